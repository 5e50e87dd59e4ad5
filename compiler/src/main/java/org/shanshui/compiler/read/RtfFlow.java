package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.shanshui.compiler.read.Block.Kind;
import org.shanshui.compiler.read.WordPiece.Cell;

/** A flow of paragraphs and tables of an RTF file as it grows: the body, a note, a text box. */
final class RtfFlow {
  /** Edges of cells that lie closer than this are one (twips). */
  private static final int TOLERANCE = 40;

  private static final int MOST_COLUMNS = 1000;

  private final List<WordPiece> pieces = new ArrayList<>();
  private WordLine line = new WordLine();
  private List<WordPiece> cell = new ArrayList<>();
  private List<Entry> row = new ArrayList<>();
  private final List<List<Entry>> rows = new ArrayList<>();
  private List<Definition> definitions = new ArrayList<>();

  /** Text boxes, which follow the paragraph they are anchored in. */
  private final List<WordPiece> boxes = new ArrayList<>();

  /** Of the paragraph that is open: its style and outline level (-1 for none). */
  int style = -1;

  int outline = -1;
  boolean inTable;
  boolean numbered;

  private boolean continued;
  private boolean joined;

  /** A cell with its right edge. */
  private record Entry(List<WordPiece> content, int left, int right, Definition definition) {}

  /** What \\trowd says of a cell before its text comes. */
  private record Definition(int right, boolean fromAbove, boolean fromLeft) {}

  WordLine line() {
    return line;
  }

  void resetParagraph() {
    style = -1;
    outline = -1;
    inTable = false;
  }

  /** Whether the line ends with a mark after which no blank is written. */
  boolean endsClosed() {
    String text = line.text();
    return !text.isEmpty() && "、）)．.，：:".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  void startRow() {
    definitions = new ArrayList<>();
    continued = false;
    joined = false;
  }

  void mergedFromAbove() {
    continued = true;
  }

  void mergedFromLeft() {
    joined = true;
  }

  void define(int right) {
    if (definitions.size() < MOST_COLUMNS) {
      definitions.add(new Definition(right, continued, joined));
    }
    continued = false;
    joined = false;
  }

  /** Ends a paragraph; one outside tables ends the table before it. */
  void paragraph(Kind kind, int level, boolean inTable) {
    String text = take();
    if (!inTable) {
      endTable();
    }
    List<WordPiece> out = inTable ? cell : pieces;
    String whole = kind == Kind.HEADING ? text.replace('\n', ' ') : text;
    for (String part : whole.split("\n")) {
      if (Lines.skipBlanks(part, 0, part.length()) < part.length()) {
        out.add(new WordPiece.Line(kind, level, part.strip()));
      }
    }
    out.addAll(boxes);
    boxes.clear();
  }

  /** Leaves the paragraph out. */
  void drop() {
    line = new WordLine();
  }

  private String take() {
    String text = line.text();
    line = new WordLine();
    return text;
  }

  void endCell() {
    paragraph(Kind.PARAGRAPH, 0, true);
    int index = row.size();
    Definition definition =
        index < definitions.size()
            ? definitions.get(index)
            : new Definition(Integer.MAX_VALUE - MOST_COLUMNS + index, false, false);
    int left = row.isEmpty() ? Integer.MIN_VALUE : row.get(index - 1).right();
    if (index < MOST_COLUMNS) {
      row.add(new Entry(cell, left, definition.right(), definition));
    }
    cell = new ArrayList<>();
  }

  void endRow() {
    if (!row.isEmpty()) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }

  /** Adds a text box. */
  void add(List<WordPiece> inner) {
    boxes.addAll(inner);
  }

  private void endTable() {
    if (!row.isEmpty()) {
      endRow();
    }
    if (!rows.isEmpty()) {
      pieces.addAll(table());
      rows.clear();
    }
    pieces.addAll(cell);
    cell = new ArrayList<>();
  }

  private List<WordPiece> table() {
    TreeSet<Integer> edges = new TreeSet<>();
    for (List<Entry> one : rows) {
      for (Entry entry : one) {
        Integer near = edges.ceiling(entry.right() - TOLERANCE);
        if (near == null || near > entry.right() + TOLERANCE) {
          edges.add(entry.right());
        }
      }
    }
    if (edges.size() < 2) {
      return rows.stream().flatMap(List::stream).flatMap(e -> e.content().stream()).toList();
    }
    List<List<Cell>> grid = new ArrayList<>();
    for (List<Entry> one : rows) {
      List<Cell> cells = new ArrayList<>();
      for (Entry entry : one) {
        int left = entry.left() == Integer.MIN_VALUE ? entry.left() : entry.left() + TOLERANCE;
        int right = entry.right() + TOLERANCE;
        int span = left < right ? Math.max(1, edges.subSet(left, false, right, true).size()) : 1;
        if (entry.definition().fromLeft() && !cells.isEmpty()) {
          Cell before = cells.remove(cells.size() - 1);
          cells.add(new Cell(before.content(), before.span() + span, before.continued()));
        } else {
          cells.add(new Cell(entry.content(), span, entry.definition().fromAbove()));
        }
      }
      grid.add(cells);
    }
    return List.of(new WordPiece.Grid(grid));
  }

  /** All that flowed, once nothing more comes. */
  List<WordPiece> finished() {
    paragraph(Kind.PARAGRAPH, 0, false);
    endTable();
    return pieces;
  }
}
