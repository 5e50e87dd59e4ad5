package org.shanshui.compiler.read;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads the sheets of an OpenDocument workbook; its cells hold their text as it is shown. */
final class OdfSheets {
  /** Rows and cells that repeat more often are the empty rest of the sheet. */
  private static final int MOST_REPEATED = 1_000;

  private final XmlWalk xml;
  private final OdfStyles styles;
  private final Workbook workbook;

  OdfSheets(XmlWalk xml, OdfStyles styles, Workbook workbook) {
    this.xml = xml;
    this.styles = styles;
    this.workbook = workbook;
  }

  void read() throws XMLStreamException, UnreadableException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (!xml.name().equals("table")) {
        xml.skip();
      } else if (styles.hidesTable(xml.attribute("style-name"))) {
        workbook.passOverHidden();
        xml.skip();
      } else {
        String name = xml.attribute("name");
        sheet(workbook.sheet(name == null ? "" : name));
      }
    }
  }

  private void sheet(SheetCells sheet) throws XMLStreamException, UnreadableException {
    int row = 0;
    int column = 0;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "table-column" -> {
          int times = times("number-columns-repeated");
          if (isHidden()) {
            sheet.hideColumns(column, column + times - 1);
          }
          column += times;
        }
        case "table-row" -> {
          int times = times("number-rows-repeated");
          for (int i = 0; isHidden() && i < Math.min(times, MOST_REPEATED); i++) {
            sheet.hideRow(row + i);
          }
          row(sheet, row, times > MOST_REPEATED ? 1 : times);
          row += times;
        }
        case "shapes", "forms", "named-expressions", "table-source" -> xml.skip();
        default -> {}
      }
    }
  }

  private boolean isHidden() {
    String visibility = xml.attribute("visibility");
    return visibility != null && !visibility.equals("visible");
  }

  private int times(String attribute) {
    String value = xml.attribute(attribute);
    return value != null && value.matches("\\d{1,7}") ? Math.max(1, Integer.parseInt(value)) : 1;
  }

  private void row(SheetCells sheet, int row, int rows)
      throws XMLStreamException, UnreadableException {
    int column = 0;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      String name = xml.name();
      if (!name.equals("table-cell") && !name.equals("covered-table-cell")) {
        continue;
      }
      int times = times("number-columns-repeated");
      int down = times("number-rows-spanned");
      int across = times("number-columns-spanned");
      boolean formula = xml.attribute("formula") != null;
      boolean valued = xml.attribute("value-type") != null;
      String text = text(xml.attribute("style-name"));
      if (formula && !valued) {
        workbook.countUncalculated();
      }
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < Math.min(times, MOST_REPEATED); c++) {
          sheet.put(row + r, column + c, text);
        }
      }
      if (down > 1 || across > 1) {
        sheet.merge(row, column, row + down - 1, column + across - 1);
      }
      column += times;
    }
  }

  private String text(@Nullable String style) throws XMLStreamException {
    RunFormat cell = styles.run("table-cell", style);
    StringBuilder text = new StringBuilder();
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "p" -> {
          text.append(text.isEmpty() ? "" : "\n");
          WordLine line = new WordLine();
          spans(line, cell, 0);
          text.append(line.text());
        }
        case "annotation", "frame", "custom-shape" -> xml.skip();
        default -> {}
      }
    }
    return text.toString();
  }

  private void spans(WordLine line, RunFormat format, int depth) throws XMLStreamException {
    if (depth > OdfList.LEVELS) {
      xml.skip();
      return;
    }
    int element = xml.depth();
    XmlWalk.Event event = xml.next();
    while (event != XmlWalk.Event.DOCUMENT_END && xml.depth() >= element) {
      if (event == XmlWalk.Event.TEXT) {
        if (format.isStruck()) {
          workbook.noteStruckOut();
        } else {
          line.append(xml.text(), format.isRaised());
        }
      } else if (event == XmlWalk.Event.START) {
        line.append(xml.name().equals("s") ? " " : "", format.isRaised());
        spans(line, styles.run("text", xml.attribute("style-name")).over(format), depth + 1);
      }
      event = xml.next();
    }
  }
}
