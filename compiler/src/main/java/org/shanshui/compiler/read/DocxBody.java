package org.shanshui.compiler.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Block.Kind;
import org.shanshui.compiler.read.WordPiece.Cell;
import org.shanshui.compiler.read.WordPiece.Line;
import org.shanshui.compiler.read.XmlWalk.Event;

/** Walks the paragraphs and tables of one part of a .docx. */
final class DocxBody {
  /** Tables and text boxes nested deeper than any author nests them are left out. */
  private static final int DEEPEST = 50;

  private static final int MOST_CHARACTERS = 50_000_000;

  private final XmlWalk xml;
  private final WordStyles styles;
  private final WordNumbering numbering;
  private final DocxParts parts;
  private final WordFields fields = new WordFields();
  private long characters;
  private boolean hidden;
  private boolean struck;

  DocxBody(XMLStreamReader reader, WordStyles styles, WordNumbering numbering, DocxParts parts) {
    this.xml = XmlWalk.ofWord(reader);
    this.styles = styles;
    this.numbering = numbering;
    this.parts = parts;
  }

  /** What a paragraph's properties say. */
  private static final class Properties {
    @Nullable String style;
    int outline = -1;
    @Nullable String numId;
    int level = -1;

    /** Of the paragraph's mark. */
    RunFormat mark = RunFormat.PLAIN;
  }

  /** A paragraph whose mark does not show runs on into the next. */
  private static final class Flow {
    final List<WordPiece> pieces = new ArrayList<>();
    final StringBuilder carried = new StringBuilder();
    Properties carriedProperties = new Properties();
  }

  void drawBody(TextDraft draft) throws XMLStreamException, IOException {
    Flow flow = new Flow();
    while (xml.next() != Event.DOCUMENT_END) {
      // Every container down to the body is passed through.
      flow(flow, 0, draft);
    }
    end(flow);
    drain(flow.pieces, draft);
    WordFindings.tell(draft, struck, hidden);
  }

  /** Footnotes and endnotes, but not the separators that Word keeps among them. */
  void drawNotes(TextDraft draft) throws XMLStreamException, IOException {
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      boolean note = xml.name().equals("footnote") || xml.name().equals("endnote");
      if (note && xml.attribute("type") != null && !"normal".equals(xml.attribute("type"))) {
        xml.skip();
      } else if (note) {
        drain(inner(0), draft);
      }
    }
  }

  /** What stands in the element that is open, apart from what is around it. */
  private List<WordPiece> inner(int depth) throws XMLStreamException, IOException {
    Flow flow = new Flow();
    flow(flow, depth, null);
    end(flow);
    return flow.pieces;
  }

  /** Reads up to the end of the element that is open; with a draft, pieces go there at once. */
  private void flow(Flow flow, int depth, @Nullable TextDraft draft)
      throws XMLStreamException, IOException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "p" -> paragraph(flow, depth);
        case "tbl" -> table(flow, depth);
        case "sdt" -> structured(flow, depth, draft);
        case "altChunk" -> {
          end(flow);
          flow.pieces.add(parts.document(xml.attribute("id")));
          xml.skip();
        }
        case "del", "moveFrom", "Fallback", "sectPr", "sdtPr" -> xml.skip();
        default -> {}
      }
      if (draft != null) {
        drain(flow.pieces, draft);
      }
    }
  }

  /** A structured document tag; Word keeps its table of contents in one. */
  private void structured(Flow flow, int depth, @Nullable TextDraft draft)
      throws XMLStreamException, IOException {
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
          flow(flow, depth + 1, draft);
        }
        continue;
      }
      String value = xml.value();
      if (xml.name().equals("docPartGallery") && value != null) {
        contents = value.startsWith("Table of Contents");
      }
    }
  }

  private void paragraph(Flow flow, int depth) throws XMLStreamException, IOException {
    Properties properties = new Properties();
    WordLine line = new WordLine();
    List<WordPiece> boxes = new ArrayList<>();
    RunFormat ofParagraph = RunFormat.PLAIN;
    RunFormat format = RunFormat.PLAIN;
    int run = -1;
    int above = Integer.MAX_VALUE;
    boolean contents = fields.inContents();
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      above = xml.depth() <= above ? Integer.MAX_VALUE : above;
      switch (xml.name()) {
        case "pPr" -> {
          properties(properties);
          ofParagraph = styles.shown(RunFormat.PLAIN, properties.style);
        }
        case "r" -> {
          run = xml.depth();
          format = ofParagraph;
        }
        case "rPr" -> {
          RunFormat own = RunFormat.read(xml);
          // Equations keep properties elsewhere, which say nothing of their runs.
          format = run == xml.depth() ? styles.shown(own, properties.style) : format;
        }
        case "sup" -> above = xml.depth();
        case "t" -> {
          String text = SymbolFont.shown(format.font(), text());
          show(line, text, format, above < Integer.MAX_VALUE);
        }
        case "sym" -> {
          show(line, sign(xml.attribute("font"), xml.attribute("char")), format, false);
          xml.skip();
        }
        case "tab", "ptab" -> {
          show(line, " ", format, false);
          xml.skip();
        }
        case "br", "cr" -> {
          String type = xml.attribute("type");
          show(line, type == null || type.equals("textWrapping") ? "\n" : "", format, false);
          xml.skip();
        }
        case "noBreakHyphen" -> {
          show(line, "-", format, false);
          xml.skip();
        }
        case "fldChar" -> field(xml.attribute("fldCharType"));
        case "instrText" -> {
          fields.instruction(text());
          contents |= fields.inContents();
        }
        case "txbxContent" -> {
          if (depth > DEEPEST || format.isHidden()) {
            xml.skip();
          } else {
            boxes.addAll(inner(depth + 1));
          }
        }
        case "OLEObject" -> {
          boxes.add(parts.document(xml.attribute("id")));
          xml.skip();
        }
        case "relIds" -> {
          boxes.addAll(parts.diagram(xml.attribute("dm")));
          xml.skip();
        }
        case "graphicData" -> boxes.addAll(graphic());
        case "del", "moveFrom", "Fallback", "delText", "delInstrText", "fldData", "rt", "sdtPr" ->
            xml.skip();
        default -> {}
      }
    }
    finish(properties, line.text(), contents, flow);
    flow.pieces.addAll(boxes);
  }

  private void field(@Nullable String type) {
    if ("begin".equals(type)) {
      fields.begin();
    } else if ("separate".equals(type)) {
      fields.separate();
    } else if ("end".equals(type)) {
      fields.end();
    }
  }

  private void show(WordLine line, String text, RunFormat format, boolean above) {
    if (fields.inInstruction()) {
      return;
    }
    if (format.isHidden() || format.isStruck() || format.deleted()) {
      hidden |= format.isHidden() && !text.isBlank();
      struck |= format.isStruck() && !text.isBlank();
      return;
    }
    line.append(text, above || format.isRaised());
  }

  private static String sign(@Nullable String font, @Nullable String code) {
    if (font == null || code == null || !code.matches("[0-9A-Fa-f]{1,4}")) {
      return "";
    }
    int number = Integer.parseInt(code, 16);
    String sign = SymbolFont.sign(font, number);
    return sign == null ? Character.toString((char) number) : sign;
  }

  /** What a drawing shows besides text boxes, which are read where they come. */
  private List<WordPiece> graphic() throws XMLStreamException, IOException {
    String uri = xml.attribute("uri");
    if (uri == null) {
      return List.of();
    }
    if (uri.endsWith("/chart")) {
      xml.skip();
      return List.of(DocxParts.leftOut("图表", "a chart"));
    }
    if (!uri.endsWith("/diagram")) {
      return List.of();
    }
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("relIds")) {
        List<WordPiece> lines = parts.diagram(xml.attribute("dm"));
        while (xml.nextWithin(element)) {}
        return lines;
      }
    }
    return parts.diagram(null);
  }

  private String text() throws XMLStreamException, UnreadableException {
    StringBuilder text = new StringBuilder();
    int element = xml.depth();
    for (Event e = xml.next(); e != Event.DOCUMENT_END && xml.depth() >= element; e = xml.next()) {
      if (e == Event.TEXT) {
        String piece = xml.text();
        text.append(piece);
        characters += piece.length();
        if (characters > MOST_CHARACTERS) {
          throw new UnreadableException(
              "too-large",
              "文字超过 %d 字，请拆分后再读。 The text has more than %d characters; split the document."
                  .formatted(MOST_CHARACTERS, MOST_CHARACTERS));
        }
      }
    }
    return text.toString();
  }

  private void properties(Properties properties) throws XMLStreamException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "pStyle" -> properties.style = xml.value();
        case "outlineLvl" -> properties.outline = xml.number(9);
        case "numId" -> properties.numId = xml.value();
        case "ilvl" -> properties.level = xml.number(0);
        case "rPr" -> properties.mark = RunFormat.read(xml);
        case "pPrChange", "sectPr" -> xml.skip();
        default -> {}
      }
    }
  }

  private void finish(Properties properties, String own, boolean contents, Flow flow) {
    RunFormat mark = styles.shown(properties.mark, properties.style);
    if (mark.deleted() || mark.isHidden()) {
      flow.carried.append(own);
      flow.carriedProperties = properties;
      return;
    }
    String text = flow.carried + own;
    flow.carried.setLength(0);
    boolean entry = contents && !text.isBlank() && isEntry(text);
    if (!entry && !styles.isContents(properties.style)) {
      lines(properties, text, flow.pieces);
    } else {
      label(properties);
    }
  }

  /** A line of a table of contents ends with its page. */
  private static boolean isEntry(String text) {
    char last = text.stripTrailing().charAt(text.stripTrailing().length() - 1);
    return last >= '0' && last <= '9' || "ivxIVX".indexOf(last) >= 0;
  }

  /** A table, or the end of what it stands in, ends a paragraph whatever its mark says. */
  private void end(Flow flow) {
    if (!flow.carried.isEmpty()) {
      String text = flow.carried.toString();
      flow.carried.setLength(0);
      lines(flow.carriedProperties, text, flow.pieces);
    }
  }

  private void lines(Properties properties, String text, List<WordPiece> out) {
    WordNumbering.Label label = label(properties);
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
      out.add(new Line(kind, level, prefix + text.replace('\n', ' ').strip()));
      return;
    }
    for (String line : text.split("\n")) {
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

  private void table(Flow flow, int depth) throws XMLStreamException, IOException {
    end(flow);
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
            // The row does not show; what follows in it goes nowhere.
            rows.remove(rows.size() - 1);
          }
        }
        case "tc" -> cell(row, depth);
        case "Fallback", "tblPr", "tblGrid", "tblPrEx" -> xml.skip();
        default -> {}
      }
    }
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    if (width > 1) {
      flow.pieces.add(new WordPiece.Grid(rows));
    } else {
      // One column is a frame around prose (专栏).
      rows.forEach(r -> r.forEach(c -> flow.pieces.addAll(c.content())));
    }
  }

  private boolean rowProperties(List<Cell> row) throws XMLStreamException {
    boolean kept = true;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "gridBefore" -> row.add(new Cell(List.of(), Math.max(1, xml.number(1)), false));
        case "del", "moveFrom" -> kept = false;
        case "hidden" -> {
          kept &= !xml.isOn();
          hidden |= xml.isOn();
        }
        case "trPrChange" -> xml.skip();
        default -> {}
      }
    }
    return kept;
  }

  private void cell(List<Cell> row, int depth) throws XMLStreamException, IOException {
    Flow flow = new Flow();
    int span = 1;
    boolean continued = false;
    boolean before = false;
    boolean deleted = false;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "gridSpan" -> span = Math.max(1, xml.number(1));
        case "vMerge" -> continued = !"restart".equals(xml.value());
        case "hMerge" -> before = !"restart".equals(xml.value());
        case "cellDel" -> deleted = true;
        case "p" -> paragraph(flow, depth + 1);
        case "tbl" -> table(flow, depth + 1);
        case "sdt" -> structured(flow, depth + 1, null);
        case "altChunk" -> {
          end(flow);
          flow.pieces.add(parts.document(xml.attribute("id")));
          xml.skip();
        }
        case "del", "moveFrom", "Fallback", "tcPrChange" -> xml.skip();
        default -> {}
      }
    }
    end(flow);
    if (before && !row.isEmpty()) {
      Cell left = row.remove(row.size() - 1);
      row.add(new Cell(left.content(), left.span() + span, left.continued()));
    } else if (!deleted) {
      row.add(new Cell(flow.pieces, span, continued));
    }
  }

  private static void drain(List<WordPiece> pieces, TextDraft draft) {
    pieces.forEach(piece -> piece.draw(draft));
    pieces.clear();
  }
}
