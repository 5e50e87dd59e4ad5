package org.shanshui.compiler.read;

import java.util.List;

/**
 * A piece of a document, {@code start} inclusive and {@code end} exclusive in UTF-16 units of
 * {@link Document#text()}.
 *
 * @param level of a heading that the format itself marks (h1, Heading 1, #): 1 to 6; else 0
 * @param rows of a table, else empty; a merged cell is repeated with the same offsets
 */
public record Block(Kind kind, int level, int start, int end, List<List<Cell>> rows) {

  /** What a block is. A reader says {@code HEADING} only where the format marks one. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    LIST_ITEM,
    TABLE,
    CAPTION
  }

  /**
   * A table cell's place in the text.
   *
   * @param more where the cell goes on, in a table whose lines hold parts of several cells
   */
  public record Cell(int start, int end, List<Cell> more) {
    /** A cell in one place. */
    public Cell(int start, int end) {
      this(start, end, List.of());
    }

    /** Where the last of it ends. */
    public int lastEnd() {
      return more.isEmpty() ? end : more.get(more.size() - 1).end();
    }
  }

  /** A block that is no table. */
  public static Block of(Kind kind, int level, int start, int end) {
    return new Block(kind, level, start, end, List.of());
  }

  /** The same block where {@code offset} characters stand before its text. */
  Block movedBy(int offset) {
    List<List<Cell>> moved =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> new Cell(cell.start() + offset, cell.end() + offset))
                        .toList())
            .toList();
    return new Block(kind, level, start + offset, end + offset, moved);
  }
}
