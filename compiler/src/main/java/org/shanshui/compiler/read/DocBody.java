package org.shanshui.compiler.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.StyleDescription;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Block.Kind;

/** Walks the paragraphs and tables of a .doc: body, text boxes, footnotes, endnotes. */
final class DocBody {
  private static final int BODY_TEXT = 9;

  /** MS-DOC 2.6.1 sprmCIss. */
  private static final int SUPERSCRIPT = 1;

  private static final Pattern HEADING =
      Pattern.compile("(?:heading|标题)\\s*([1-9])", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTENTS =
      Pattern.compile("(?:toc|目录)\\s*\\d", Pattern.CASE_INSENSITIVE);

  // MS-DOC 2.9: characters that stand for something else than themselves.
  private static final char CELL_MARK = '\u0007';
  private static final char LINE_BREAK = '\u000B';
  private static final char FIELD_BEGIN = '\u0013';
  private static final char FIELD_SEPARATOR = '\u0014';
  private static final char FIELD_END = '\u0015';
  private static final char NO_BREAK_HYPHEN = '\u001E';

  private final HWPFDocument word;
  private final TextDraft draft;
  private final Map<Integer, int[]> counters = new HashMap<>();

  /** Text of paragraphs that run on into the next. */
  private final StringBuilder carried = new StringBuilder();

  private boolean hidden;
  private boolean struckOut;

  DocBody(HWPFDocument word, TextDraft draft) {
    this.word = word;
    this.draft = draft;
  }

  void draw() {
    draw(word.getRange());
    draw(word.getMainTextboxRange());
    draw(word.getFootnoteRange());
    draw(word.getEndnoteRange());
    WordFindings.tell(draft, struckOut, hidden);
  }

  private void draw(Range range) {
    int i = 0;
    while (i < range.numParagraphs()) {
      Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isInTable() && paragraph.getTableLevel() > 0) {
        endCarried();
        Table table = range.getTable(paragraph);
        draw(table);
        i += Math.max(1, table.numParagraphs());
      } else {
        draw(paragraph);
        i++;
      }
    }
    endCarried();
  }

  private void endCarried() {
    draft.line(Kind.PARAGRAPH, 0, carried);
    carried.setLength(0);
  }

  private void draw(Paragraph paragraph) {
    String style = styleName(paragraph);
    if (runsOn(paragraph)) {
      carried.append(text(paragraph));
      return;
    }
    String label = label(paragraph);
    if (CONTENTS.matcher(style).matches()) {
      return;
    }
    String text = carried + text(paragraph);
    carried.setLength(0);
    int level = headingLevel(paragraph, style);
    String name = style.toLowerCase(Locale.ROOT);
    Kind kind =
        level > 0
            ? Kind.HEADING
            : name.equals("caption") || name.equals("题注")
                ? Kind.CAPTION
                : label != null ? Kind.LIST_ITEM : Kind.PARAGRAPH;
    String prefix = label == null ? "" : label;
    for (String line : text.split("\n")) {
      if (Lines.skipBlanks(line, 0, line.length()) < line.length()) {
        draft.line(kind, level, prefix + line.strip());
        prefix = "";
      }
    }
  }

  private String styleName(Paragraph paragraph) {
    int index = paragraph.getStyleIndex();
    if (index < 0 || index >= word.getStyleSheet().numStyles()) {
      return "";
    }
    StyleDescription style = word.getStyleSheet().getStyleDescription(index);
    return style == null || style.getName() == null ? "" : style.getName().strip();
  }

  private static int headingLevel(Paragraph paragraph, String style) {
    Matcher heading = HEADING.matcher(style);
    if (heading.matches()) {
      return Math.min(6, Integer.parseInt(heading.group(1)));
    }
    if (style.equalsIgnoreCase("title") || style.equals("标题")) {
      return 1;
    }
    int outline = paragraph.getLvl();
    return outline >= 0 && outline < BODY_TEXT ? Math.min(6, outline + 1) : 0;
  }

  /** The automatic number with the blank after it; null for no list, empty for a bullet. */
  private @Nullable String label(Paragraph paragraph) {
    if (!paragraph.isInList()) {
      return null;
    }
    HWPFList list = paragraph.getList();
    if (list == null || list.getListData() == null || paragraph.getIlvl() >= BODY_TEXT) {
      return null;
    }
    char level = (char) paragraph.getIlvl();
    int[] counted = counters.computeIfAbsent(list.getLsid(), id -> new int[BODY_TEXT]);
    for (int i = 0; i <= level; i++) {
      // Zero is a level not yet counted.
      counted[i] =
          i == level
              ? Math.max(counted[i] + 1, counted[i] == 0 ? list.getStartAt((char) i) : 0)
              : Math.max(counted[i], list.getStartAt((char) i));
    }
    for (int i = level + 1; i < BODY_TEXT; i++) {
      counted[i] = 0;
    }
    if (NumberFormat.coded(list.getNumberFormat(level)) == NumberFormat.BULLET) {
      return "";
    }
    StringBuilder label = new StringBuilder();
    for (char c : list.getNumberText(level).toCharArray()) {
      // A character up to 8 stands for that level's number.
      label.append(
          c < BODY_TEXT
              ? NumberFormat.coded(list.getNumberFormat(c)).of(counted[c])
              : Character.toString(c));
    }
    boolean tab = list.getTypeOfCharFollowingTheNumber(level) == 0;
    boolean nothing = list.getTypeOfCharFollowingTheNumber(level) == 2;
    return WordNumbering.spaced(label.toString(), tab ? "tab" : nothing ? "nothing" : "space");
  }

  private String text(Paragraph paragraph) {
    WordLine shown = new WordLine();
    FieldMarks fields = new FieldMarks();
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      CharacterRun run = paragraph.getCharacterRun(i);
      boolean struck = run.isStrikeThrough() || run.isDoubleStrikeThrough();
      boolean left = run.isMarkedDeleted() || run.isVanished() || struck;
      String text = shown(run);
      StringBuilder kept = new StringBuilder(text.length());
      for (int k = 0; k < text.length(); k++) {
        char c = text.charAt(k);
        if (!fields.take(c) && !left && !fields.inInstruction()) {
          append(kept, c);
        }
      }
      hidden |= run.isVanished() && !text.isBlank();
      struckOut |= struck && !text.isBlank();
      shown.append(kept.toString(), run.getSubSuperScriptIndex() == SUPERSCRIPT);
    }
    return shown.text();
  }

  private static String shown(CharacterRun run) {
    if (run.isSymbol()) {
      String font = run.getSymbolFont() == null ? "" : run.getSymbolFont().getMainFontName();
      String sign = SymbolFont.sign(font, run.getSymbolCharacter());
      return sign == null ? Character.toString(run.getSymbolCharacter()) : sign;
    }
    return SymbolFont.shown(run.getFontName(), run.text());
  }

  /** A paragraph whose mark was deleted in tracking, or is hidden, runs on into the next. */
  private static boolean runsOn(Paragraph paragraph) {
    int runs = paragraph.numCharacterRuns();
    if (runs == 0) {
      return false;
    }
    CharacterRun last = paragraph.getCharacterRun(runs - 1);
    return last.text().endsWith("\r") && (last.isMarkedDeleted() || last.isVanished());
  }

  /** Where a run of text is inside fields, which have an instruction, then perhaps a result. */
  private static final class FieldMarks {
    private final Deque<Boolean> instructions = new ArrayDeque<>();
    private int open;

    /** Whether the character was a field's mark. */
    boolean take(char c) {
      if (c == FIELD_BEGIN) {
        instructions.push(true);
        open++;
        return true;
      }
      if (c != FIELD_SEPARATOR && c != FIELD_END) {
        return false;
      }
      if (!instructions.isEmpty()) {
        open -= instructions.pop() ? 1 : 0;
        if (c == FIELD_SEPARATOR) {
          instructions.push(false);
        }
      }
      return true;
    }

    boolean inInstruction() {
      return open > 0;
    }
  }

  private static void append(StringBuilder out, char c) {
    if (c == LINE_BREAK) {
      out.append('\n');
    } else if (c == NO_BREAK_HYPHEN) {
      out.append('-');
    } else if (c == '\t') {
      out.append(' ');
    } else if (c >= ' ') {
      out.append(c);
    }
  }

  private void draw(Table table) {
    int width = 0;
    for (int r = 0; r < table.numRows(); r++) {
      width = Math.max(width, table.getRow(r).numCells());
    }
    if (width < 2) {
      // One column is a frame around prose (专栏).
      for (int i = 0; i < table.numParagraphs(); i++) {
        draw(table.getParagraph(i));
      }
      return;
    }
    DocGrid grid = DocGrid.of(table);
    TableDraft drawn = draft.table();
    for (int r = 0; r < table.numRows(); r++) {
      drawn.startRow();
      TableRow row = table.getRow(r);
      for (int c = 0; c < row.numCells(); c++) {
        TableCell cell = row.getCell(c);
        int span = grid.span(cell);
        if (cell.isMerged() && !cell.isFirstMerged()) {
          continue;
        }
        if (cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged()) {
          drawn.continuedCell(span);
        } else {
          drawn.cell(text(cell), 1, span);
        }
      }
    }
    drawn.close();
  }

  private String text(TableCell cell) {
    FlowText text = new FlowText();
    for (int i = 0; i < cell.numParagraphs(); i++) {
      Paragraph paragraph = cell.getParagraph(i);
      if (!paragraph.isTableRowEnd()) {
        String label = label(paragraph);
        String line = text(paragraph).replace(CELL_MARK, ' ');
        text.append((label == null ? "" : label) + line, false);
        text.breakSoftly();
      }
    }
    return text.take();
  }
}
