package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money in 万元, exact; 亿元 where it is large. */
public final class Money {
  private static final BigDecimal LARGE = BigDecimal.valueOf(10_000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(100);
  private static final BigDecimal BILLION = BigDecimal.valueOf(100_000);

  private Money() {}

  /** As people write it: 30000.5 is 3.00005亿元, 800 is 800万元. */
  public static String words(@Nullable BigDecimal money) {
    if (money == null) {
      return "—";
    }
    return money.abs().compareTo(LARGE) >= 0
        ? plain(money.divide(LARGE)) + "亿元"
        : plain(money) + "万元";
  }

  /** The same in English: 30000.5 is ¥300.005 m, 800 is ¥8 m. */
  public static String english(@Nullable BigDecimal money) {
    if (money == null) {
      return "—";
    }
    return money.abs().compareTo(BILLION) >= 0
        ? "¥" + plain(money.divide(BILLION)) + " bn"
        : "¥" + plain(money.divide(MILLION)) + " m";
  }

  /** For tables of one unit, 万元: 20,171,700.5. */
  public static String grouped(@Nullable BigDecimal money) {
    return money == null
        ? "—"
        : new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(money);
  }

  public static String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
