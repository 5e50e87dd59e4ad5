package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/**
 * Text set in two columns whose lines run across both, as programs draw it that keep the look of a
 * page: most lines of a page go on behind a wide gap at the same column, with prose on either side.
 * Such text is put in order, page for page: the left column, then the right one. A line that spans
 * both columns ends what stands above it.
 */
final class TwoColumns {
  private static final String CODE = "two-columns";
  private static final int FEWEST_LINES = 12;
  private static final int FEWEST_ON_PAGE = 3;
  private static final int WIDEST_LINE = 240;
  private static final int NARROWEST_COLUMN = 20;
  private static final String GAP = "   ";
  private static final int WIDE = GAP.length();

  /** Blanks, in halves of a character, that part the columns where the left one is too wide. */
  private static final int PUSHED = 4;

  private static final int NONE = 0;

  private TwoColumns() {}

  /** The text with its columns one behind the other; as it is where it has none. */
  static DecodedText inOrder(DecodedText decoded) {
    if (!decoded.text().contains(GAP)) {
      return decoded;
    }
    List<Page> pages = new ArrayList<>();
    Page whole = new Page();
    int inColumns = 0;
    for (String page : decoded.text().split("\f", -1)) {
      Page read = Page.of(page);
      pages.add(read);
      whole.add(read);
      int own = read.linesAt(read.gutter());
      inColumns += own >= FEWEST_ON_PAGE ? own : 0;
    }
    if (!whole.isProse(inColumns)) {
      return decoded;
    }
    StringBuilder text = new StringBuilder(decoded.text().length());
    for (Page page : pages) {
      int own = page.gutter();
      page.write(page.linesAt(own) >= FEWEST_ON_PAGE ? own : whole.gutter(), text);
      text.append('\f');
    }
    text.setLength(text.length() - 1);
    List<Diagnostic> diagnostics = new ArrayList<>();
    // Their places were in the text as it was.
    decoded
        .diagnostics()
        .forEach(d -> diagnostics.add(new Diagnostic(d.severity(), d.code(), d.message(), 0, 0)));
    diagnostics.add(
        new Diagnostic(
            Severity.WARNING,
            CODE,
            "文字排成两栏，每行横跨两栏，已按先左栏、后右栏的顺序重排；所标位置指重排后的文字（--format text 可导出）。"
                + " The text is set in two columns and its lines ran across both; it was put in"
                + " order, left column first. Places are those of the text as put in order (see"
                + " --format text).",
            0,
            0));
    return new DecodedText(text.toString(), List.copyOf(diagnostics));
  }

  /** Lines, and at which columns the right side of so many of them begins. */
  private static final class Page {
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, Integer> gutters = new HashMap<>();
    private int eligible;
    private int marked;

    static Page of(String text) {
      Page page = new Page();
      for (String line : text.split("\n", -1)) {
        page.lines.add(line);
        int length = line.strip().length();
        if (length < NARROWEST_COLUMN || length > WIDEST_LINE) {
          continue;
        }
        page.eligible++;
        int gutter = gutterOf(line);
        if (gutter != NONE) {
          page.gutters.merge(gutter, 1, Integer::sum);
          page.marked += line.indexOf('，') >= 0 || line.indexOf('。') >= 0 ? 1 : 0;
        }
      }
      return page;
    }

    void add(Page page) {
      page.gutters.forEach((gutter, count) -> gutters.merge(gutter, count, Integer::sum));
      eligible += page.eligible;
      marked += page.marked;
    }

    /** Whether these are most of the lines, and most of those with a gap hold sentences. */
    boolean isProse(int inColumns) {
      return inColumns >= FEWEST_LINES && 2 * inColumns >= eligible && 2 * marked >= inColumns;
    }

    /** The column, in halves of a character, at which the right side begins most often. */
    int gutter() {
      int best = NONE;
      for (int gutter : gutters.keySet()) {
        int more = Integer.compare(linesAt(gutter), linesAt(best));
        best = more > 0 || more == 0 && gutter < best ? gutter : best;
      }
      return best;
    }

    int linesAt(int gutter) {
      return gutters.getOrDefault(gutter, 0) + gutters.getOrDefault(gutter + 1, 0);
    }

    void write(int gutter, StringBuilder text) {
      List<String> right = new ArrayList<>();
      for (String line : lines.subList(0, withoutBlanks(lines))) {
        int cut = cut(line, gutter);
        if (cut < 0) {
          flush(right, text);
          text.append(line).append('\n');
        } else {
          text.append(line.substring(0, cut).stripTrailing()).append('\n');
          right.add(line.substring(cut));
        }
      }
      flush(right, text);
    }

    private static void flush(List<String> right, StringBuilder text) {
      right.subList(0, withoutBlanks(right)).forEach(line -> text.append(line).append('\n'));
      right.clear();
    }

    /** How many lines there are without the blank ones at the end. */
    private static int withoutBlanks(List<String> lines) {
      int size = lines.size();
      while (size > 0 && lines.get(size - 1).isBlank()) {
        size--;
      }
      return size;
    }

    /** Where the line is cut; its end where it has no right side, -1 where it spans both. */
    private static int cut(String line, int gutter) {
      int halves = 0;
      int blanks = 0;
      for (int i = 0; i < line.length(); i++) {
        if (halves >= gutter) {
          return halves == gutter && blanks >= 2 ? i : pushed(line, i);
        }
        blanks = line.charAt(i) == ' ' ? blanks + 1 : 0;
        halves += width(line.charAt(i));
      }
      return line.length();
    }

    /** Where the right side begins behind a left side that is wider than its column. */
    private static int pushed(String line, int from) {
      int gap = line.indexOf(" ".repeat(PUSHED), from);
      int right = gap;
      while (gap >= 0 && right < line.length() && line.charAt(right) == ' ') {
        right++;
      }
      return gap >= 0 && right < line.length() ? right : -1;
    }

    private static int gutterOf(String line) {
      int halves = 0;
      int blanks = 0;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == ' ') {
          blanks++;
        } else {
          if (blanks >= WIDE && halves - blanks >= WIDE) {
            return line.length() - i >= NARROWEST_COLUMN / 2 ? halves : NONE;
          }
          blanks = 0;
        }
        halves += width(c);
      }
      return NONE;
    }

    private static int width(char c) {
      return c < 0x80 ? 1 : 2;
    }
  }
}
