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

  /** In ems; prose has none so wide. */
  private static final float WIDEST_GAP = 2;

  private static final String SENTENCE_ENDS = "。！？；：…";

  private final PdfType type;
  private final TextDraft draft;
  private final StringBuilder paragraph = new StringBuilder();
  private @Nullable PdfLine last;
  private boolean lastOnPage;

  /** Whether text or a numbered heading has come. */
  private boolean begun;

  private @Nullable PdfColumn lastColumn;

  /** Rows of the table that the next page may continue. */
  private final List<List<PdfTable.Cell>> pending = new ArrayList<>();

  private @Nullable PdfTable lastTable;

  /** Notes of this page whose marks have not come yet. */
  private final List<PdfNote> onPage = new ArrayList<>();

  /** Notes to stand behind the paragraph. */
  private final List<PdfNote> due = new ArrayList<>();

  private PdfText(PdfType type, TextDraft draft) {
    this.type = type;
    this.draft = draft;
  }

  /**
   * Writes the pages.
   *
   * @param notes of each page, which go behind the paragraphs that hold their marks
   */
  static void write(
      List<PdfSheet> pages, List<List<PdfNote>> notes, PdfType type, TextDraft draft) {
    PdfText text = new PdfText(type, draft);
    for (int i = 0; i < pages.size(); i++) {
      text.page(pages.get(i).items(), notes.get(i));
    }
    text.endParagraph();
    text.endTable();
  }

  private void page(List<PdfItem> items, List<PdfNote> notes) {
    margins(items);
    onPage.addAll(notes);
    boolean first = true;
    for (PdfItem item : items) {
      if (item instanceof PdfTable next) {
        table(next, first);
      } else if (item instanceof PdfLine line) {
        line(line);
      }
      first = false;
    }
    // The paragraph at the page's end is the last that can bear a mark.
    due.addAll(onPage);
    onPage.clear();
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
    return new PdfTable(next.top(), next.bottom(), next.edges(), head.rows(), next.isRuled());
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
    line.marks().forEach(this::mark);
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

  /** The mark's note will stand behind the paragraph; a mark whose note is elsewhere, alone. */
  private void mark(String mark) {
    PdfNote note =
        onPage.stream().filter(n -> n.mark().equals(mark)).findFirst().orElseGet(() -> bare(mark));
    onPage.remove(note);
    due.add(note);
  }

  /** The title and what is around it, before the text begins, is set like headings but is none. */
  private int headingLevel() {
    return begun && last != null && !paragraph.isEmpty()
        ? type.headingLevel(last, paragraph.toString())
        : 0;
  }

  private static PdfNote bare(String mark) {
    return new PdfNote(mark, List.of());
  }

  private void endParagraph() {
    int level = headingLevel();
    draft.line(level > 0 ? Kind.HEADING : Kind.PARAGRAPH, level, paragraph);
    begun |= paragraph.indexOf("。") >= 0 || OPENING.matcher(paragraph).matches();
    paragraph.setLength(0);
    last = null;
    for (PdfNote note : due) {
      draft.line(Kind.PARAGRAPH, 0, note.text());
    }
    due.clear();
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
    if (OPENING.matcher(text).matches()) {
      return false;
    }
    if (type.isDisplay(line) || type.isDisplay(next)) {
      return !newColumn && isHeadingGoingOn(line, next);
    }
    // Wide gaps part a term from its value, a title from its page.
    boolean parted = line.parts(WIDEST_GAP).size() > 1 || next.parts(WIDEST_GAP).size() > 1;
    if (parted || (isCentered(line) && isCentered(next))) {
      return false;
    }
    float indent = next.left() - next.columnLeft();
    boolean indented = indent > 0.8f * em;
    boolean hanging = Math.abs(next.left() - line.left()) < 0.5f * em;
    if (indented && (!hanging || endsSentence())) {
      return false;
    }
    float width = line.columnRight() - line.columnLeft();
    boolean full = line.column().showsMargins(em) && line.right() > line.columnRight() - 1.6f * em;
    boolean mostly = line.right() - line.left() > 0.6f * width;
    return full || endsOpen() || (newColumn && mostly && isProse());
  }

  /** Whether a heading set over several lines goes on: about one axis, or from a full line. */
  private boolean isHeadingGoingOn(PdfLine line, PdfLine next) {
    float em = line.size();
    boolean sameFont = line.isHeavy() == next.isHeavy();
    boolean full = line.right() > line.columnRight() - 2 * em;
    boolean oneAxis = Math.abs(line.middle() - next.middle()) < em;
    boolean centered = isCentered(next) && (full || isCentered(line));
    boolean underneath = full && Math.abs(next.left() - line.left()) < 3 * em;
    return sameFont && !endsSentence() && ((centered && oneAxis) || underneath);
  }

  /** Whether it ends in the middle of a sentence, as no heading does. */
  private boolean endsOpen() {
    return !paragraph.isEmpty() && paragraph.charAt(paragraph.length() - 1) == '，';
  }

  private boolean isProse() {
    return !endsSentence() && paragraph.indexOf("，") >= 0;
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
