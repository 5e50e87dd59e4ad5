package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named way to read one field of a mention. Rules stand in order: the first that finds its form
 * decides.
 *
 * @param <S> what it reads from
 * @param <T> what it reads
 * @param name what it finds, for the reader of the rules
 * @param reads the field, null where the form is not there
 */
record FieldRule<S, T>(String name, Function<S, @Nullable T> reads) {

  /** What the first rule that finds its form decides, null where none does. */
  static <S, T> @Nullable Decision<T> first(List<FieldRule<S, T>> rules, S from) {
    // Without an iterator: it is the most walked of all lists.
    for (int i = 0; i < rules.size(); i++) {
      FieldRule<S, T> rule = rules.get(i);
      T value = rule.reads.apply(from);
      if (value != null && !RuleSwitch.isOff(rule.name)) {
        return new Decision<>(value, rule.name);
      }
    }
    return null;
  }
}
