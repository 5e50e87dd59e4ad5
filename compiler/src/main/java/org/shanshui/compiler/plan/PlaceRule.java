package org.shanshui.compiler.plan;

/**
 * The rules that read a number by its place: the column or row of a table, an addition of pages.
 */
public enum PlaceRule {
  SERIAL_COLUMN("table: serial column"),
  CODE_COLUMN("table: code column"),
  INDICATOR_COLUMN("table: indicator column"),
  PROJECT_COLUMN("table: project column"),
  UNIT_COLUMN("table: unit column"),
  WEIGHT_COLUMN("table: weight column"),
  TIME_COLUMN("table: time column"),
  STATE_COLUMN("table: column of what is so"),
  TARGET_COLUMN("table: target column"),
  STATE_SUM("table: sum of what is so"),
  TARGET_SUM("table: sum of targets"),
  SECTION_COUNT("table: count of a section's projects"),
  BESIDE_VALUES("table: words beside the values"),
  CUT_DIGITS("table: digits cut off"),
  LONE_COUNT("number alone in its line: 1 … 2 … 3"),
  PAGE_NUMBER("layout: page number"),
  RUNNING_HEAD("layout: running head"),
  CONTENTS("layout: contents"),
  NOTE_MARK("layout: mark of a note");

  private final String title;

  PlaceRule(String title) {
    this.title = title;
  }

  /** The rule's name, beside those of the rules of prose. */
  public String title() {
    return title;
  }

  /** Whether a rule of that name reads a table's cells. */
  static boolean readsTables(String title) {
    return title.startsWith("table: ");
  }
}
