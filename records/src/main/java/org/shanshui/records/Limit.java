package org.shanshui.records;

/** How long something may take. */
public record Limit(int amount, Unit unit) {
  /** What is counted. */
  public enum Unit {
    WORKING_DAYS("d"),
    OFFICE_HOURS("h"),
    CALENDAR_DAYS("cd");

    private final String word;

    Unit(String word) {
      this.word = word;
    }
  }

  /** Of {@code 20d}, {@code 4h}, {@code 30cd}, which the schema has held. */
  static Limit parse(String text) {
    String digits = text.replaceAll("\\D", "");
    String word = text.substring(digits.length());
    for (Unit unit : Unit.values()) {
      if (unit.word.equals(word)) {
        return new Limit(Integer.parseInt(digits), unit);
      }
    }
    throw new IllegalArgumentException(text);
  }

  @Override
  public String toString() {
    return amount + unit.word;
  }
}
