package org.shanshui.compiler.quantity;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/**
 * A rule that tells what a number is by its form and its neighbours.
 *
 * @param name what it finds, for the reader of the rules
 * @param needs what a mention must have, or it is not asked of it
 * @param type the class of what it finds; null where it finds a number that measures, whose class
 *     hangs on tense
 */
record Rule(String name, Needs needs, Predicate<Context> finds, @Nullable QuantityClass type) {

  /** What most mentions that a rule could be asked of have not. */
  enum Needs {
    NOTHING,
    TIME,
    UNIT,
    NO_UNIT;

    boolean areMet(boolean time, boolean unit) {
      return switch (this) {
        case NOTHING -> true;
        case TIME -> time;
        case UNIT -> unit;
        case NO_UNIT -> !unit;
      };
    }
  }
}
