package org.shanshui.compiler.read;

import java.util.Iterator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A table of data; many pages use tables for their layout, which are none. */
final class HtmlTable {
  /** A cell with so much text, and most of the table's, holds the page and no datum. */
  private static final int LAYOUT_TEXT = 1500;

  private HtmlTable() {}

  static boolean isData(Element element) {
    if (!element.normalName().equals("table")) {
      return false;
    }
    int rows = 0;
    int columns = 0;
    int all = 0;
    int longest = 0;
    // A stream, so that a layout table is left at the first table in it.
    Iterator<Element> parts = element.stream().iterator();
    while (parts.hasNext()) {
      Element part = parts.next();
      switch (part.normalName()) {
        case "table" -> {
          if (part != element) {
            return false;
          }
        }
        case "tr" -> {
          int width = width(part);
          columns = Math.max(columns, width);
          rows += width > 0 ? 1 : 0;
        }
        case "td", "th" -> {
          int length = part.text().length();
          all += length;
          longest = Math.max(longest, length);
        }
        default -> {}
      }
    }
    boolean layout = longest > LAYOUT_TEXT && longest * 10L > all * 7L;
    return rows > 1 && columns > 1 && !layout;
  }

  private static int width(Element row) {
    int width = 0;
    for (Element cell : row.children()) {
      if (isCell(cell)) {
        width += span(cell, "colspan");
      }
    }
    return width;
  }

  private static boolean isCell(Element element) {
    return element.normalName().equals("td") || element.normalName().equals("th");
  }

  static void draw(Element element, TextDraft draft) {
    for (Element child : element.children()) {
      if (child.normalName().equals("caption")) {
        draft.line(Block.Kind.CAPTION, 0, text(child));
      }
    }
    TableDraft table = draft.table();
    for (Element row : element.getElementsByTag("tr")) {
      table.startRow();
      for (Element cell : row.children()) {
        if (isCell(cell)) {
          table.cell(text(cell), span(cell, "rowspan"), span(cell, "colspan"));
        }
      }
    }
    table.close();
  }

  private static int span(Element cell, String attribute) {
    String value = cell.attr(attribute).strip();
    return value.matches("[1-9]\\d{0,4}") ? Integer.parseInt(value) : 1;
  }

  private static String text(Element cell) {
    FlowText text = new FlowText();
    NodeVisitor visitor =
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode part) {
              text.append(part.getWholeText(), false);
            } else if (node instanceof Element part && startsLine(part)) {
              text.breakSoftly();
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element part && part != cell && part.isBlock()) {
              text.breakSoftly();
            }
          }
        };
    cell.traverse(visitor);
    return text.take();
  }

  private static boolean startsLine(Element part) {
    return part.isBlock() || part.normalName().equals("br");
  }
}
