package org.shanshui.compiler.accuracy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When two annotations say the same in other words. */
public final class Likeness {
  private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);

  private Likeness() {}

  /** Without blanks, quotation marks, brackets, commas and 的. */
  public static String bare(@Nullable String words) {
    return words == null ? "" : words.replaceAll("[\\s“”\"‘’《》（）()、，,的]", "");
  }

  /** 1 for the same words, 0.9 where one holds the other, else the Dice coefficient of bigrams. */
  public static double of(@Nullable String one, @Nullable String other) {
    String a = bare(one);
    String b = bare(other);
    if (a.equals(b)) {
      return 1;
    }
    if (Math.min(a.length(), b.length()) >= 3 && (a.contains(b) || b.contains(a))) {
      return 0.9;
    }
    Set<String> left = bigrams(a);
    Set<String> right = bigrams(b);
    Set<String> both = new HashSet<>(left);
    both.retainAll(right);
    return 2.0 * both.size() / Math.max(1, left.size() + right.size());
  }

  private static Set<String> bigrams(String words) {
    Set<String> found = new HashSet<>();
    for (int i = 0; i + 1 < words.length(); i++) {
      found.add(words.substring(i, i + 2));
    }
    return found;
  }

  /** Equal to six decimals, or both null. */
  public static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return Objects.equals(rounded(one), rounded(other));
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
    return value == null ? null : value.setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }

  /** A quantity with the multiplier that leads its unit worked in: 1 千亿元 is 100000000000 元. */
  public record Amount(@Nullable BigDecimal value, String unit) {

    public static Amount of(@Nullable BigDecimal value, @Nullable String unit) {
      String rest = bare(unit).replace('％', '%').replace("个百分点", "百分点");
      BigDecimal factor = BigDecimal.ONE;
      while (!rest.isEmpty() && multiplier(rest.charAt(0)) > 1) {
        factor = factor.multiply(BigDecimal.valueOf(multiplier(rest.charAt(0))));
        rest = rest.substring(1);
      }
      if (rest.isEmpty() && factor.compareTo(HUNDRED_MILLION) >= 0) {
        rest = "元";
      }
      return new Amount(value == null ? null : value.multiply(factor), rest);
    }

    public boolean sameAs(Amount other) {
      return unit.equals(other.unit) && same(value, other.value);
    }

    private static long multiplier(char c) {
      return switch (c) {
        case '十' -> 10;
        case '百' -> 100;
        case '千' -> 1_000;
        case '万' -> 10_000;
        case '亿' -> 100_000_000;
        default -> 1;
      };
    }
  }
}
