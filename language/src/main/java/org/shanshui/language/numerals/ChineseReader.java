package org.shanshui.language.numerals;

import java.math.BigDecimal;

/**
 * Reads one numeral in Chinese characters up to 10^16: 三千五百, 一万二, 二十一, 廿五, 二〇三五, 三点五, 七八十, 数百, 千亿;
 * digits one by one also with thousands and decimals, as plans of the 1950s have them: 三、六八六·四.
 */
final class ChineseReader {
  private static final int MOST_DIGITS = 18;
  private static final int MOST_DECIMALS = 9;
  private static final long WAN = 10_000;
  private static final long YI = 100_000_000;
  private static final Scale[] LARGE = {Scale.WAN_YI, Scale.YI, Scale.WAN};

  private final CharSequence s;
  private int i;
  private long total;
  private long section;
  private int digit = -1;
  private int lastMultiplier = 10_000;
  private boolean zero;
  private boolean large;
  private int decimals;
  private Scale scale = Scale.ONE;
  private Hedge hedge = Hedge.NONE;
  private boolean bare;
  private boolean serial;

  ChineseReader(CharSequence s, int start) {
    this.s = s;
    this.i = start;
  }

  int end() {
    return i;
  }

  BigDecimal value() {
    return BigDecimal.valueOf(total, decimals);
  }

  Scale scale() {
    return scale;
  }

  Hedge hedge() {
    return hedge;
  }

  /** Whether no digit but only a multiplier was written: 百, 千亿. */
  boolean bare() {
    return bare;
  }

  boolean serial() {
    return serial;
  }

  /** Reads without keeping the multiplier apart: 三百亿 is 3×10^10. */
  boolean cardinal() {
    if (!read()) {
      return false;
    }
    if (scale != Scale.ONE) {
      total = Math.multiplyExact(total, scale.factor().longValueExact());
      scale = Scale.ONE;
    }
    return !serial;
  }

  /** Reads the longest numeral; false where there is none. */
  boolean read() {
    char c = Digits.charAt(s, i);
    if (c == '数' || c == '几' || c == '上') {
      return several();
    }
    int run = run(i);
    if (run > 0 && isPositional(run)) {
      return positional();
    }
    if (run >= 2 && !isTwenty(c)) {
      if (run > 2 || !isNeighbours(i)) {
        return string(run);
      }
    } else if (run == 1 && Digits.chinese(c) == 0) {
      return zeroPoint();
    }
    int multiplier = Digits.multiplier(c);
    if (multiplier > 0 && multiplier != 10) {
      return bareMultiplier();
    }
    return sections() && finish();
  }

  private static boolean isTwenty(char c) {
    return c == '廿' || c == '卅';
  }

  private int run(int from) {
    int k = from;
    while (Digits.chinese(s, k) >= 0) {
      k++;
    }
    return k - from;
  }

  /** Whether thousands or decimals follow the digits: 一、六〇〇, 二一·六. */
  private boolean isPositional(int run) {
    return run <= MOST_DECIMALS && (isPoint(i + run) || i > 0 && isThousands(i + run, run));
  }

  /** Three digits behind a mark, for which a comma may be printed; 二、三四五年级 lists. */
  private boolean isThousands(int mark, int run) {
    return run <= 3
        && "、，,".indexOf(Digits.charAt(s, mark)) >= 0
        && run(mark + 1) == 3
        && !(isNeighbours(mark + 1) && isNeighbours(mark + 2));
  }

  private boolean isPoint(int mark) {
    return Digits.charAt(s, mark) == '·' && Digits.chinese(s, mark + 1) >= 0;
  }

  private boolean positional() {
    int run = run(i);
    int digits = run;
    take(run);
    while (digits + 3 <= MOST_DIGITS && isThousands(i, run)) {
      i++;
      run = 3;
      digits += run;
      take(run);
    }
    if (isPoint(i)) {
      decimals = Math.min(run(i + 1), MOST_DIGITS - digits);
      i++;
      take(decimals);
    }
    return large();
  }

  /** Takes digits one by one. */
  private void take(int run) {
    for (int k = 0; k < run; k++) {
      total = total * 10 + Digits.chinese(s, i + k);
    }
    i += run;
  }

  /** 三四, 七八, 三五 say about how many. */
  private boolean isNeighbours(int k) {
    int a = Digits.chinese(s, k);
    int b = Digits.chinese(s, k + 1);
    return a > 0 && (b == a + 1 || a == 3 && b == 5);
  }

  /** Digits read one by one: 二〇三五, 一〇八万. */
  private boolean string(int run) {
    if (run > MOST_DIGITS) {
      i += run;
      serial = true;
      return true;
    }
    take(run);
    return large();
  }

  private boolean zeroPoint() {
    if (Digits.charAt(s, i + 1) != '点' || Digits.chinese(s, i + 2) < 0) {
      return false;
    }
    i++;
    return point() && large();
  }

  /** 数十, 几百, 上千: a multiplier with a vague digit. */
  private boolean several() {
    if (Digits.multiplier(s, i + 1) == 0) {
      return false;
    }
    i++;
    hedge = Hedge.SEVERAL;
    if (Digits.multiplier(s, i) == 10) {
      i++;
      section = 10;
      return large();
    }
    return bareMultiplier();
  }

  private boolean bareMultiplier() {
    bare = true;
    if (Digits.charAt(s, i + 1) == '分' && Digits.charAt(s, i + 2) == '之') {
      total = Digits.multiplier(s, i);
      i++;
      return true;
    }
    Scale word = Scale.at(s, i);
    if (word == null || Digits.multiplier(s, i + word.word().length()) > 0) {
      return false;
    }
    i += word.word().length();
    if (word.factor().intValue() < WAN && word.word().length() == 1) {
      total = word.factor().longValueExact();
    } else {
      total = 1;
      scale = word;
    }
    return true;
  }

  private boolean sections() {
    int start = i;
    for (; i < s.length(); i++) {
      char c = s.charAt(i);
      int d = Digits.chinese(c);
      if (d == 0) {
        if (i == start || digit >= 0 || Digits.chinese(s, i + 1) <= 0 && !isTen(i + 1)) {
          break;
        }
        zero = true;
      } else if (d > 0) {
        if (digit >= 0 || i > start && Digits.chinese(s, i - 1) > 0 || lastMultiplier == 1) {
          break;
        }
        digit = d;
        if (isNeighbours(i)) {
          hedge = Hedge.SEVERAL;
          i++;
        }
      } else if (isTwenty(c)) {
        if (i > start) {
          break;
        }
        section = c == '廿' ? 20 : 30;
        lastMultiplier = 10;
      } else if (!multiplier(Digits.multiplier(c), i == start)) {
        break;
      }
    }
    return i > start;
  }

  private boolean isTen(int k) {
    return Digits.multiplier(s, k) == 10;
  }

  private boolean multiplier(int m, boolean first) {
    if (m == 0) {
      return false;
    }
    if (m < WAN) {
      if (m >= lastMultiplier || digit < 0 && !(m == 10 && (first || zero))) {
        return false;
      }
      section += (long) (digit < 0 ? 1 : digit) * m;
      digit = -1;
      lastMultiplier = m;
      zero = false;
      return true;
    }
    long part = section + Math.max(digit, 0);
    if (m == WAN) {
      if (part == 0 || total % YI != 0 || large && total == 0) {
        return false;
      }
      total += part * WAN;
    } else {
      // 三千五百万亿: what stands before 亿 is multiplied as a whole, and only once.
      if (part + total == 0 || total >= YI) {
        return false;
      }
      total = (total + part) * YI;
    }
    large = true;
    section = 0;
    digit = -1;
    zero = false;
    lastMultiplier = 10_000;
    return true;
  }

  private boolean finish() {
    if (digit >= 0) {
      // 一万二 is 12000 and 三百五 is 350, but 一百零五 is 105.
      boolean shorthand = !zero && hedge == Hedge.NONE && section + total > 0;
      if (shorthand && lastMultiplier >= 100 && lastMultiplier < WAN) {
        section += (long) digit * lastMultiplier / 10;
      } else if (shorthand && lastMultiplier == WAN && total % YI == 0) {
        section += digit * (YI / 10);
      } else if (shorthand && lastMultiplier == WAN) {
        section += digit * (WAN / 10);
      } else {
        section += digit;
      }
      if (!large && Digits.charAt(s, i) == '点') {
        total = section;
        section = 0;
        return point() && large();
      }
      if (large && section >= WAN) {
        total += section;
        section = 0;
      }
    } else if (!large && Digits.charAt(s, i) == '点' && Digits.chinese(s, i + 1) >= 0) {
      total = section;
      section = 0;
      return point() && large();
    }
    if (Digits.charAt(s, i) == '几' && section % 10 == 0 && section > 0 && digit < 0) {
      hedge = Hedge.SEVERAL;
      i++;
      return large();
    }
    if (large && section == 0) {
      apart();
      return true;
    }
    total += section;
    section = 0;
    return true;
  }

  /** Reads .5 of 三点五. */
  private boolean point() {
    int k = i + 1;
    if (Digits.charAt(s, i) != '点' || Digits.chinese(s, k) < 0) {
      return true;
    }
    while (Digits.chinese(s, k) >= 0 && decimals < MOST_DECIMALS) {
      total = total * 10 + Digits.chinese(s, k);
      decimals++;
      k++;
    }
    if (Digits.multiplier(s, k) == 10) {
      // 三点四十: a time of day.
      return false;
    }
    i = k;
    return true;
  }

  /** Takes 万, 亿, 万亿 behind 十几, 数十, 一点五. */
  private boolean large() {
    total += section;
    section = 0;
    Scale word = Scale.at(s, i);
    if (word != null && word.factor().compareTo(Scale.WAN.factor()) >= 0) {
      scale = word;
      i += word.word().length();
    }
    return true;
  }

  /** 三百亿: 300 and 亿, but 三亿五千万 stays one number. */
  private void apart() {
    for (Scale word : LARGE) {
      long factor = word.factor().longValueExact();
      if (endsWith(word.word()) && (word != Scale.WAN || total < YI)) {
        total /= factor;
        scale = word;
        return;
      }
    }
  }

  private boolean endsWith(String word) {
    int from = i - word.length();
    for (int k = 0; k < word.length(); k++) {
      if (Digits.multiplier(s, from + k) != Digits.multiplier(word.charAt(k))) {
        return false;
      }
    }
    return true;
  }
}
