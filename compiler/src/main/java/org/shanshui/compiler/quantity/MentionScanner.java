package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.time.TimeExpressions;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/** Finds every number and time in a passage, in order and without overlap. */
final class MentionScanner {
  private MentionScanner() {}

  /** The mentions of a clean text; those with Arabic digits are complete. */
  static List<Mention> scan(String text, @Nullable Year year) {
    List<Mention> mentions = new ArrayList<>();
    int length = text.length();
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      Mention found;
      if (c >= '0' && c <= '9') {
        found = arabic(text, i, year);
      } else if (c < 0x2000) {
        i++;
        continue;
      } else {
        found = chinese(text, i, year);
      }
      if (found == null) {
        i++;
      } else {
        mentions.add(found);
        i = Math.max(found.end, i + 1);
      }
    }
    return mentions;
  }

  private static Mention arabic(String text, int start, @Nullable Year year) {
    if (start > 0 && isLatin(text.charAt(start - 1)) || joinedToLatin(text, start)) {
      return named(start, digitsEnd(text, start));
    }
    TimeExpression time = TimeExpressions.at(text, start, year);
    Quantity quantity = Quantities.at(text, start);
    if (time != null && (quantity == null || time.end() >= quantity.end() || !measured(quantity))) {
      return new Mention(start, time.end(), quantity, time, false);
    }
    if (quantity == null) {
      return new Mention(start, digitsEnd(text, start), null, null, false);
    }
    int end = quantity.end();
    // Letters that follow make a name of it: 5A级, 5G, 4K.
    if (end < text.length() && isLatin(text.charAt(end)) && isLatinOrDigit(text.charAt(end - 1))) {
      return named(start, digitsEnd(text, start));
    }
    return new Mention(start, end, quantity, null, false);
  }

  private static boolean measured(Quantity quantity) {
    return !quantity.unit().isEmpty();
  }

  private static Mention named(int start, int end) {
    Mention mention = new Mention(start, end, null, null, false);
    mention.become(QuantityClass.NAME, 0.95);
    return mention;
  }

  private static boolean joinedToLatin(String text, int start) {
    return start > 1
        && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == '.')
        && isLatin(text.charAt(start - 2));
  }

  private static @Nullable Mention chinese(String text, int start, @Nullable Year year) {
    TimeExpression time = TimeExpressions.at(text, start, year);
    if (time != null) {
      boolean digits = false;
      for (int i = start; i < time.end() && !digits; i++) {
        digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
      }
      return new Mention(start, time.end(), null, time, !digits);
    }
    Quantity quantity = Quantities.at(text, start);
    if (quantity == null || quantity.unit().isEmpty() && !isShare(quantity)) {
      return null;
    }
    return new Mention(start, quantity.end(), quantity, null, true);
  }

  private static boolean isShare(Quantity quantity) {
    return quantity.value().compareTo(BigDecimal.ONE) < 0;
  }

  private static int digitsEnd(String text, int start) {
    int i = start;
    while (i < text.length()
        && (isDigit(text.charAt(i))
            || (text.charAt(i) == '.'
                && i + 1 < text.length()
                && isDigit(text.charAt(i + 1))
                && i > start))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLatin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isLatinOrDigit(char c) {
    return isLatin(c) || isDigit(c);
  }
}
