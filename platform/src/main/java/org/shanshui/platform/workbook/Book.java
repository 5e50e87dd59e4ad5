package org.shanshui.platform.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.files.Archive;
import org.shanshui.platform.refusal.Refusal;

/**
 * A workbook that {@link Gate} let in, read part by part (ECMA-376, transitional and strict alike:
 * elements are known by their local names). Memory grows with its texts, which are bounded, and
 * with one row.
 */
final class Book implements Closeable {
  /** Letters of all shared texts together. */
  private static final int MOST_LETTERS = 32 << 20;

  /** As long as a cell may be (ECMA-376). */
  private static final int LONGEST_TEXT = 32_767;

  private static final int MOST_STYLES = 70_000;
  private static final int MOST_SHEETS = 256;
  private static final int MOST_MERGES = 5000;
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_ROWS = 1_048_576;

  /** Rows and cells of a sheet together, those that say nothing too. */
  private static final int MOST_CELLS = 5_000_000;

  private static final Pattern RANGE =
      Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

  private static final XMLInputFactory XML = factory();

  private final Archive archive;
  private final List<Sheet> sheets;
  private final boolean from1904;
  private final List<String> texts;
  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();

  /** A sheet of cells. */
  record Sheet(String name, boolean isHidden, String part) {}

  /** Merged cells; rows and columns as a {@link Line} counts them. */
  record Merge(String range, int top, int left, int bottom, int right) {}

  private Book(Archive archive) throws IOException, XMLStreamException {
    this.archive = archive;
    String main = related("").byKind().getOrDefault("officeDocument", "xl/workbook.xml");
    if (!archive.has(main) || main.endsWith(".bin")) {
      throw Gate.noWorkbook();
    }
    Relations relations = related(main);
    boolean[] starts1904 = new boolean[1];
    sheets = sheets(main, relations, starts1904);
    from1904 = starts1904[0];
    texts = texts(relations.byKind().get("sharedStrings"));
    readStyles(relations.byKind().get("styles"));
  }

  /** Reads what all sheets share. */
  static Book of(Archive archive) throws IOException {
    return parsed(() -> new Book(archive));
  }

  /** The sheets of cells in the order of their tabs. */
  List<Sheet> sheets() {
    return sheets;
  }

  /** Whether days are counted from 1904, as on old Macs. */
  boolean isFrom1904() {
    return from1904;
  }

  /** The rows of a sheet that have cells, until the taker wants no more. */
  void read(Sheet sheet, Predicate<Line> taker) throws IOException {
    parsed(
        () -> {
          try (InputStream in = archive.open(sheet.part())) {
            new Rows(XML.createXMLStreamReader(in)).read(taker);
          }
          return sheet;
        });
  }

  /** The merged cells of a sheet, which stand behind its rows. */
  List<Merge> merges(Sheet sheet) throws IOException {
    return parsed(
        () -> {
          List<Merge> merges = new ArrayList<>();
          each(
              sheet.part(),
              xml -> {
                if (xml.getLocalName().equals("mergeCell") && merges.size() < MOST_MERGES) {
                  merge(attribute(xml, "ref"), merges);
                }
              });
          return merges;
        });
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }

  private static void merge(String range, List<Merge> merges) {
    Matcher ends = RANGE.matcher(range);
    if (ends.matches()) {
      merges.add(
          new Merge(
              range,
              Integer.parseInt(ends.group(2)),
              column(ends.group(1)),
              Integer.parseInt(ends.group(4)),
              column(ends.group(3))));
    }
  }

  private static int column(String reference) {
    int number = 0;
    for (int i = 0; i < reference.length() && number <= MOST_COLUMNS; i++) {
      char letter = reference.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      number = number * 26 + letter - 'A' + 1;
    }
    return number - 1;
  }

  // ---- What all sheets share

  private record Relations(Map<String, String> byKind, Map<String, String> byId) {}

  private Relations related(String part) throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    Relations relations = new Relations(new HashMap<>(), new HashMap<>());
    String list = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    if (archive.has(list)) {
      each(
          list,
          xml -> {
            String kind = attribute(xml, "Type");
            String target = attribute(xml, "Target");
            if (xml.getLocalName().equals("Relationship")
                && !attribute(xml, "TargetMode").equals("External")) {
              String whole = target.startsWith("/") ? target.substring(1) : folder + target;
              relations.byKind().putIfAbsent(kind.substring(kind.lastIndexOf('/') + 1), whole);
              relations.byId().putIfAbsent(attribute(xml, "Id"), whole);
            }
          });
    }
    return relations;
  }

  private List<Sheet> sheets(String main, Relations relations, boolean[] starts1904)
      throws IOException, XMLStreamException {
    List<Sheet> found = new ArrayList<>();
    each(
        main,
        xml -> {
          switch (xml.getLocalName()) {
            case "workbookPr" -> starts1904[0] = isTrue(attribute(xml, "date1904"));
            case "sheet" -> {
              String part = relations.byId().get(attribute(xml, "id"));
              if (part != null
                  && part.contains("worksheets/")
                  && archive.has(part)
                  && found.size() < MOST_SHEETS) {
                String state = attribute(xml, "state");
                found.add(
                    new Sheet(
                        attribute(xml, "name"),
                        state.equals("hidden") || state.equals("veryHidden"),
                        part));
              }
            }
            default -> {}
          }
        });
    return List.copyOf(found);
  }

  private List<String> texts(@Nullable String part) throws IOException, XMLStreamException {
    List<String> found = new ArrayList<>();
    if (part == null || !archive.has(part)) {
      return found;
    }
    try (InputStream in = archive.open(part)) {
      XMLStreamReader xml = XML.createXMLStreamReader(in);
      int letters = 0;
      while (next(xml)) {
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("si")) {
          String text = rich(xml, "si");
          letters += text.length() + 8;
          if (letters > MOST_LETTERS) {
            throw Refusal.invalid(
                    "workbook.too-much-text",
                    "工作簿中的文字超过 3200 万字，不予接收。请只保留填报所需的行。",
                    "the workbook's texts have more than 32 million letters: keep only the rows of the form")
                .asException();
          }
          found.add(text);
        }
      }
    }
    return found;
  }

  private void readStyles(@Nullable String part) throws IOException, XMLStreamException {
    if (part == null || !archive.has(part)) {
      return;
    }
    boolean[] inCells = new boolean[1];
    each(
        part,
        xml -> {
          switch (xml.getLocalName()) {
            case "numFmt" -> {
              if (formats.size() < MOST_STYLES) {
                formats.putIfAbsent(
                    number(attribute(xml, "numFmtId"), 0), attribute(xml, "formatCode"));
              }
            }
            case "cellXfs" -> inCells[0] = true;
            case "cellStyles", "dxfs", "tableStyles" -> inCells[0] = false;
            case "xf" -> {
              if (inCells[0] && styles.size() < MOST_STYLES) {
                styles.add(number(attribute(xml, "numFmtId"), 0));
              }
            }
            default -> {}
          }
        });
  }

  /** A text with its runs, without what is only a help for reading aloud (拼音). */
  private static String rich(XMLStreamReader xml, String end) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int aloud = 0;
    while (next(xml)) {
      int event = xml.getEventType();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("rPh")) {
        aloud++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          aloud--;
        } else if (xml.getLocalName().equals(end)) {
          break;
        }
      } else if (event == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("t")
          && aloud == 0) {
        characters(xml, "t", text);
      }
    }
    return text.toString();
  }

  /** What stands in an element, up to the longest that a cell may hold. */
  private static void characters(XMLStreamReader xml, String end, StringBuilder text)
      throws XMLStreamException {
    while (next(xml)) {
      int event = xml.getEventType();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        int room = LONGEST_TEXT - text.length();
        if (room > 0) {
          text.append(
              xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(end)) {
        return;
      }
    }
  }

  // ---- Rows

  /** The rows of one sheet. */
  private final class Rows {
    private final XMLStreamReader xml;
    private int seen;
    private int row;

    Rows(XMLStreamReader xml) {
      this.xml = xml;
    }

    void read(Predicate<Line> taker) throws XMLStreamException {
      while (next(xml)) {
        if (xml.getEventType() == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("sheetData")) {
          return;
        }
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("row")) {
          count();
          row = number(attribute(xml, "r"), row + 1);
          if (row < 1 || row > MOST_ROWS) {
            throw new XMLStreamException("row " + row);
          }
          boolean hidden = isTrue(attribute(xml, "hidden"));
          Map<Integer, Cell> cells = cells();
          if (!cells.isEmpty() && !taker.test(new Line(row, hidden, cells))) {
            return;
          }
        }
      }
    }

    private Map<Integer, Cell> cells() throws XMLStreamException {
      Map<Integer, Cell> cells = new HashMap<>();
      int at = -1;
      while (next(xml)) {
        if (xml.getEventType() == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("row")) {
          return cells;
        }
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("c")) {
          count();
          String reference = attribute(xml, "r");
          at = reference.isEmpty() ? at + 1 : column(reference);
          if (at < 0 || at >= MOST_COLUMNS) {
            throw new XMLStreamException("cell " + reference);
          }
          Cell cell = cell();
          if (!cell.isEmpty()) {
            cells.put(at, cell);
          }
        }
      }
      return cells;
    }

    private Cell cell() throws XMLStreamException {
      String type = attribute(xml, "t");
      int style = number(attribute(xml, "s"), 0);
      StringBuilder value = new StringBuilder();
      boolean formula = false;
      while (next(xml)) {
        int event = xml.getEventType();
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
          break;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "f" -> formula = true;
            case "v" -> characters(xml, "v", value);
            case "is" -> value.append(rich(xml, "is"));
            default -> {}
          }
        }
      }
      int format = style >= 0 && style < styles.size() ? styles.get(style) : 0;
      return new Cell(
          switch (type) {
            case "s", "str", "inlineStr" -> Cell.Kind.TEXT;
            case "b" -> Cell.Kind.BOOLEAN;
            case "e" -> Cell.Kind.ERROR;
            case "d" -> Cell.Kind.DATE;
            default -> Cell.Kind.NUMBER;
          },
          type.equals("s") ? shared(value.toString()) : value.toString(),
          formula,
          format,
          formats.get(format));
    }

    private String shared(String index) throws XMLStreamException {
      int at = number(index.strip(), -1);
      if (index.isBlank()) {
        return "";
      }
      if (at < 0 || at >= texts.size()) {
        throw new XMLStreamException("text " + index);
      }
      return texts.get(at);
    }

    private void count() {
      if (++seen > MOST_CELLS) {
        throw Refusal.invalid(
                "workbook.too-many-cells",
                "工作表的单元格过多（多为空白格式）。请只保留填报所需的行列。",
                "the sheet has too many cells, most of them blank: keep only the rows of the form")
            .asException();
      }
    }
  }

  // ---- XML

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private interface Taker {
    void take(XMLStreamReader xml) throws XMLStreamException;
  }

  /** Each element of a part as it begins. */
  private void each(String part, Taker taker) throws IOException, XMLStreamException {
    try (InputStream in = archive.open(part)) {
      XMLStreamReader xml = XML.createXMLStreamReader(in);
      while (next(xml)) {
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
          taker.take(xml);
        }
      }
    }
  }

  private static boolean next(XMLStreamReader xml) throws XMLStreamException {
    if (!xml.hasNext()) {
      return false;
    }
    if (xml.next() == XMLStreamConstants.DTD) {
      throw Gate.declaresEntities();
    }
    return true;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static int number(String digits, int otherwise) {
    try {
      return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static boolean isTrue(String value) {
    return value.equals("1") || value.equals("true");
  }

  private interface Parsing<T> {
    T parse() throws IOException, XMLStreamException;
  }

  /** What the XML does not hold together is told as a damaged workbook. */
  private static <T> T parsed(Parsing<T> parsing) throws IOException {
    try {
      return parsing.parse();
    } catch (XMLStreamException e) {
      throw Gate.damaged();
    } catch (IOException e) {
      // Broken packing is found while reading; the disk's own faults are not the file's.
      if (e instanceof java.nio.file.FileSystemException) {
        throw e;
      }
      throw Gate.damaged();
    }
  }
}
