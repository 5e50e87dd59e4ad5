package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The strings that the sheets of a .xlsx share, and how any string in it is written. */
final class XlsxStrings {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private XlsxStrings() {}

  static List<String> of(@Nullable XmlWalk xml, Workbook workbook)
      throws XMLStreamException, UnreadableException {
    List<String> all = new ArrayList<>();
    SheetCells.Count count = new SheetCells.Count();
    while (xml != null && xml.nextWithin(XmlWalk.DOCUMENT)) {
      if (xml.name().equals("si")) {
        String text = text(xml, workbook);
        count.add(text);
        all.add(text);
      }
    }
    return all;
  }

  /**
   * The text of the element just begun, without what is struck out and without how it is pronounced
   * (rPh).
   */
  static String text(XmlWalk xml, Workbook workbook) throws XMLStreamException {
    WordLine line = new WordLine();
    RunFormat format = RunFormat.PLAIN;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "r" -> format = RunFormat.PLAIN;
        case "rPr" -> format = RunFormat.read(xml);
        case "t" -> {
          String piece = unescaped(content(xml));
          if (format.isStruck()) {
            workbook.noteStruckOut();
          } else {
            line.append(piece, format.isRaised());
          }
        }
        case "rPh", "phoneticPr" -> xml.skip();
        default -> {}
      }
    }
    return line.text();
  }

  /** The characters in the element just begun. */
  static String content(XmlWalk xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int element = xml.depth();
    XmlWalk.Event event = xml.next();
    while (event != XmlWalk.Event.DOCUMENT_END && xml.depth() >= element) {
      if (event == XmlWalk.Event.TEXT) {
        text.append(xml.text());
      }
      event = xml.next();
    }
    return text.toString();
  }

  /** {@code _x000D_} stands for a carriage return, {@code _x005F_} for an underscore. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher escape = ESCAPE.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (escape.find()) {
      char c = (char) Integer.parseInt(escape.group(1), 16);
      boolean shown = c >= ' ' && !Character.isSurrogate(c);
      String stands = shown ? Character.toString(c) : c == '\r' || c == '\n' ? "\n" : " ";
      escape.appendReplacement(plain, Matcher.quoteReplacement(stands));
    }
    return escape.appendTail(plain).toString();
  }
}
