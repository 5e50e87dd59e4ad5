package org.shanshui.compiler.read;

/**
 * How a level of a list is numbered in an OpenDocument file.
 *
 * @param levels how many levels' numbers are shown, the own one last
 */
record OdfList(String format, String prefix, String suffix, int start, int levels) {
  static final int LEVELS = 10;

  static OdfList of(XmlWalk xml) {
    return new OdfList(
        text(xml, "num-format"),
        text(xml, "num-prefix"),
        text(xml, "num-suffix"),
        XmlWalk.number(xml.attribute("start-value"), 1),
        Math.max(1, XmlWalk.number(xml.attribute("display-levels"), 1)));
  }

  private static String text(XmlWalk xml, String attribute) {
    String value = xml.attribute(attribute);
    return value == null ? "" : value;
  }

  /** A number as it is written; empty where the level shows none. */
  String shown(int number) {
    return switch (format.isEmpty() ? ' ' : format.charAt(0)) {
      case ' ' -> "";
      case 'a' -> NumberFormat.LOWER_LETTER.of(number);
      case 'A' -> NumberFormat.UPPER_LETTER.of(number);
      case 'i' -> NumberFormat.LOWER_ROMAN.of(number);
      case 'I' -> NumberFormat.UPPER_ROMAN.of(number);
      case '一' -> NumberFormat.CHINESE.of(number);
      case '壹' -> NumberFormat.CHINESE_LEGAL.of(number);
      case '①' -> NumberFormat.DECIMAL_CIRCLED.of(number);
      case '甲' -> NumberFormat.CELESTIAL_STEMS.of(number);
      case '子' -> NumberFormat.EARTHLY_BRANCHES.of(number);
      case '１' -> NumberFormat.DECIMAL_FULL_WIDTH.of(number);
      default -> NumberFormat.DECIMAL.of(number);
    };
  }
}
