package org.shanshui.compiler.quantity;

import java.time.Year;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.section.Section;
import org.shanshui.language.lexicon.Lexicon;

/**
 * What a line that ends in a colon says of the lines it announces (引出列表的话): 2026年各县造林任务为： holds
 * over 柏川县2万亩； on a line of its own.
 *
 * @param due the year by which they hold, null where it says none
 * @param thing what they are of, or the measure that they share; empty where it names none
 */
public record Announcement(@Nullable String due, String thing) {
  /** Of what no line announces. */
  public static final Announcement NONE = new Announcement(null, "");

  private static final int LONGEST_ITEM = 60;
  private static final int LONGEST_SENTENCE = 24;
  private static final int LONGEST_THING = 16;

  private static final WordEndings SAYS =
      WordEndings.of(
          "为", "是", "如下", "分别为", "分别是", "包括", "主要有", "主要是", "达到", "达到以下水平", "达到以下目标", "实现以下目标",
          "分解如下", "安排如下", "要求如下", "的");

  /** What only points at the lines below. */
  private static final WordList POINTS = WordList.of("以下", "下列", "如下", "这些", "几个", "几项", "方面");

  /** For each passage the announcement that it is an item of, {@link #NONE} for none. */
  public static Announcement[] over(
      List<Passage> passages, boolean[] inTable, Outline outline, About about) {
    Announcement[] over = new Announcement[passages.size()];
    Arrays.fill(over, NONE);
    for (int p = 0; p < over.length; p++) {
      String text = passages.get(p).text().text();
      int colon = inTable[p] ? -1 : colon(text);
      if (colon < 0) {
        continue;
      }
      int last = lastItem(passages, inTable, outline, p);
      int items = colon < text.length() - 1 ? last - p + 1 : last - p;
      if (items > 1) {
        Announcement said = of(text.substring(0, colon + 1), about);
        for (int item = p + 1; item <= last; item++) {
          over[item] = said;
        }
        p = last;
      }
    }
    return over;
  }

  /** The colon that a line ends in, or behind which it goes on with the first item; -1 for none. */
  private static int colon(String text) {
    if (text.endsWith(":")) {
      return text.length() - 1;
    }
    int colon = text.endsWith(";") ? text.lastIndexOf(':') : -1;
    return colon > text.lastIndexOf('。') ? colon : -1;
  }

  /** The last of the lines that the passage announces, the passage itself where there is none. */
  private static int lastItem(
      List<Passage> passages, boolean[] inTable, Outline outline, int announcing) {
    int last = announcing;
    boolean begun = !passages.get(announcing).text().text().endsWith(":");
    boolean ended = false;
    boolean sentences = true;
    for (int p = announcing + 1; p < passages.size(); p++) {
      String text = passages.get(p).text().text();
      boolean item =
          !inTable[p]
              && outline.over(p) == outline.over(announcing)
              && text.length() <= LONGEST_ITEM
              && !(begun && text.indexOf(':') >= 0)
              && (text.endsWith(";") || text.endsWith("。"))
              && text.lastIndexOf('。', text.length() - 2) < 0;
      // Lists whose items all are sentences go on as long as these are short.
      boolean goesOn = !ended || sentences && text.length() <= LONGEST_SENTENCE;
      if (!item || !goesOn) {
        break;
      }
      ended |= text.endsWith("。");
      sentences &= text.endsWith("。");
      last = p;
    }
    return last;
  }

  private static Announcement of(String text, About about) {
    int from = Sentence.stopBefore(text, text.length());
    String sentence = text.substring(from);
    Integer start = about.startYear();
    List<Mention> mentions = MentionScanner.scan(sentence, start == null ? null : Year.of(start));
    int end = sentence.length() - 1;
    int content = Sentence.clauseStart(sentence, end);
    String due = null;
    if (!mentions.isEmpty()) {
      List<Context> contexts = Context.of(sentence, mentions, null);
      contexts.forEach(MentionClasses::classify);
      Dues dues = new Dues(new Section(Section.Aspect.PLAN, null), about);
      for (Context c : contexts) {
        String said = dues.due(c, c.mention());
        due = said == null ? due : said;
        content = c.mention().dates() ? Math.max(content, c.end()) : content;
      }
    }
    return new Announcement(due, thing(sentence, content, end));
  }

  /** Whether the words there end in those that announce a list: 造林任务为:, 安排如下:. */
  static boolean isSaid(String sentence, int from, int colon) {
    return sentence.charAt(colon) == ':'
        && SAYS.longestBefore(sentence, from, colon) != Lexicon.MISS;
  }

  /** What is named between there and the colon at {@code to}, empty for nothing. */
  static String thing(String sentence, int from, int to) {
    int end = to;
    for (long says = SAYS.longestBefore(sentence, from, end);
        says != Lexicon.MISS;
        says = SAYS.longestBefore(sentence, from, end)) {
      end = Lexicon.end(says);
    }
    Opening places = Opening.of(sentence, from, end);
    int start = places == null ? from : places.end();
    String name = MetricNames.tidy(sentence.substring(Words.nameStart(sentence, start, end), end));
    return name.length() < 2
            || name.length() > LONGEST_THING
            || POINTS.firstEnd(sentence, start, end) >= 0
        ? ""
        : name;
  }
}
