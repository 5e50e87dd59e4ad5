package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Block.Kind;
import org.shanshui.compiler.read.WordPiece.Cell;
import org.shanshui.compiler.read.XmlWalk.Event;

/**
 * Walks the body of an OpenDocument text: headings, paragraphs, lists, tables, text boxes; notes
 * come last. Contents, comments, deletions (kept apart by the format) and hidden text are left out.
 */
final class OdfText {
  private static final int DEEPEST = 50;
  private static final int MOST_SPAN = 1000;

  private final XmlWalk xml;
  private final OdfStyles styles;
  private final OdfNumbering numbering;
  private final List<WordPiece> notes = new ArrayList<>();
  private boolean hidden;
  private boolean struck;

  OdfText(XmlWalk xml, OdfStyles styles) {
    this.xml = xml;
    this.styles = styles;
    this.numbering = new OdfNumbering(styles);
  }

  /** What a paragraph in a list is told by it. */
  private static final class Item {
    final String style;
    final int level;
    boolean numbered;

    Item(String style, int level) {
      this.style = style;
      this.level = level;
    }
  }

  /** Draws the element just begun. */
  void draw(TextDraft draft) throws XMLStreamException {
    List<WordPiece> pieces = new ArrayList<>();
    flow(pieces, null, 0);
    pieces.addAll(notes);
    pieces.forEach(piece -> piece.draw(draft));
    WordFindings.tell(draft, struck, hidden);
  }

  private void flow(List<WordPiece> out, @Nullable Item item, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      xml.skip();
      return;
    }
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "p" -> paragraph(out, item, 0, depth);
        case "h" ->
            paragraph(
                out, item, Math.max(1, XmlWalk.number(xml.attribute("outline-level"), 1)), depth);
        case "list" -> list(out, item, depth);
        case "table" -> table(out, depth);
        case "section" -> {
          if ("none".equals(xml.attribute("display"))) {
            hidden = true;
            xml.skip();
          } else {
            flow(out, item, depth + 1);
          }
        }
        case "table-of-content",
            "illustration-index",
            "table-index",
            "object-index",
            "alphabetical-index",
            "user-index",
            "tracked-changes",
            "annotation",
            "forms",
            "sequence-decls" ->
            xml.skip();
        default -> {}
      }
    }
  }

  private void list(List<WordPiece> out, @Nullable Item outer, int depth)
      throws XMLStreamException {
    if (depth > DEEPEST) {
      xml.skip();
      return;
    }
    String style = xml.attribute("style-name");
    String own = style != null ? style : outer == null ? "?" : outer.style;
    int level = outer == null ? 0 : outer.level + 1;
    boolean goesOn =
        "true".equals(xml.attribute("continue-numbering"))
            || xml.attribute("continue-list") != null;
    if (outer == null && !goesOn) {
      numbering.restart(own);
    }
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      Item item = new Item(own, level);
      // Its header bears no number.
      item.numbered = xml.name().equals("list-header");
      flow(out, item, depth + 1);
    }
  }

  private void paragraph(List<WordPiece> out, @Nullable Item item, int level, int depth)
      throws XMLStreamException {
    String style = xml.attribute("style-name");
    boolean isHeader = "true".equals(xml.attribute("is-list-header"));
    WordLine line = new WordLine();
    List<WordPiece> boxes = new ArrayList<>();
    inline(line, boxes, styles.run("paragraph", style), depth);
    String text = line.text();
    String label = null;
    if (item != null && !item.numbered) {
      label = numbering.next(item.style, item.level);
      item.numbered = true;
    } else if (item == null && level > 0 && !isHeader) {
      label = numbering.next("", level - 1);
    }
    Kind kind = level > 0 ? Kind.HEADING : kind(style, item != null);
    int heading = Math.min(6, kind == Kind.HEADING ? Math.max(1, level) : 0);
    String prefix = label == null ? "" : label;
    String whole = kind == Kind.HEADING ? text.replace('\n', ' ') : text;
    for (String part : whole.split("\n")) {
      if (Lines.skipBlanks(part, 0, part.length()) < part.length()) {
        out.add(new WordPiece.Line(kind, heading, prefix + part.strip()));
        prefix = "";
      }
    }
    out.addAll(boxes);
  }

  private Kind kind(@Nullable String style, boolean inList) {
    if (styles.isNamed(style, "Title")) {
      return Kind.HEADING;
    }
    return styles.isNamed(style, "Caption")
        ? Kind.CAPTION
        : inList ? Kind.LIST_ITEM : Kind.PARAGRAPH;
  }

  /** Adds what stands in the element just begun to the line. */
  private void inline(WordLine line, List<WordPiece> boxes, RunFormat format, int depth)
      throws XMLStreamException {
    int element = xml.depth();
    if (depth > DEEPEST) {
      xml.skip();
      return;
    }
    for (Event e = xml.next(); e != Event.DOCUMENT_END && xml.depth() >= element; e = xml.next()) {
      if (e == Event.TEXT) {
        show(line, SymbolFont.shown(format.font(), xml.text()), format);
      } else if (e == Event.START) {
        element(line, boxes, format, depth);
      }
    }
  }

  private void element(WordLine line, List<WordPiece> boxes, RunFormat format, int depth)
      throws XMLStreamException {
    switch (xml.name()) {
      case "span" ->
          inline(
              line, boxes, styles.run("text", xml.attribute("style-name")).over(format), depth + 1);
      case "s", "tab" -> {
        show(line, " ", format);
        xml.skip();
      }
      case "line-break" -> {
        show(line, "\n", format);
        xml.skip();
      }
      case "note" -> note(depth);
      case "frame", "custom-shape", "rect", "g", "text-box" -> flow(boxes, null, depth + 1);
      case "annotation",
          "annotation-end",
          "ruby-text",
          "hidden-text",
          "hidden-paragraph",
          "tracked-changes",
          "number" ->
          xml.skip();
      default -> inline(line, boxes, format, depth + 1);
    }
  }

  private void note(int depth) throws XMLStreamException {
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("note-body")) {
        List<WordPiece> body = new ArrayList<>();
        flow(body, null, depth + 1);
        notes.addAll(body);
      } else {
        xml.skip();
      }
    }
  }

  private void show(WordLine line, String text, RunFormat format) {
    if (format.isHidden() || format.isStruck()) {
      hidden |= format.isHidden() && !text.isBlank();
      struck |= format.isStruck() && !text.isBlank();
    } else {
      line.append(text, format.isRaised());
    }
  }

  private void table(List<WordPiece> out, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      xml.skip();
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    List<Cell> row = new ArrayList<>();
    int covered = 0;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "table-row" -> {
          row = new ArrayList<>();
          covered = 0;
          rows.add(row);
        }
        case "table-cell" -> {
          int span = Math.max(1, XmlWalk.number(xml.attribute("number-columns-spanned"), 1));
          int times = times();
          List<WordPiece> content = new ArrayList<>();
          flow(content, null, depth + 1);
          for (int i = 0; i < times; i++) {
            row.add(new Cell(content, Math.min(span, MOST_SPAN), false));
          }
          covered = span - 1;
        }
        case "covered-table-cell" -> {
          int times = times();
          xml.skip();
          for (int i = 0; i < times; i++) {
            if (covered > 0) {
              covered--;
            } else {
              row.add(new Cell(List.of(), 1, true));
            }
          }
        }
        default -> {}
      }
    }
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    if (width > 1) {
      out.add(new WordPiece.Grid(rows));
    } else {
      rows.forEach(r -> r.forEach(c -> out.addAll(c.content())));
    }
  }

  private int times() {
    int times = XmlWalk.number(xml.attribute("number-columns-repeated"), 1);
    return Math.max(1, Math.min(times, MOST_SPAN));
  }
}
