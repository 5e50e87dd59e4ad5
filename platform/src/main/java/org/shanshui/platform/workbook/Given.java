package org.shanshui.platform.workbook;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * What a form is opened for: the variables of its address and what was chosen beside the file.
 *
 * @param values as they were given, none of them blank
 */
public record Given(Map<String, String> values) {
  /** An id; null where none was given. */
  public @Nullable Long id(String name) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("\\d{1,18}")) {
      throw Refusal.invalid("workbook.id-unreadable", "“" + value + "”不是编号。", value + " is no id")
          .asException();
    }
    return Long.valueOf(value);
  }
}
