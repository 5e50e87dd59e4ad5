package org.shanshui.compiler.quantity;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/**
 * A rule that tells what a number is by its form and its neighbours.
 *
 * @param name what it finds, for the reader of the rules
 * @param type the class of what it finds; null where it finds a number that measures, whose class
 *     hangs on tense
 * @param sure the confidence it gives
 */
record Rule(String name, Predicate<Context> finds, @Nullable QuantityClass type, double sure) {}
