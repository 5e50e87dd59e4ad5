package org.shanshui.platform.workbook;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/** What a cell says: nothing, a value, or something that cannot be taken. */
public sealed interface Read<T> {
  /** The cell is empty. */
  record Nothing<T>() implements Read<T> {}

  /**
   * A value.
   *
   * @param note what its writer should know; null for nothing
   */
  record Value<T>(T value, @Nullable Refusal note) implements Read<T> {}

  /** Something that cannot be taken, and why. */
  record Wrong<T>(Refusal why) implements Read<T> {}

  static <T> Read<T> wrong(String chinese, String english) {
    return new Wrong<>(Refusal.invalid("workbook.cell-unfit", chinese, english));
  }
}
