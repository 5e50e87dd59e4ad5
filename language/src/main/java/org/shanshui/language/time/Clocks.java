package org.shanshui.language.time;

import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.units.Units;

/** Times of day: 16:12, 8时30分. */
final class Clocks {
  private Clocks() {}

  /** The time of day whose hour was read. */
  static @Nullable TimeExpression read(CharSequence s, int start, long hour) {
    int i = Glyphs.end(hour);
    if (Glyphs.value(hour) > 24 || Digits.arabic(s, start) < 0) {
      return null;
    }
    char c = Digits.charAt(s, i);
    int end = i + 1;
    if (c == ':' || c == '：') {
      end = Digits.skipBlanks(s, end);
      if (!isMinute(s, end) || Glyphs.value(hour) == 1 && i == start + 1) {
        // 1:15 is a ratio.
        return null;
      }
      end += 2;
      if (Digits.charAt(s, end) == c && isMinute(s, end + 1)) {
        end += 3;
      }
      if (Digits.charAt(s, end) == '.' || Units.at(s, end) != null) {
        // 11:47.5:41.5 is a ratio, 表3：12家 a label and a count.
        return null;
      }
    } else if (c == '时' && "期代段长间速效".indexOf(Digits.charAt(s, end)) < 0) {
      end = minutes(s, end);
    } else if (c == '点' && Digits.arabic(s, end) >= 0) {
      int minutes = minutes(s, end);
      if (minutes == end) {
        return null;
      }
      end = minutes;
    } else {
      return null;
    }
    return new TimeExpression(start, end, Shape.CLOCK, null, null, null, null);
  }

  private static int minutes(CharSequence s, int i) {
    long minute = Glyphs.small(s, i);
    return minute != Glyphs.NONE && Digits.charAt(s, Glyphs.end(minute)) == '分'
        ? Glyphs.end(minute) + 1
        : i;
  }

  private static boolean isMinute(CharSequence s, int i) {
    int tens = Digits.arabic(s, i);
    return tens >= 0 && tens < 6 && Digits.arabic(s, i + 1) >= 0 && Digits.arabic(s, i + 2) < 0;
  }
}
