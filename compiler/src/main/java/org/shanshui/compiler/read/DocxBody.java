package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Block.Kind;
import org.shanshui.compiler.read.WordXml.Event;

/** Walks the paragraphs and tables of one part of a .docx. */
final class DocxBody {
  /** Tables and text boxes nested deeper than any author nests them are left out. */
  private static final int DEEPEST = 50;

  private static final int MOST_CHARACTERS = 50_000_000;

  private final WordXml xml;
  private final WordStyles styles;
  private final WordNumbering numbering;

  /** Text of paragraphs whose mark was deleted in tracking: it runs on into the next. */
  private final StringBuilder carried = new StringBuilder();

  private long characters;

  DocxBody(XMLStreamReader reader, WordStyles styles, WordNumbering numbering) {
    this.xml = new WordXml(reader);
    this.styles = styles;
    this.numbering = numbering;
  }

  /** A paragraph's line, or a table, in the order of the document. */
  private sealed interface Piece {}

  private record Line(Kind kind, int level, String text) implements Piece {}

  private record WordTable(List<List<Cell>> rows) implements Piece {}

  /**
   * A cell of a table.
   *
   * @param continued goes on from the row above (vMerge)
   */
  private record Cell(List<Piece> content, int span, boolean continued) {}

  /** What a paragraph's properties say. */
  private static final class Properties {
    @Nullable String style;
    int outline = -1;
    @Nullable String numId;
    int level = -1;
    boolean markDeleted;
  }

  void drawBody(TextDraft draft) throws XMLStreamException, UnreadableException {
    List<Piece> pieces = new ArrayList<>();
    while (xml.next() != Event.DOCUMENT_END) {
      // Every container down to the body is passed through.
      flow(pieces, 0, draft);
    }
    drain(pieces, draft);
  }

  /** Footnotes and endnotes, but not the separators that Word keeps among them. */
  void drawNotes(TextDraft draft) throws XMLStreamException, UnreadableException {
    while (xml.nextWithin(WordXml.DOCUMENT)) {
      boolean note = xml.name().equals("footnote") || xml.name().equals("endnote");
      if (note && xml.attribute("type") != null && !"normal".equals(xml.attribute("type"))) {
        xml.skip();
      } else if (note) {
        List<Piece> pieces = new ArrayList<>();
        flow(pieces, 0, null);
        drain(pieces, draft);
      }
    }
  }

  /** Reads up to the end of the element that is open; with a draft, pieces go there at once. */
  private void flow(List<Piece> out, int depth, @Nullable TextDraft draft)
      throws XMLStreamException, UnreadableException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "p" -> paragraph(out, depth);
        case "tbl" -> table(out, depth);
        case "sdt" -> structured(out, depth, draft);
        case "del", "moveFrom", "Fallback", "sectPr", "sdtPr" -> xml.skip();
        default -> {}
      }
      if (draft != null) {
        drain(out, draft);
      }
    }
  }

  /** A structured document tag; Word keeps its table of contents in one. */
  private void structured(List<Piece> out, int depth, @Nullable TextDraft draft)
      throws XMLStreamException, UnreadableException {
    if (depth > DEEPEST) {
      xml.skip();
      return;
    }
    boolean contents = false;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("sdtContent")) {
        if (contents) {
          xml.skip();
        } else {
          flow(out, depth + 1, draft);
        }
        continue;
      }
      String value = xml.value();
      if (xml.name().equals("docPartGallery") && value != null) {
        contents = value.startsWith("Table of Contents");
      }
    }
  }

  private void paragraph(List<Piece> out, int depth)
      throws XMLStreamException, UnreadableException {
    Properties properties = new Properties();
    StringBuilder text = new StringBuilder();
    List<Piece> boxes = new ArrayList<>();
    // The depth of the hidden run that is open; -1 outside them.
    int hidden = -1;
    int run = -1;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      hidden = xml.depth() <= hidden ? -1 : hidden;
      switch (xml.name()) {
        case "pPr" -> properties(properties);
        case "r" -> run = xml.depth();
        case "rPr" -> hidden = isHidden() && run == xml.depth() ? run : hidden;
        case "t" -> text(hidden < 0 ? text : new StringBuilder());
        case "tab", "ptab" -> {
          text.append(' ');
          xml.skip();
        }
        case "br", "cr" -> {
          String type = xml.attribute("type");
          text.append(type == null || type.equals("textWrapping") ? "\n" : "");
          xml.skip();
        }
        case "noBreakHyphen" -> {
          text.append('-');
          xml.skip();
        }
        case "txbxContent" -> {
          if (depth > DEEPEST) {
            xml.skip();
          } else {
            flow(boxes, depth + 1, null);
          }
        }
        case "del",
            "moveFrom",
            "Fallback",
            "instrText",
            "delText",
            "delInstrText",
            "fldData",
            "rt",
            "sdtPr",
            "object" ->
            xml.skip();
        default -> {}
      }
    }
    finish(properties, text, out);
    out.addAll(boxes);
  }

  private boolean isHidden() throws XMLStreamException {
    boolean hidden = false;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("vanish")) {
        hidden = xml.isOn();
      }
    }
    return hidden;
  }

  private void text(StringBuilder out) throws XMLStreamException, UnreadableException {
    int element = xml.depth();
    for (Event e = xml.next(); e != Event.DOCUMENT_END && xml.depth() >= element; e = xml.next()) {
      if (e == Event.TEXT) {
        String piece = xml.text();
        out.append(piece);
        characters += piece.length();
        if (characters > MOST_CHARACTERS) {
          throw new UnreadableException(
              "too-large",
              "文字超过 %d 字，请拆分后再读。 The text has more than %d characters; split the document."
                  .formatted(MOST_CHARACTERS, MOST_CHARACTERS));
        }
      }
    }
  }

  private void properties(Properties properties) throws XMLStreamException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "pStyle" -> properties.style = xml.value();
        case "outlineLvl" -> properties.outline = xml.number(9);
        case "numId" -> properties.numId = xml.value();
        case "ilvl" -> properties.level = xml.number(0);
        case "del" -> properties.markDeleted = true;
        case "pPrChange", "sectPr" -> xml.skip();
        default -> {}
      }
    }
  }

  private void finish(Properties properties, StringBuilder text, List<Piece> out) {
    if (properties.markDeleted) {
      carried.append(text);
      return;
    }
    text.insert(0, carried);
    carried.setLength(0);
    WordNumbering.Label label = label(properties);
    if (styles.isContents(properties.style)) {
      return;
    }
    int level =
        properties.outline >= 0
            ? properties.outline >= 9 ? 0 : Math.min(6, properties.outline + 1)
            : styles.headingLevel(properties.style);
    Kind kind =
        level > 0
            ? Kind.HEADING
            : styles.isCaption(properties.style)
                ? Kind.CAPTION
                : label != null ? Kind.LIST_ITEM : Kind.PARAGRAPH;
    String prefix = label == null ? "" : label.label();
    if (kind == Kind.HEADING) {
      // A heading broken by hand is still one.
      out.add(new Line(kind, level, prefix + text.toString().replace('\n', ' ').strip()));
      return;
    }
    for (String line : text.toString().split("\n")) {
      if (Lines.skipBlanks(line, 0, line.length()) < line.length()) {
        out.add(new Line(kind, level, prefix + line.strip()));
        prefix = "";
      }
    }
  }

  private WordNumbering.@Nullable Label label(Properties properties) {
    String numId = properties.numId;
    int level = properties.level;
    if (numId == null) {
      numId = styles.numbering(properties.style);
      level = level >= 0 ? level : styles.numberingLevel(properties.style);
    }
    if (numId == null || numId.equals("0")) {
      return null;
    }
    return numbering.next(
        numId, level >= 0 ? level : numbering.levelOfStyle(numId, properties.style));
  }

  private void table(List<Piece> out, int depth) throws XMLStreamException, UnreadableException {
    if (depth > DEEPEST) {
      xml.skip();
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    List<Cell> row = new ArrayList<>();
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "tr" -> {
          row = new ArrayList<>();
          rows.add(row);
        }
        case "trPr" -> {
          if (!rowProperties(row)) {
            // The row was deleted in tracking; what follows in it goes nowhere.
            rows.remove(rows.size() - 1);
          }
        }
        case "tc" -> row.add(cell(depth));
        case "Fallback", "tblPr", "tblGrid", "tblPrEx" -> xml.skip();
        default -> {}
      }
    }
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    if (width > 1) {
      out.add(new WordTable(rows));
    } else {
      // One column is a frame around prose (专栏).
      rows.forEach(r -> r.forEach(c -> out.addAll(c.content())));
    }
  }

  private boolean rowProperties(List<Cell> row) throws XMLStreamException {
    boolean kept = true;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("gridBefore")) {
        row.add(new Cell(List.of(), Math.max(1, xml.number(1)), false));
      } else if (xml.name().equals("del")) {
        kept = false;
      }
    }
    return kept;
  }

  private Cell cell(int depth) throws XMLStreamException, UnreadableException {
    List<Piece> content = new ArrayList<>();
    int span = 1;
    boolean continued = false;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "gridSpan" -> span = Math.max(1, xml.number(1));
        case "vMerge" -> continued = !"restart".equals(xml.value());
        case "p" -> paragraph(content, depth + 1);
        case "tbl" -> table(content, depth + 1);
        case "sdt" -> structured(content, depth + 1, null);
        case "del", "moveFrom", "Fallback", "tcPrChange" -> xml.skip();
        default -> {}
      }
    }
    return new Cell(content, span, continued);
  }

  private static void drain(List<Piece> pieces, TextDraft draft) {
    for (Piece piece : pieces) {
      if (piece instanceof Line line) {
        draft.line(line.kind(), line.level(), line.text());
      } else if (piece instanceof WordTable table) {
        draw(table, draft);
      }
    }
    pieces.clear();
  }

  private static void draw(WordTable table, TextDraft draft) {
    TableDraft drawn = draft.table();
    for (List<Cell> row : table.rows()) {
      drawn.startRow();
      for (Cell cell : row) {
        if (cell.continued()) {
          drawn.continuedCell(cell.span());
        } else {
          FlowText text = new FlowText();
          flowInto(text, cell.content());
          drawn.cell(text.take(), 1, cell.span());
        }
      }
    }
    drawn.close();
  }

  private static void flowInto(FlowText text, List<Piece> content) {
    for (Piece piece : content) {
      if (piece instanceof Line line) {
        text.append(line.text(), false);
        text.breakSoftly();
      } else if (piece instanceof WordTable inner) {
        inner.rows().forEach(row -> row.forEach(cell -> flowInto(text, cell.content())));
      }
    }
  }
}
