package org.shanshui.packkit.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.shanshui.packkit.Words;

/** What comes of an expression. */
public sealed interface Outcome {
  /**
   * It has a value.
   *
   * @param value a String, a BigDecimal, a Boolean, a LocalDate, or a List of such
   */
  record Known(Object value) implements Outcome {}

  /**
   * It cannot be told, since inputs are missing that it depends on.
   *
   * @param inputs their names, in order
   */
  record Missing(Set<String> inputs) implements Outcome {
    public Missing {
      inputs = java.util.Collections.unmodifiableSet(new TreeSet<>(inputs));
    }
  }

  /** It could not be carried out: something was divided by zero, say. */
  record Failed(Words why) implements Outcome {}

  /**
   * An outcome and how it came about.
   *
   * @param lines in the order in which parts were known
   */
  record Traced(Outcome outcome, List<Line> lines) {
    public Traced {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A part of the expression and what it was.
   *
   * @param part as in the pack
   * @param value as in {@link Known}, in words; {@code ?} where it is missing
   */
  record Line(String part, String value) {
    @Override
    public String toString() {
      return part + " = " + value;
    }
  }
}
