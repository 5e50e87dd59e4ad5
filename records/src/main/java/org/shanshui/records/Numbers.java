package org.shanshui.records;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people and programs give them. */
final class Numbers {
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,12})?");

  private Numbers() {}

  /** A number, or a text of one; empty for all else, and for what has too many digits. */
  static Optional<BigDecimal> parse(@Nullable Object raw) {
    String text = raw instanceof BigDecimal number ? bounded(number) : String.valueOf(raw).strip();
    if (raw instanceof Double || raw instanceof Float) {
      text = bounded(new BigDecimal(raw.toString()));
    }
    return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** In full, if that is not long. */
  private static String bounded(BigDecimal number) {
    return Math.abs((long) number.scale()) + number.precision() > 60 ? "" : number.toPlainString();
  }
}
