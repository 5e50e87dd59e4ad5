package org.shanshui.compiler.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .xlsx (ECMA-376, transitional and strict) by streaming its parts: the sheets that show,
 * as {@link SheetText} writes them.
 */
final class XlsxReader {
  private XlsxReader() {}

  /**
   * @param outer the package that the workbook was found in, null where it stands alone
   */
  static Reading read(byte[] bytes, @Nullable Ooxml outer) throws UnreadableException {
    try (Ooxml ooxml = Ooxml.open(bytes, outer)) {
      return read(ooxml);
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      throw Ooxml.refusal(e);
    }
  }

  /** A sheet as the workbook lists it. */
  private record Listed(String name, String part, boolean hidden) {}

  private static Reading read(Ooxml ooxml) throws IOException, XMLStreamException {
    String main = ooxml.relations("").getOrDefault("officeDocument", "xl/workbook.xml");
    if (main.endsWith(".bin")) {
      throw Sniffer.unsupported("Excel 二进制工作簿", "a binary Excel workbook");
    }
    XMLStreamReader workbook = ooxml.xml(main);
    if (workbook == null) {
      throw Sniffer.unsupported("不含工作簿的压缩包", "an archive without a workbook in it");
    }
    Map<String, String> targets = ooxml.targets(main);
    List<Listed> listed = new ArrayList<>();
    boolean from1904 = false;
    XmlWalk xml = XmlWalk.of(workbook);
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      if (xml.name().equals("workbookPr")) {
        String value = xml.attribute("date1904");
        from1904 = "1".equals(value) || "true".equals(value);
      } else if (xml.name().equals("sheet")) {
        String part = targets.get(String.valueOf(xml.attribute("id")));
        String state = xml.attribute("state");
        String name = xml.attribute("name");
        if (part != null) {
          boolean hidden = state != null && !state.equals("visible");
          listed.add(new Listed(name == null ? "" : name, part, hidden));
        }
      }
    }
    return sheets(ooxml, ooxml.relations(main), listed, new SheetNumbers(from1904));
  }

  private static Reading sheets(
      Ooxml ooxml, Map<String, String> parts, List<Listed> listed, SheetNumbers numbers)
      throws IOException, XMLStreamException {
    Workbook workbook = new Workbook();
    XlsxStyles styles = XlsxStyles.of(part(ooxml, parts, "styles"));
    List<String> shared = XlsxStrings.of(part(ooxml, parts, "sharedStrings"), workbook);
    for (Listed sheet : listed) {
      XMLStreamReader xml = ooxml.xml(sheet.part());
      if (sheet.hidden()) {
        workbook.passOverHidden();
      } else if (xml != null) {
        new XlsxSheet(XmlWalk.of(xml), workbook, shared, styles, numbers).read(sheet.name());
      }
    }
    return workbook.reading();
  }

  private static @Nullable XmlWalk part(Ooxml ooxml, Map<String, String> parts, String relation)
      throws IOException, XMLStreamException {
    String name = parts.get(relation);
    XMLStreamReader xml = name == null ? null : ooxml.xml(name);
    return xml == null ? null : XmlWalk.of(xml);
  }
}
