package org.shanshui.compiler.prose;

import java.util.Set;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/** Tells the breaks that a page's width made from those that end a paragraph. */
final class LineBreaks {
  /** A line shorter than this is not taken to run on where the width does not say so. */
  private static final int SHORTEST_BROKEN_LINE = 18;

  private static final int LONGEST_HEADING = 48;
  private static final int MYRIAD = 10_000;
  private static final int LONGEST_UNIT = 4;

  /** In formats that mark paragraphs, lines are broken only where a whole page of them is. */
  private static final int FEWEST_PASTED_LINES = 12;

  private static final int DEEPER = 3;

  /** What bears a subscript, and which it bears. */
  private static final WordEndings SCRIPTED = WordEndings.of("PM", "CO", "SO", "NO", "O");

  private static final Set<String> SCRIPTS = Set.of("2.5", "10", "2", "3", "x", "X");

  private final String source;
  private final boolean paged;
  private final boolean markdown;
  private final LineWidth width;

  LineBreaks(Document document, Layout layout) {
    source = document.text();
    paged = document.isOfLines();
    markdown = document.format().equals("md");
    width = LineWidth.of(document, layout, paged || markdown ? 0 : FEWEST_PASTED_LINES);
  }

  /** Whether numbers may be broken in two where a line runs on. */
  boolean breakNumbers() {
    return width.breaksNumbers();
  }

  /**
   * Whether a paragraph was broken between these two lines.
   *
   * @param apart whether something that the page added stands between them
   */
  boolean runsOn(Block line, CleanText text, Block next, CleanText following, boolean apart) {
    if (text.length() == 0 || following.length() == 0 || startsAnew(following)) {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    if (isDisplaced(line, next)) {
      return true;
    }
    if (last >= '0' && last <= '9' && hasDigit(line.end(), next.start())) {
      // What stands between would be read as part of the number.
      return false;
    }
    boolean ended = Prose.isSentenceEnd(last) && last != ':';
    boolean blankLine = !apart && breaks(line.end(), next.start()) > 1;
    boolean deeper = indent(next) >= indent(line) + DEEPER;
    if (!blankLine && !deeper && width.fills(line, next)) {
      return true;
    }
    if (cannotBegin(following.charAt(0)) && !blankLine && (paged || markdown)) {
      return true;
    }
    if (paged && !blankLine && isInBrackets(text.text(), following.text())) {
      return true;
    }
    if (markdown) {
      return !blankLine && !apart && isSoft(line, next) && !ended && hasProse(text, following);
    }
    if (!paged || ended) {
      return false;
    }
    if (apart && !isHeading(text) && hasSentenceMark(text)) {
      return true;
    }
    if (isUnitOf(text, following)) {
      return true;
    }
    return text.length() >= SHORTEST_BROKEN_LINE
        && last != ':'
        && (last != ')' || endsAside(text) && startsWithAmount(following))
        && last != '”'
        && last != '》'
        && !isHeading(text)
        && goOn(text, following);
  }

  /** (责任单位:市水利局、市 ⏎ 财政局): brackets that the next line closes are not parted. */
  private static boolean isInBrackets(String line, String next) {
    int open = Math.max(line.lastIndexOf('('), line.lastIndexOf('['));
    int closed = Math.max(line.lastIndexOf(')'), line.lastIndexOf(']'));
    if (open <= closed) {
      return false;
    }
    char closing = line.charAt(open) == '(' ? ')' : ']';
    int end = next.indexOf(closing);
    int again = next.indexOf(line.charAt(open));
    return end >= 0 && (again < 0 || end < again);
  }

  /** Whether both lines are of sentences; of one of them, items of a list tell it. */
  private static boolean goOn(CleanText text, CleanText following) {
    return hasSentenceMark(text)
        ? hasSentenceMark(following) || lists(following)
        : lists(text) && hasSentenceMark(following);
  }

  /** 糖7万吨、盐: amounts set apart in a list, as cells with names are not. */
  private static boolean lists(CleanText line) {
    String text = line.text();
    for (int mark = text.indexOf('、'); mark > 0; mark = text.indexOf('、', mark + 1)) {
      for (int i = mark - 1; i >= Math.max(0, mark - LONGEST_UNIT); i--) {
        if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean endsAside(CleanText line) {
    int open = line.text().lastIndexOf('(');
    return open > 0 && "包含不".indexOf(line.charAt(open + 1)) >= 0;
  }

  /** 其中农村(包括县医院) ⏎ 25万张: what stands in brackets is said of the thing before. */
  private static boolean startsWithAmount(CleanText line) {
    Quantity amount = Quantities.at(line.text(), 0);
    return amount != null && !amount.unit().isEmpty();
  }

  /** PM ⏎ 2.5 ⏎ 浓度…, CO ⏎ 2 ⏎ 排放…: a subscript that was set in a line of its own. */
  private boolean isDisplaced(Block line, Block next) {
    return paged
        && (isScript(next) && SCRIPTED.endsAt(source, line.end())
            || isScript(line) && SCRIPTED.endsAt(source, endBefore(line)) && !isScript(next));
  }

  private boolean isScript(Block line) {
    int length = line.end() - line.start();
    return length <= 3 && SCRIPTS.contains(source.substring(line.start(), line.end()));
  }

  /** Where what stands before the line ends. */
  private int endBefore(Block line) {
    int end = line.start();
    while (end > 0 && source.charAt(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  /** A numbered line without a full stop is a heading, however long. */
  private static boolean isHeading(CleanText line) {
    return Marker.of(line) != null
        && line.length() <= LONGEST_HEADING
        && line.text().indexOf('。') < 0;
  }

  private static boolean startsAnew(CleanText next) {
    if (Marker.of(next) != null) {
      return true;
    }
    char c = next.charAt(0);
    char second = next.length() > 1 ? next.charAt(1) : 0;
    boolean figure = second >= '0' && second <= '9' || second >= '一' && second <= '十';
    return c == '—'
        || c == '●'
        || c == '◆'
        || c == '·'
        || (c == '图' || c == '表') && figure
        || c == '注' && second == ':';
  }

  /** Marks that no writer sets at a paragraph's head. */
  private static boolean cannotBegin(char c) {
    return ",。、;:)》”%!?".indexOf(c) >= 0;
  }

  /** 到2030 ⏎ 年,经济…: a number and the unit that its sentence goes on with. */
  private static boolean isUnitOf(CleanText line, CleanText next) {
    char last = line.charAt(line.length() - 1);
    if (last < '0' || last > '9') {
      return false;
    }
    boolean year = next.charAt(0) == '年' && hasSentenceMark(next);
    return year || goOn(line, next) && Digits.multiplier(next.charAt(0)) >= MYRIAD;
  }

  private static boolean hasSentenceMark(CleanText line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '。' || c == ',' || c == ';') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasProse(CleanText line, CleanText next) {
    return hasSentenceMark(line) || hasSentenceMark(next);
  }

  /** A single line break of Markdown, which means nothing unless two blanks stand before it. */
  private boolean isSoft(Block line, Block next) {
    boolean kinds =
        next.kind() == Block.Kind.PARAGRAPH
            && (line.kind() == Block.Kind.PARAGRAPH || line.kind() == Block.Kind.LIST_ITEM);
    return kinds
        && !source.startsWith("  ", line.end())
        && !source.startsWith("**", line.start())
        && !source.startsWith("**", next.start());
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (source.charAt(i) >= '0' && source.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private int breaks(int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (c == '\n' || c == '\r' && (i + 1 >= to || source.charAt(i + 1) != '\n')) {
        breaks++;
      }
    }
    return breaks;
  }

  /** Halves of a Chinese character that stand free before the line. */
  private int indent(Block line) {
    int halves = 0;
    int i = line.start() - 1;
    while (i >= 0 && source.charAt(i) != '\n' && source.charAt(i) != '\f' && halves < 80) {
      char c = source.charAt(i--);
      halves += c == '\t' ? 4 : c < 0x80 ? 1 : 2;
    }
    return halves;
  }
}
