package org.shanshui.compiler.read;

import org.jsoup.nodes.Element;

/** A list as it is walked: the number a browser would show before its next item. */
final class HtmlList {
  private final boolean numbered;
  private final String type;
  private int number;

  private HtmlList(boolean numbered, String type, int number) {
    this.numbered = numbered;
    this.type = type;
    this.number = number;
  }

  static boolean isList(String tag) {
    return tag.equals("ol") || tag.equals("ul");
  }

  static HtmlList of(Element list) {
    int start = 1;
    String given = list.attr("start");
    if (given.matches("\\d{1,6}")) {
      start = Integer.parseInt(given);
    }
    return new HtmlList(list.normalName().equals("ol"), list.attr("type"), start);
  }

  String next() {
    if (!numbered) {
      return "";
    }
    int shown = number++;
    return switch (type) {
          case "a" -> NumberFormat.LOWER_LETTER.of(shown);
          case "A" -> NumberFormat.UPPER_LETTER.of(shown);
          case "i" -> NumberFormat.LOWER_ROMAN.of(shown);
          case "I" -> NumberFormat.UPPER_ROMAN.of(shown);
          default -> NumberFormat.DECIMAL.of(shown);
        }
        + ".";
  }
}
