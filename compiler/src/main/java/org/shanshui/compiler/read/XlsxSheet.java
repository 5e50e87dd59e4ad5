package org.shanshui.compiler.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads one sheet of a .xlsx. */
final class XlsxSheet {
  private static final Pattern REFERENCE = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?(\\d{1,7})");

  private final XmlWalk xml;
  private final Workbook workbook;
  private final List<String> shared;
  private final XlsxStyles styles;
  private final SheetNumbers numbers;
  private int row = -1;
  private int column = -1;

  XlsxSheet(
      XmlWalk xml,
      Workbook workbook,
      List<String> shared,
      XlsxStyles styles,
      SheetNumbers numbers) {
    this.xml = xml;
    this.workbook = workbook;
    this.shared = shared;
    this.styles = styles;
    this.numbers = numbers;
  }

  void read(String name) throws XMLStreamException, UnreadableException {
    SheetCells sheet = workbook.sheet(XlsxStrings.unescaped(name));
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      switch (xml.name()) {
        case "col" -> {
          if (isOn("hidden") || "0".equals(xml.attribute("width"))) {
            int first = XmlWalk.number(xml.attribute("min"), 0) - 1;
            sheet.hideColumns(first, XmlWalk.number(xml.attribute("max"), first + 1) - 1);
          }
        }
        case "row" -> {
          String number = xml.attribute("r");
          row =
              number != null && number.matches("\\d{1,7}") ? Integer.parseInt(number) - 1 : row + 1;
          column = -1;
          if (isOn("hidden") || "0".equals(xml.attribute("ht"))) {
            sheet.hideRow(row);
          }
        }
        case "c" -> cell(sheet);
        case "mergeCell" -> merge(sheet, xml.attribute("ref"));
        default -> {}
      }
    }
  }

  private boolean isOn(String attribute) {
    String value = xml.attribute(attribute);
    return "1".equals(value) || "true".equals(value);
  }

  private static void merge(SheetCells sheet, @Nullable String reference) {
    String[] corners = reference == null ? new String[0] : reference.split(":");
    if (corners.length == 2) {
      int[] from = place(corners[0]);
      int[] to = place(corners[1]);
      if (from != null && to != null) {
        sheet.merge(from[0], from[1], to[0], to[1]);
      }
    }
  }

  /** Row and column, from 0, of a reference such as C5; null for none. */
  private static int @Nullable [] place(@Nullable String reference) {
    Matcher matcher = reference == null ? null : REFERENCE.matcher(reference);
    if (matcher == null || !matcher.matches()) {
      return null;
    }
    int column = 0;
    for (char c : matcher.group(1).toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + (c - 'A' + 1);
    }
    return new int[] {Integer.parseInt(matcher.group(2)) - 1, column - 1};
  }

  private void cell(SheetCells sheet) throws XMLStreamException, UnreadableException {
    int[] place = place(xml.attribute("r"));
    column = place == null ? column + 1 : place[1];
    int at = place == null ? Math.max(0, row) : place[0];
    String type = xml.attribute("t");
    XlsxStyles.Cell style = styles.cell(xml.attribute("s"));
    String value = null;
    String inline = null;
    boolean formula = false;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "v" -> value = XlsxStrings.content(xml);
        case "is" -> inline = XlsxStrings.text(xml, workbook);
        case "f" -> {
          formula = true;
          xml.skip();
        }
        default -> {}
      }
    }
    if (formula && value == null) {
      workbook.countUncalculated();
    }
    String shown = inline != null ? inline : value == null ? "" : shown(type, value, style.code());
    if (style.struck() && !shown.isBlank()) {
      workbook.noteStruckOut();
    } else {
      sheet.put(at, column, shown);
    }
  }

  private String shown(@Nullable String type, String value, String code) {
    switch (type == null ? "n" : type) {
      case "s" -> {
        int index = value.strip().matches("\\d{1,9}") ? Integer.parseInt(value.strip()) : -1;
        return index >= 0 && index < shared.size() ? shared.get(index) : "";
      }
      case "str", "inlineStr" -> {
        return XlsxStrings.unescaped(value);
      }
      case "b" -> {
        return value.strip().equals("1") || value.strip().equals("true") ? "是" : "否";
      }
      case "e" -> {
        workbook.countError();
        return "";
      }
      case "d" -> {
        return day(value.strip(), code);
      }
      default -> {
        try {
          return numbers.shown(Double.parseDouble(value.strip()), code);
        } catch (NumberFormatException e) {
          return value;
        }
      }
    }
  }

  private String day(String iso, String code) {
    try {
      String plain = iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso;
      LocalDateTime at =
          plain.indexOf('T') > 0
              ? LocalDateTime.parse(plain)
              : LocalDate.parse(plain).atStartOfDay();
      return numbers.shown(at, code);
    } catch (DateTimeException e) {
      return iso;
    }
  }
}
