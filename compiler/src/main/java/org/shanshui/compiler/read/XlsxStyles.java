package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The formats of a .xlsx, as far as they say how a cell shows. */
final class XlsxStyles {
  private static final Cell GENERAL = new Cell("General", false);

  private final List<Cell> cells = new ArrayList<>();

  /**
   * How a cell shows.
   *
   * @param code of its number's format
   */
  record Cell(String code, boolean struck) {}

  static XlsxStyles of(@Nullable XmlWalk xml) throws XMLStreamException {
    XlsxStyles styles = new XlsxStyles();
    Map<Integer, String> codes = new HashMap<>();
    List<Boolean> struckFonts = new ArrayList<>();
    while (xml != null && xml.nextWithin(XmlWalk.DOCUMENT)) {
      switch (xml.name()) {
        case "numFmt" -> {
          String code = xml.attribute("formatCode");
          codes.put(
              XmlWalk.number(xml.attribute("numFmtId"), 0),
              code == null ? "General" : XlsxStrings.unescaped(code));
        }
        case "fonts" -> fonts(xml, struckFonts);
        case "cellXfs" -> styles.formats(xml, codes, struckFonts);
        case "cellStyleXfs", "dxfs" -> xml.skip();
        default -> {}
      }
    }
    return styles;
  }

  private static void fonts(XmlWalk xml, List<Boolean> struck) throws XMLStreamException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("font")) {
        struck.add(RunFormat.read(xml).isStruck());
      }
    }
  }

  private void formats(XmlWalk xml, Map<Integer, String> codes, List<Boolean> struckFonts)
      throws XMLStreamException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("xf")) {
        int id = XmlWalk.number(xml.attribute("numFmtId"), 0);
        int font = XmlWalk.number(xml.attribute("fontId"), 0);
        String code = codes.get(id);
        boolean struck = font < struckFonts.size() && struckFonts.get(font);
        cells.add(new Cell(code == null ? SheetNumbers.builtIn(id) : code, struck));
      }
    }
  }

  Cell cell(@Nullable String style) {
    int index = XmlWalk.number(style, 0);
    return index < cells.size() ? cells.get(index) : GENERAL;
  }
}
