package org.shanshui.platform.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook written by hand, with what libraries do not write: strict namespaces, days in ISO
 * form, hidden sheets, texts for reading aloud.
 */
public final class RawBook {
  private static final String TRANSITIONAL =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

  private final List<Tab> tabs = new ArrayList<>();
  private final List<String> shared = new ArrayList<>();
  private final List<String> formats = new ArrayList<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private boolean strict;
  private boolean from1904;
  private boolean reversed;

  private record Tab(String name, String state, List<String> rows, List<String> merges) {}

  public RawBook sheet(String name, String... rows) {
    tabs.add(new Tab(name, "visible", new ArrayList<>(List.of(rows)), new ArrayList<>()));
    return this;
  }

  public RawBook hiddenSheet(String name, String... rows) {
    tabs.add(new Tab(name, "hidden", new ArrayList<>(List.of(rows)), new ArrayList<>()));
    return this;
  }

  /** Merges cells of the sheet that was added last. */
  public RawBook merge(String range) {
    tabs.get(tabs.size() - 1).merges().add(range);
    return this;
  }

  public RawBook strict() {
    strict = true;
    return this;
  }

  public RawBook from1904() {
    from1904 = true;
    return this;
  }

  /** The parts of the sheets are numbered from the last tab to the first. */
  public RawBook reversed() {
    reversed = true;
    return this;
  }

  /** Adds a shared text, as XML within its element. */
  public RawBook shared(String xml) {
    shared.add(xml);
    return this;
  }

  /** Adds a format; the first is style 1. */
  public RawBook format(String code) {
    formats.add(code);
    return this;
  }

  public RawBook part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  /** A row of texts. */
  public static String texts(int number, String... texts) {
    StringBuilder cells = new StringBuilder();
    for (int at = 0; at < texts.length; at++) {
      cells.append(text(at, number, texts[at]));
    }
    return row(number, cells.toString());
  }

  public static String row(int number, String... cells) {
    return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
  }

  public static String text(int column, int row, String text) {
    return "<c r=\""
        + Fault.letters(column)
        + row
        + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        + text.replace("&", "&amp;").replace("<", "&lt;")
        + "</t></is></c>";
  }

  /** A cell of any type; {@code n} is a number. */
  public static String cell(int column, int row, String type, int style, String value) {
    return "<c r=\""
        + Fault.letters(column)
        + row
        + "\" t=\""
        + type
        + "\" s=\""
        + style
        + "\"><v>"
        + value
        + "</v></c>";
  }

  public byte[] bytes() {
    Map<String, String> all = new LinkedHashMap<>();
    String types =
        strict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String space = strict ? STRICT : TRANSITIONAL;
    all.put(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\""
            + types
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    StringBuilder sheets = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    for (int i = 0; i < tabs.size(); i++) {
      Tab tab = tabs.get(i);
      int part = reversed ? tabs.size() - i : i + 1;
      sheets.append(
          "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"s%d\"/>"
              .formatted(tab.name(), i + 1, tab.state(), i));
      relations.append(
          "<Relationship Id=\"s%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
              .formatted(i, types, part));
      StringBuilder merges = new StringBuilder();
      tab.merges().forEach(m -> merges.append("<mergeCell ref=\"").append(m).append("\"/>"));
      all.put(
          "xl/worksheets/sheet" + part + ".xml",
          "<worksheet xmlns=\""
              + space
              + "\"><sheetData>"
              + String.join("", tab.rows())
              + "</sheetData>"
              + (merges.isEmpty() ? "" : "<mergeCells>" + merges + "</mergeCells>")
              + "</worksheet>");
    }
    if (!shared.isEmpty()) {
      relations.append(
          "<Relationship Id=\"t\" Type=\"%s/sharedStrings\" Target=\"sharedStrings.xml\"/>"
              .formatted(types));
      all.put(
          "xl/sharedStrings.xml",
          "<sst xmlns=\"" + space + "\"><si>" + String.join("</si><si>", shared) + "</si></sst>");
    }
    relations.append(
        "<Relationship Id=\"y\" Type=\"%s/styles\" Target=\"styles.xml\"/>".formatted(types));
    all.put("xl/styles.xml", styles(space));
    all.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    all.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr%s/><sheets>%s</sheets></workbook>"
            .formatted(space, types, from1904 ? " date1904=\"1\"" : "", sheets));
    all.putAll(parts);
    return zip(all);
  }

  private String styles(String space) {
    StringBuilder codes = new StringBuilder();
    StringBuilder uses = new StringBuilder("<xf numFmtId=\"0\"/>");
    for (int i = 0; i < formats.size(); i++) {
      codes.append(
          "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
              .formatted(164 + i, formats.get(i).replace("\"", "&quot;")));
      uses.append("<xf numFmtId=\"%d\"/>".formatted(164 + i));
    }
    return "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
        .formatted(space, codes, uses);
  }

  public static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public Path in(Path folder) throws IOException {
    return Files.write(Files.createTempFile(folder, "book", ".xlsx"), bytes());
  }
}
