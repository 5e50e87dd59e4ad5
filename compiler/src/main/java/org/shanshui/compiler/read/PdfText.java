package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Block.Kind;

/** Writes the items of a document's pages into a draft: lines become paragraphs again. */
final class PdfText {
  /** What only a new paragraph begins with. */
  private static final Pattern OPENING =
      Pattern.compile(
          "([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节篇条]"
              + "|\\d{1,2}[.．、](?!\\d)|[①-⑳]|专栏\\s*\\d|[●◆■▲★·—]).*",
          Pattern.DOTALL);

  private static final float NARROWEST = 12;
  private static final String SENTENCE_ENDS = "。！？；：…";

  private final TextDraft draft;
  private final StringBuilder paragraph = new StringBuilder();
  private @Nullable PdfLine last;
  private boolean lastOnPage;
  private @Nullable PdfColumn lastColumn;

  /** Rows of the table that the next page may continue. */
  private final List<List<PdfTable.Cell>> pending = new ArrayList<>();

  private @Nullable PdfTable lastTable;

  private PdfText(TextDraft draft) {
    this.draft = draft;
  }

  static void write(List<PdfSheet> pages, TextDraft draft) {
    PdfText text = new PdfText(draft);
    for (PdfSheet page : pages) {
      text.page(page.items());
    }
    text.endParagraph();
    text.endTable();
  }

  private void page(List<PdfItem> items) {
    margins(items);
    boolean first = true;
    for (PdfItem item : items) {
      if (item instanceof PdfTable next) {
        table(next, first);
      } else if (item instanceof PdfLine line) {
        line(line);
      }
      first = false;
    }
    lastOnPage = true;
  }

  /** Page heads and feet are gone by now, which keep other margins. */
  private void margins(List<PdfItem> items) {
    PdfColumn only = null;
    for (PdfItem item : items) {
      if (item instanceof PdfLine line) {
        line.column().add(line.left(), line.right());
        only = line.column();
      }
    }
    if (only != null && lastColumn != null) {
      only.learnFrom(lastColumn);
    }
    lastColumn = only;
  }

  private void table(PdfTable next, boolean firstOnPage) {
    endParagraph();
    boolean continues =
        firstOnPage && lastOnPage && lastTable != null && lastTable.isContinuedBy(next);
    List<List<PdfTable.Cell>> rows = next.rows();
    if (continues && lastTable != null) {
      rows = rows.subList(repeatedHead(lastTable, next), rows.size());
    } else {
      endTable();
    }
    pending.addAll(PdfRowBreaks.mended(pending, rows, continues));
    lastTable = continues && lastTable != null ? withHeadOf(lastTable, next) : next;
    lastOnPage = false;
  }

  /** How many rows at the top only say the head again. */
  private static int repeatedHead(PdfTable before, PdfTable next) {
    int most = Math.min(before.rows().size(), next.rows().size() - 1);
    int same = 0;
    while (same < most && same < 4 && before.rows().get(same).equals(next.rows().get(same))) {
      same++;
    }
    return same;
  }

  private static PdfTable withHeadOf(PdfTable head, PdfTable next) {
    return new PdfTable(next.top(), next.bottom(), next.edges(), head.rows());
  }

  private void endTable() {
    if (lastTable != null) {
      TableDraft table = draft.table();
      for (List<PdfTable.Cell> row : pending) {
        table.startRow();
        row.forEach(cell -> table.cell(cell.text(), cell.rowspan(), cell.colspan()));
      }
      table.close();
      pending.clear();
      lastTable = null;
    }
  }

  private void line(PdfLine line) {
    endTable();
    String text = line.text();
    if (last != null && goesOn(last, line, text)) {
      join(text);
    } else {
      endParagraph();
      paragraph.append(text);
    }
    last = line;
    lastOnPage = false;
  }

  private void join(String next) {
    if (paragraph.isEmpty()) {
      paragraph.append(next);
      return;
    }
    char before = paragraph.charAt(paragraph.length() - 1);
    boolean words = Character.isAlphabetic(before) && before < 0x250;
    if (words && Character.isAlphabetic(next.charAt(0)) && next.charAt(0) < 0x250) {
      paragraph.append(' ');
    }
    paragraph.append(next);
  }

  private void endParagraph() {
    draft.line(Kind.PARAGRAPH, 0, paragraph);
    paragraph.setLength(0);
    last = null;
  }

  /** Whether the second line is the same paragraph's. */
  private boolean goesOn(PdfLine line, PdfLine next, String text) {
    float em = line.size();
    boolean sameType = Math.abs(next.size() - em) < 0.15f * em;
    boolean newColumn = lastOnPage || next.baseline() < line.baseline();
    boolean near = newColumn || next.baseline() - line.baseline() < 2.6f * em;
    if (!sameType || !near) {
      return false;
    }
    if (isCentered(line) && isCentered(next)) {
      // A heading set over two lines.
      return !newColumn && em > 15 && !OPENING.matcher(text).matches();
    }
    // Where all lines are short, none shows the margin.
    boolean wide = line.columnRight() - line.columnLeft() > NARROWEST * em;
    boolean full = line.right() > line.columnRight() - 1.6f * em;
    if (!wide || !full || OPENING.matcher(text).matches()) {
      return false;
    }
    float indent = next.left() - next.columnLeft();
    boolean indented = indent > 0.8f * em;
    boolean hanging = Math.abs(next.left() - line.left()) < 0.5f * em;
    return !indented || (hanging && !endsSentence());
  }

  private boolean endsSentence() {
    return !paragraph.isEmpty()
        && SENTENCE_ENDS.indexOf(paragraph.charAt(paragraph.length() - 1)) >= 0;
  }

  private static boolean isCentered(PdfLine line) {
    float before = line.left() - line.columnLeft();
    float after = line.columnRight() - line.right();
    return before > 2.5f * line.size() && Math.abs(before - after) < 2 * line.size();
  }
}
