package org.shanshui.platform.cases.loop;

/**
 * A length of office time (时限).
 *
 * @param amount at least 0
 * @param inHours office hours if true, working days if not
 */
public record Limit(int amount, boolean inHours) {
  public Limit {
    if (amount < 0) {
      throw new IllegalArgumentException("A time limit below zero: " + amount);
    }
  }

  public static Limit days(int days) {
    return new Limit(days, false);
  }

  /** Reads {@code 20d} (working days) or {@code 4h} (office hours). */
  public static Limit parse(String text) {
    if (!text.matches("\\d{1,4}[dh]")) {
      throw new IllegalArgumentException(
          "“" + text + "”: 应为数字加 d（工作日）或 h（工作小时） · a number and d or h is expected");
    }
    return new Limit(Integer.parseInt(text.substring(0, text.length() - 1)), text.endsWith("h"));
  }

  @Override
  public String toString() {
    return amount + (inHours ? "h" : "d");
  }
}
