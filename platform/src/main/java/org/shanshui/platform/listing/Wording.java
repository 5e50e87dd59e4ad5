package org.shanshui.platform.listing;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.springframework.context.MessageSource;

/** What values of cells look like in a language. */
public record Wording(MessageSource messages, Locale locale) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** The message of this code. */
  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, locale);
  }

  /** The message of this code, null where there is none. */
  @Nullable String sayIfKnown(String code) {
    return messages.getMessage(code, null, null, locale);
  }

  /** A value as text; nothing for null. */
  String of(@Nullable Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof Message message) {
      return message.otherwise() == null
          ? say(message.code(), message.arguments().toArray())
          : Objects.requireNonNull(
              messages.getMessage(message.code(), null, message.otherwise(), locale));
    } else if (value instanceof Cell.Does) {
      return "";
    } else if (value instanceof Cell.Changes changes) {
      return changes.all().stream()
          .map(c -> of(c.term()) + ": " + of(c.before()) + " → " + of(c.after()))
          .collect(Collectors.joining("\n"));
    } else if (value instanceof Words both) {
      return isEnglish() ? both.english() : both.chinese();
    } else if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } else if (value instanceof Instant moment) {
      return MOMENT.format(moment.atZone(CHINA));
    } else if (value instanceof OffsetDateTime moment) {
      return MOMENT.format(moment.atZoneSameInstant(CHINA));
    } else if (value instanceof Collection<?> several) {
      return several.stream()
          .map(this::of)
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining(isEnglish() ? ", " : "、"));
    }
    return value.toString();
  }

  /** A number with its thousands apart: 124,335.5. */
  String grouped(BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat(
            "#,##0.####################", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(number);
  }

  private boolean isEnglish() {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
