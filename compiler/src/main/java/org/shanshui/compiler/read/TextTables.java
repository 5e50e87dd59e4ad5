package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables that a text draws with pipes or tabs. */
final class TextTables {
  /** Pipes between cells of rows that have neither frame nor rule, and how many such rows. */
  private static final int FEWEST_INNER_PIPES = 2;

  private static final int FEWEST_UNFRAMED = 3;

  private static final int LONGEST_HEADING = 40;
  private static final int SHORTEST_RULE = 5;

  /** Of rows that only blanks part, how many there must be, of how many cells. */
  private static final int FEWEST_GAP_ROWS = 3;

  private static final int FEWEST_GAP_CELLS = 3;

  private static final String GROUP_STARTS = "一二三四五六七八九十（(";

  private final String text;
  private final Lines lines;
  private int nextGap = -1;

  TextTables(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * A table and the line after it.
   *
   * @param nextLine the first line that is no longer its own
   */
  record Found(Block block, int nextLine) {}

  /** The table that begins at the line, null where none does. */
  @Nullable Found at(int line) {
    if (line + 1 >= lines.count()) {
      return null;
    }
    if (lines.pipes(line) > 0) {
      return pipes(line);
    }
    if (isRule(line) && lines.pipes(line + 1) > 0) {
      return line + 2 < lines.count() ? pipes(line + 1) : null;
    }
    return lines.tabs(line) > 1 ? tabs(line) : hasGap(line) ? gaps(line) : null;
  }

  /** Whether two blanks stand together in the line; asked line by line, and looked for once. */
  private boolean hasGap(int line) {
    if (nextGap < lines.textStart(line)) {
      int found = text.indexOf("  ", lines.textStart(line));
      nextGap = found < 0 ? text.length() : found;
    }
    return nextGap < lines.textEnd(line);
  }

  /**
   * The table whose rows are a line each and whose cells two blanks or more part: every line from
   * the first to the last has as many cells, but for titles of groups.
   */
  private @Nullable Found gaps(int first) {
    List<Block.Cell> heads = gapCells(first);
    int width = heads.size();
    if (width < FEWEST_GAP_CELLS || first > 0 && !isApart(first - 1)) {
      return null;
    }
    List<List<Block.Cell>> rows = new ArrayList<>();
    rows.add(heads);
    int next = first + 1;
    int full = 1;
    while (next < lines.count()) {
      List<Block.Cell> cells = gapCells(next);
      if (cells.size() == width) {
        rows.add(cells);
        full++;
      } else if (cells.size() == 1
          && next + 1 < lines.count()
          && isGroupTitle(cells.get(0))
          && gapCells(next + 1).size() == width) {
        rows.add(Collections.nCopies(width, cells.get(0)));
      } else {
        break;
      }
      next++;
    }
    boolean whole = next == lines.count() || isApart(next);
    return whole && full >= FEWEST_GAP_ROWS ? found(first, next, rows) : null;
  }

  /** 一、供水: what else stands alone in a line among rows may be the rest of a cell. */
  private boolean isGroupTitle(Block.Cell cell) {
    return cell.end() - cell.start() <= LONGEST_HEADING
        && GROUP_STARTS.indexOf(text.charAt(cell.start())) >= 0;
  }

  /** Whether a line is surely no part of the table beside it: blank, a sentence, a caption. */
  private boolean isApart(int line) {
    int start = lines.textStart(line);
    int end = lines.textEnd(line);
    return start == end
        || gapCells(line).size() == 1
            && (text.charAt(end - 1) == '。'
                || text.charAt(end - 1) == '）'
                || text.startsWith("表", start)
                || text.startsWith("附表", start)
                || text.startsWith("注", start));
  }

  /** The pieces of a line that two blanks or a wide one part; none of a blank line. */
  private List<Block.Cell> gapCells(int line) {
    List<Block.Cell> cells = new ArrayList<>();
    int end = lines.textEnd(line);
    int start = lines.textStart(line);
    int i = start;
    while (i < end) {
      int after = Lines.skipBlanks(text, i, end);
      if (after - i > 1 || after > i && text.charAt(i) == '\u3000') {
        cells.add(new Block.Cell(start, i));
        start = after;
      }
      i = Math.max(after, i + 1);
    }
    if (start < end) {
      cells.add(new Block.Cell(start, end));
    }
    return cells;
  }

  private @Nullable Found pipes(int first) {
    int next = first + 1;
    boolean ruled = isDelimiter(next) || isRule(next);
    boolean framed = isFramed(first, lines.pipes(first));
    if (!ruled && !framed && lines.pipes(first) < FEWEST_INNER_PIPES) {
      return null;
    }
    List<List<Block.Cell>> rows = new ArrayList<>();
    boolean stripped = ruled || framed;
    rows.add(stripped ? framedCells(first) : cells(first, '|'));
    if (ruled) {
      next++;
    }
    while (next < lines.count()
        && (lines.pipes(next) > 0 || ruled && isRule(next))
        && (ruled
            || (framed
                ? isFramed(next, lines.pipes(first))
                : lines.pipes(next) == lines.pipes(first)))) {
      if (!isDelimiter(next) && !isRule(next)) {
        rows.add(stripped ? framedCells(next) : cells(next, '|'));
      }
      next++;
      if (!stripped) {
        next = heading(next, lines.pipes(first), '|', rows);
      }
    }
    int fewest = ruled ? 1 : framed ? 2 : FEWEST_UNFRAMED;
    return rows.size() >= fewest ? found(first, next, rows) : null;
  }

  /** Without a delimiter line only a full frame of equal rows is a table: |a|b|. */
  private boolean isFramed(int line, int pipes) {
    int start = lines.textStart(line);
    int end = lines.textEnd(line);
    return pipes > 2
        && lines.pipes(line) == pipes
        && text.charAt(start) == '|'
        && text.charAt(end - 1) == '|';
  }

  /** +----+----+, ────: a line of a drawn frame. */
  private boolean isRule(int line) {
    int start = lines.textStart(line);
    int end = lines.textEnd(line);
    for (int i = start; i < end; i++) {
      if ("+-=".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return end - start >= SHORTEST_RULE;
  }

  private boolean isDelimiter(int line) {
    if (lines.pipes(line) == 0) {
      return false;
    }
    boolean dash = false;
    for (int i = lines.textStart(line); i < lines.textEnd(line); i++) {
      char c = text.charAt(i);
      if (c == '-') {
        dash = true;
      } else if (c != '|' && c != ':' && !Lines.isBlank(c)) {
        return false;
      }
    }
    return dash;
  }

  private @Nullable Found tabs(int first) {
    int tabs = lines.tabs(first);
    List<List<Block.Cell>> rows = new ArrayList<>();
    rows.add(cells(first, '\t'));
    // The title of a group may stand right under the heads.
    int second = heading(first + 1, tabs, '\t', rows);
    if (lines.tabs(second) != tabs || columnsInUse(first, second) < 2) {
      return null;
    }
    int next = second;
    while (next < lines.count()
        && isTabbedRow(next, tabs)
        && lines.textStart(next) < lines.textEnd(next)) {
      rows.add(cells(next, '\t'));
      next = heading(next + 1, tabs, '\t', rows);
    }
    return found(first, next, rows);
  }

  /** As many cells as the first row has; or fewer, where tabs behind the last are lost. */
  private boolean isTabbedRow(int line, int tabs) {
    int own = lines.tabs(line);
    return own == tabs || own > 1 && own < tabs && own * 2 >= tabs;
  }

  /** Lines indented by tabs fill one column only, and are no table. */
  private int columnsInUse(int first, int second) {
    List<Block.Cell> upper = cells(first, '\t');
    List<Block.Cell> lower = cells(second, '\t');
    int used = 0;
    for (int column = 0; column < upper.size(); column++) {
      if (!isEmpty(upper.get(column)) || !isEmpty(lower.get(column))) {
        used++;
      }
    }
    return used;
  }

  private static boolean isEmpty(Block.Cell cell) {
    return cell.start() == cell.end();
  }

  /** Takes a line of one cell over all columns, the head of the rows after it. */
  private int heading(int line, int separators, char separator, List<List<Block.Cell>> rows) {
    if (line + 1 >= lines.count()) {
      return line;
    }
    int start = lines.textStart(line);
    int end = lines.textEnd(line);
    int own = separator == '|' ? lines.pipes(line) : lines.tabs(line);
    int next = separator == '|' ? lines.pipes(line + 1) : lines.tabs(line + 1);
    boolean fits = start < end && end - start <= LONGEST_HEADING;
    if (!fits || own != 0 || next != separators || text.charAt(end - 1) == '。') {
      return line;
    }
    rows.add(Collections.nCopies(separators + 1, new Block.Cell(start, end)));
    return line + 1;
  }

  private List<Block.Cell> framedCells(int line) {
    int from = lines.textStart(line);
    int to = lines.textEnd(line);
    if (text.charAt(from) == '|') {
      from++;
    }
    if (to > from && text.charAt(to - 1) == '|' && (to - 2 < from || text.charAt(to - 2) != '\\')) {
      to--;
    }
    return cells(from, to, '|');
  }

  private List<Block.Cell> cells(int line, char separator) {
    return cells(lines.start(line), lines.end(line), separator);
  }

  private List<Block.Cell> cells(int from, int to, char separator) {
    List<Block.Cell> cells = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || (text.charAt(i) == separator && !isEscaped(i, from))) {
        cells.add(cell(text, start, i));
        start = i + 1;
      }
    }
    return cells;
  }

  private boolean isEscaped(int i, int from) {
    return i > from && text.charAt(i) == '|' && text.charAt(i - 1) == '\\';
  }

  /** The cell without the blanks around it. */
  static Block.Cell cell(String text, int from, int to) {
    int start = Lines.skipBlanks(text, from, to);
    return new Block.Cell(start, Lines.trimBlanks(text, start, to));
  }

  private Found found(int first, int next, List<List<Block.Cell>> rows) {
    int start = lines.textStart(first);
    int end = lines.textEnd(next - 1);
    return new Found(table(start, end, rows), next);
  }

  /** A table block whose short rows are filled up with empty cells. */
  static Block table(int start, int end, List<List<Block.Cell>> rows) {
    long cells = rows.stream().mapToLong(List::size).sum();
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    // One absurdly wide row must not blow up all the others.
    boolean fill = (long) width * rows.size() <= 8 * cells + 1000;
    List<List<Block.Cell>> even = new ArrayList<>(rows.size());
    for (List<Block.Cell> row : rows) {
      List<Block.Cell> filled = new ArrayList<>(row);
      int at = row.isEmpty() ? start : row.get(row.size() - 1).end();
      while (fill && filled.size() < width) {
        filled.add(new Block.Cell(at, at));
      }
      even.add(List.copyOf(filled));
    }
    return new Block(Block.Kind.TABLE, 0, start, end, List.copyOf(even));
  }
}
