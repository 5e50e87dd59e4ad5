package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.table.Explanation;
import org.shanshui.compiler.table.Grids;
import org.shanshui.compiler.table.Head;
import org.shanshui.compiler.table.Role;
import org.shanshui.language.noise.CleanText;

/** Finds the tables among a document's lines and makes table blocks of them. */
public final class FlattenedTables {
  /** Code of the diagnostic for lines that read as a table's and could not be put together. */
  public static final String UNREAD = "table-unread";

  private static final int MOST_UNREAD = 400;
  private static final int FEWEST_UNREAD = 6;
  private static final int LONGEST_CELL_LINE = 60;

  /** Pieces looked at first; a longer table asks for more. */
  private static final int FIRST_LOOK = 800;

  private static final int FEWEST_PIECES = 6;
  private static final int FEWEST_HEADS = 3;
  private static final int LONGEST_FIRST_HEAD = 10;
  private static final int HEADS_WITHIN = 14;
  private static final int LONGEST_CHAPTER = 30;

  /** Lines between two headings of a level that are looked at. */
  private static final int MOST_BETWEEN = 1000;

  private static final Pattern NOTE = Pattern.compile("注(?:\\d|[一二三四])?[:.]");

  /** Pieces of a row that is explained. */
  private static final int LONGEST_EXPLAINED = 16;

  private final Document document;
  private final List<FlatLine> lines;
  private final Pieces pieces;
  private final List<FlatTable> tables = new ArrayList<>();

  /** First line of each stretch that reads as a table and is none, and the line behind it. */
  private final List<int[]> unreads = new ArrayList<>();

  /** The line behind the last of these. */
  private int unread;

  private FlattenedTables(Document document, Layout layout) {
    this.document = document;
    this.lines = FlatLine.of(document, layout);
    this.pieces = new Pieces(document.text(), lines);
  }

  /** The document with its flattened tables as blocks; itself where it has none. */
  public static Document restored(Document document, Layout layout) {
    FlattenedTables finder = new FlattenedTables(document, layout);
    finder.find();
    boolean same = finder.tables.isEmpty() && finder.unreads.isEmpty();
    return same ? document : finder.document();
  }

  private void find() {
    int line = 0;
    while (line < lines.size()) {
      FlatTable table = begins(line) ? at(line) : null;
      if (table != null) {
        tables.add(table);
        line = table.lastLine() + 1;
      } else {
        boolean heads = !isSentence(lines.get(line)) && headsAt(line);
        if (line >= unread && (heads || captioned(line))) {
          unread(line);
        }
        line++;
      }
    }
  }

  /** Whether heads stand at the line, or rows with values. */
  private boolean begins(int line) {
    FlatLine first = lines.get(line);
    boolean text = isSentence(first) && !captioned(line);
    if (text || !first.whole() || !first.cells() && first.end() - first.start() > 120) {
      return false;
    }
    return !isCaption(line)
        && !isHeading(line)
        && (headsAt(line) || captioned(line) || valuesAt(line) || explainedAt(line));
  }

  /** 三、主要指标 is a heading over a table, though its words may head a column of it. */
  private boolean isHeading(int line) {
    List<Piece> own = pieces.of(line);
    if (own.size() != 1 || !HeadCell.isHead(own.get(0))) {
      return false;
    }
    Marker marker = Marker.of(own.get(0).text());
    return marker == null
        ? isTitleOverHeads(line, own.get(0))
        : marker.style() != Style.THIRD && marker.style() != Style.CIRCLED;
  }

  /** 主要指标 alone over a line of heads is what the table is called. */
  private boolean isTitleOverHeads(int line, Piece title) {
    if (Head.of(title.text()).role() != Role.INDICATOR || line + 1 >= lines.size()) {
      return false;
    }
    List<Piece> next = pieces.of(line + 1);
    return next.size() >= FEWEST_HEADS && next.stream().allMatch(HeadCell::isHead);
  }

  /** Whether it is a sentence without a blank in it, as most lines of most documents are. */
  private boolean isSentence(FlatLine line) {
    String text = document.text();
    boolean ends = text.charAt(line.end() - 1) == '。';
    for (int i = line.start(); ends && i < line.end(); i++) {
      ends = !FlatLine.isBlank(text.charAt(i));
    }
    return ends && line.end() - line.start() > LONGEST_FIRST_HEAD * 2;
  }

  private boolean headsAt(int line) {
    List<Piece> own = pieces.of(line);
    if (own.size() == 1 && own.get(0).text().length() > LONGEST_FIRST_HEAD) {
      return false;
    }
    int heads = 0;
    int seen = 0;
    for (int i = line; i < lines.size() && seen < HEADS_WITHIN && lines.get(i).whole(); i++) {
      for (Piece piece : pieces.of(i)) {
        boolean sentence = "。,;:".indexOf(piece.text().charAt(piece.text().length() - 1)) >= 0;
        boolean body = piece.form() == Form.INTEGER || piece.form() == Form.NUMBER;
        if (body || sentence || piece.form() == Form.PROSE || piece.form() == Form.LONG_WORDS) {
          return heads >= FEWEST_HEADS;
        }
        heads += HeadCell.isHead(piece) || HeadCell.statesUnit(piece) ? 1 : 0;
        seen++;
        if (seen == 2 && heads == 0 && piece.text().length() > 1) {
          return false;
        }
      }
    }
    return heads >= FEWEST_HEADS;
  }

  private boolean captioned(int line) {
    for (int i = line - 1; i >= Math.max(0, line - 2); i--) {
      if (isCaption(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isCaption(int line) {
    FlatLine own = lines.get(line);
    return "表图专附".indexOf(document.text().charAt(own.start())) >= 0
        && own.end() - own.start() < 80
        && Grids.isCaption(CleanText.of(document.text(), own.start(), own.end()).text());
  }

  /** A chapter begins behind a table; the groups of its rows are numbered 一、 or （一）. */
  private static boolean isChapter(List<Piece> line) {
    Marker marker = line.isEmpty() ? null : Marker.of(line.get(0).text());
    return marker != null
        && marker.style().isChapterLike()
        && (line.size() == 2 || line.size() == 1 && line.get(0).text().length() < LONGEST_CHAPTER);
  }

  /**
   * Whether the line has the number after that of the heading above the table, as 六、 has after 五、.
   * Groups of rows are counted from 一、 on, which may stand above the heads, and what cells
   * enumerate is numbered below that.
   */
  private boolean isNextHeading(int table, int line) {
    Marker marker = marker(line);
    if (marker == null || marker.style() != Style.FIRST || marker.value() <= 2) {
      return false;
    }
    for (int i = line - 1; i >= Math.max(0, line - MOST_BETWEEN); i--) {
      Marker before = marker(i);
      if (before != null && before.style() == marker.style()) {
        return i < table && before.value() + 1 == marker.value();
      }
    }
    return false;
  }

  private @Nullable Marker marker(int line) {
    List<Piece> own = pieces.of(line);
    return own.isEmpty() ? null : Marker.of(own.get(0).text());
  }

  /** What is noted under a table. */
  private static boolean isNote(List<Piece> line) {
    return !line.isEmpty() && NOTE.matcher(line.get(0).text()).lookingAt();
  }

  /** Words and two values, and the same again. */
  private boolean valuesAt(int line) {
    List<Piece> ahead = ahead(line, 48, false);
    int rows = 0;
    for (int i = 0; i < ahead.size() && rows < 2; ) {
      int values = 0;
      boolean words = ahead.get(i).form().isWords();
      while (words && i + 1 + values < ahead.size() && ahead.get(i + 1 + values).form().isValue()) {
        values++;
      }
      if (values < 2) {
        return false;
      }
      rows++;
      i += values + 1;
    }
    return rows == 2;
  }

  /** Row 1, its name, sentences about it, and row 2. */
  private boolean explainedAt(int line) {
    List<Piece> first = pieces.of(line);
    if (first.size() != 1 || first.get(0).serial() != 1) {
      return false;
    }
    boolean sentences = false;
    List<Piece> ahead = ahead(line, LONGEST_EXPLAINED, true);
    for (int i = 1; i < ahead.size(); i++) {
      Form form = ahead.get(i).form();
      if (ahead.get(i).serial() == 2) {
        return sentences && i > 2;
      }
      sentences |= form == Form.PROSE && Explanation.is(ahead.get(i).text());
      if (i == 1 && !form.isWords()) {
        return false;
      }
    }
    return false;
  }

  /** Notes lines that read as a table's, with values enough, and could not be put together. */
  private void unread(int line) {
    int end = line;
    while (end < lines.size() && end - line < MOST_UNREAD && isCellLine(end)) {
      end++;
    }
    if (values(line, end) >= FEWEST_UNREAD) {
      unreads.add(new int[] {line, end});
      unread = end;
    }
  }

  private int values(int from, int to) {
    int values = 0;
    for (int i = from; i < to; i++) {
      for (Piece piece : pieces.of(i)) {
        values += piece.form() == Form.INTEGER || piece.form() == Form.NUMBER ? 1 : 0;
      }
    }
    return values;
  }

  /** The parts of a stretch that no table holds; none where these have too few values. */
  private List<int[]> outsideTables(int[] stretch) {
    List<int[]> outside = new ArrayList<>();
    int from = stretch[0];
    for (FlatTable table : tables) {
      if (table.lastLine() >= from && table.firstLine() < stretch[1]) {
        outside.add(new int[] {from, Math.max(from, table.firstLine())});
        from = table.lastLine() + 1;
      }
    }
    outside.add(new int[] {from, Math.max(from, stretch[1])});
    int values = outside.stream().mapToInt(part -> values(part[0], part[1])).sum();
    outside.removeIf(part -> part[0] == part[1]);
    return values < FEWEST_UNREAD ? List.of() : outside;
  }

  private boolean isCellLine(int line) {
    FlatLine own = lines.get(line);
    char last = own.start() < own.end() ? document.text().charAt(own.end() - 1) : '。';
    return own.whole() && own.end() - own.start() <= LONGEST_CELL_LINE && "。；;".indexOf(last) < 0;
  }

  private Diagnostic unreadAt(int[] stretch) {
    return new Diagnostic(
        Diagnostic.Severity.WARNING,
        UNREAD,
        "此处像是被拆成若干行的表格，未能还原行列，其中的数字请对照原件核对。"
            + " / These lines look like a table broken into lines; its rows and columns could not be"
            + " restored. Check its numbers against the original.",
        lines.get(stretch[0]).start(),
        lines.get(stretch[1] - 1).end());
  }

  private @Nullable FlatTable at(int line) {
    int most = FIRST_LOOK;
    while (true) {
      List<Piece> ahead = ahead(line, most, true);
      if (ahead.size() < FEWEST_PIECES) {
        return null;
      }
      FlatTable table = best(ahead, captioned(line));
      boolean more = ahead.size() >= most && table != null && table.fit().end() > most - 200;
      if (!more) {
        return table;
      }
      most *= 4;
    }
  }

  /** The table that the pieces begin with, in whichever way it fits them best. */
  private static @Nullable FlatTable best(List<Piece> pieces, boolean captioned) {
    FlatTable columns = ColumnBlocks.table(pieces);
    if (columns != null && columns.isSure(captioned)) {
      return columns;
    }
    FlatTable best = null;
    for (FlatTable table :
        Arrays.asList(new Stretch(pieces).table(captioned), BrokenRows.table(pieces))) {
      boolean better = best == null || table != null && table.worth() > best.worth();
      if (table != null && better && table.isSure(captioned)) {
        best = table;
      }
    }
    return best;
  }

  /** The pieces from a line on, up to what can be no part of a table. */
  private List<Piece> ahead(int line, int most, boolean whole) {
    List<Piece> ahead = new ArrayList<>();
    for (int i = line; i < lines.size() && ahead.size() < most && lines.get(i).whole(); i++) {
      List<Piece> next = pieces.of(i);
      if (i > line && (isCaption(i) || isChapter(next) || isNote(next) || isNextHeading(line, i))) {
        break;
      }
      if (!whole && next.size() == 1 && next.get(0).form() == Form.PROSE) {
        break;
      }
      ahead.addAll(next);
    }
    return ahead;
  }

  private Document document() {
    List<Block> blocks = new ArrayList<>();
    int line = 0;
    int block = 0;
    List<Block> old = document.blocks();
    for (int t = 0; t < tables.size(); t++) {
      FlatTable table = tables.get(t);
      int first = table.firstLine();
      int last = table.lastLine();
      while (block < lines.get(first).block()) {
        blocks.add(old.get(block++));
      }
      keep(blocks, old.get(block), block, line, first);
      blocks.add(table.block());
      restOfLine(blocks, table.block().end(), lines.get(last).end());
      block = lines.get(last).block();
      line = last + 1;
      boolean rest = line < lines.size() && lines.get(line).block() == block;
      boolean nextTable =
          t + 1 < tables.size() && lines.get(tables.get(t + 1).firstLine()).block() == block;
      if (!nextTable) {
        if (rest) {
          Block tail = old.get(block);
          blocks.add(Block.of(tail.kind(), tail.level(), lines.get(line).start(), tail.end()));
        }
        block++;
      }
    }
    while (block < old.size()) {
      blocks.add(old.get(block++));
    }
    List<Diagnostic> diagnostics = new ArrayList<>(document.diagnostics());
    for (int[] stretch : unreads) {
      outsideTables(stretch).forEach(part -> diagnostics.add(unreadAt(part)));
    }
    return new Document(
        document.name(),
        document.format(),
        document.sha256(),
        document.text(),
        List.copyOf(blocks),
        diagnostics);
  }

  /** What stands behind a table in its last line: nothing is lost where a table ends within one. */
  private void restOfLine(List<Block> blocks, int from, int to) {
    if (from < to && !document.text().substring(from, to).isBlank()) {
      blocks.add(Block.of(Block.Kind.PARAGRAPH, 0, from, to));
    }
  }

  /** What stands before a table in the same paragraph. */
  private void keep(List<Block> blocks, Block block, int index, int from, int first) {
    int start = first;
    while (start > from && start > 0 && lines.get(start - 1).block() == index) {
      start--;
    }
    if (start < first) {
      blocks.add(
          Block.of(
              block.kind(), block.level(), lines.get(start).start(), lines.get(first - 1).end()));
    }
  }
}
