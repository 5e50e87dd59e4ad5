package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A note at the foot of a page.
 *
 * @param mark bare: 1, ①, *
 * @param lines may grow on the next page
 */
record PdfNote(String mark, List<PdfLine> lines) {
  private static final Pattern NUMBER = Pattern.compile("^[\\[〔［]?\\d{1,3}[\\]〕］]?\\s*");

  PdfNote(String mark) {
    this(mark, new ArrayList<>());
  }

  /** What it says; a number as its mark in brackets, so that it counts nothing. */
  String text() {
    String said = said();
    boolean numbered = !mark.isEmpty() && Character.isDigit(mark.charAt(0));
    if (!numbered) {
      return said;
    }
    return "[" + mark + "]" + (lines.isEmpty() ? "" : " " + NUMBER.matcher(said).replaceFirst(""));
  }

  private String said() {
    FlowText text = new FlowText();
    for (PdfLine line : lines) {
      text.append(line.text(), false);
      text.append("\n", false);
    }
    return text.take();
  }

  boolean endsSentence() {
    String text = said();
    return !text.isEmpty() && "。！？；".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
