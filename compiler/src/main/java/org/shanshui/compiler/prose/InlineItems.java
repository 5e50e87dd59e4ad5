package org.shanshui.compiler.prose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.read.Block;
import org.shanshui.language.noise.CleanText;

/**
 * Cuts a text that came as one line into the passages its numbers show: 一、 … 二、 … in their order,
 * and within them （一）, 1. and （1）.
 */
final class InlineItems {
  private static final int SHORTEST = 120;
  private static final int LONGEST_HEADING = 48;
  private static final int SHORTEST_HEADING = 4;
  private static final int LONGEST_MARKER = 12;

  /** A title that the first sentence follows without a break: …行动方案(征求意见稿)为加快…. */
  private static final Pattern TITLE =
      Pattern.compile(
          "^[^。,;:]{4,60}?(?:规划|计划|方案|纲要|要点|意见|办法|报告|通知|措施)(?:\\([^()]{1,20}\\)){0,3}"
              + "(?=为|根据|按照|依据|贯彻|以|坚持|[各本]|\\d{4}年)");

  private static final int SHORTEST_TITLE = 2;
  private static final int LONGEST_TITLE = 40;

  /** Of so many characters one may be followed by a blank, or blanks mean nothing. */
  private static final int RARELY = 6;

  private final CleanText clean;
  private final String source;
  private final String text;
  private final List<Integer> cuts = new ArrayList<>();
  private final int[] last = new int[Style.values().length];

  /** Whether the passage is but a part of a line, and may go on a count that began before it. */
  private final boolean goesOn;

  private InlineItems(CleanText clean, String source, boolean goesOn) {
    this.clean = clean;
    this.source = source;
    this.text = clean.text();
    this.goesOn = goesOn;
  }

  /**
   * The passages that a passage holds; itself where it is one.
   *
   * @param source the document's text
   * @param ofLine whether other blocks stand in the same line, as a table that it held does
   */
  static List<Passage> cut(Passage passage, String source, boolean ofLine) {
    CleanText clean = passage.text();
    if (clean.length() < SHORTEST && !ofLine || passage.block().kind() == Block.Kind.HEADING) {
      return List.of(passage);
    }
    InlineItems items = new InlineItems(clean, source, ofLine);
    items.find();
    if (items.cuts.isEmpty()) {
      return List.of(passage);
    }
    List<Passage> parts = new ArrayList<>();
    int from = 0;
    items.cuts.add(clean.length());
    for (int to : items.cuts) {
      CleanText part = clean.part(from, to);
      if (part.length() > 0) {
        Block block =
            Block.of(Block.Kind.PARAGRAPH, 0, part.sourceStart(0), part.sourceEnd(part.length()));
        parts.add(new Passage(block, part, 0));
      }
      from = to;
    }
    return parts;
  }

  private void find() {
    boolean sections = text.indexOf("一、") >= 0 && text.indexOf("二、") >= 0;
    boolean chapters = text.indexOf("第一章") >= 0 && text.indexOf("第二章") >= 0;
    if (!sections && !chapters && !goesOn) {
      return;
    }
    int heads = 0;
    int start = 0;
    Marker first = goesOn ? markerAt(0) : null;
    if (first != null) {
      last[first.style().ordinal()] = first.value();
    }
    for (int i = 1; i < text.length() - 1; i++) {
      if (!mayBegin(text.charAt(i))) {
        continue;
      }
      Marker marker = markerAt(i);
      if (marker != null && follows(marker) && mayCut(start, i, marker)) {
        last[marker.style().ordinal()] = marker.value();
        heads += marker.style().level() == 1 ? 1 : 0;
        cuts.add(i);
        start = i;
        i += marker.contentStart() - 1;
      }
    }
    if (heads < 2 && !goesOn) {
      cuts.clear();
      return;
    }
    Matcher title = TITLE.matcher(text);
    if (!cuts.isEmpty() && title.find() && title.end() < cuts.get(0)) {
      cuts.add(0, title.end());
    }
    cutBehindTitles();
  }

  /** A blank behind a numbered title ends it, where blanks are rare. */
  private void cutBehindTitles() {
    int blanks = 0;
    for (int i = 1; i < text.length(); i++) {
      blanks += isBlankBefore(i) ? 1 : 0;
    }
    if (blanks == 0 || blanks * RARELY > text.length()) {
      return;
    }
    List<Integer> starts = new ArrayList<>(cuts);
    starts.add(0, 0);
    starts.add(text.length());
    for (int c = 0; c + 1 < starts.size(); c++) {
      int end = titleEnd(starts.get(c), starts.get(c + 1));
      if (end > 0) {
        cuts.add(end);
      }
    }
    Collections.sort(cuts);
  }

  /** Where the title of an item ends at a blank, 0 where it has none that does. */
  private int titleEnd(int start, int to) {
    Marker marker = markerAt(start);
    if (marker == null) {
      return 0;
    }
    int from = start + marker.contentStart();
    for (int i = from; i < Math.min(to, from + LONGEST_TITLE); i++) {
      if (i >= from + SHORTEST_TITLE && isBlankBefore(i)) {
        return i;
      }
      if ("。,;:!?".indexOf(text.charAt(i)) >= 0) {
        return 0;
      }
    }
    return 0;
  }

  /** Whether words stand on either side of a blank; one beside a number parts nothing. */
  private boolean isBlankBefore(int i) {
    int from = clean.sourceEnd(i);
    int to = clean.sourceStart(i);
    char before = text.charAt(i - 1);
    char after = text.charAt(i);
    boolean word = after >= '一' && after <= '鿿' || after == '“' || after == '《';
    return from < to
        && source.substring(from, to).isBlank()
        && (before >= '一' && before <= '鿿' || before == '”' || before == ')')
        && (word || opensYear(i));
  }

  private boolean opensYear(int i) {
    return i + 4 < text.length()
        && text.charAt(i + 4) == '年'
        && text.substring(i, i + 4).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean mayBegin(char c) {
    return c == '(' || c == '第' || c >= '0' && c <= '9' || "一二三四五六七八九十".indexOf(c) >= 0;
  }

  private @Nullable Marker markerAt(int i) {
    return Marker.of(text.substring(i, Math.min(text.length(), i + LONGEST_MARKER)));
  }

  /** The next number of its style, or the first again under a new heading. */
  private boolean follows(Marker marker) {
    int before = last[marker.style().ordinal()];
    boolean next = marker.value() == before + 1 || goesOn && before == 0;
    return switch (marker.style()) {
      case FIRST, PART, CHAPTER -> next || marker.value() == 1 && hasHead();
      case SECTION, SECOND, THIRD, FOURTH -> (hasHead() || goesOn) && (next || marker.value() == 1);
      default -> false;
    };
  }

  private boolean hasHead() {
    return last[Style.FIRST.ordinal()] + last[Style.CHAPTER.ordinal()] + last[Style.PART.ordinal()]
        > 0;
  }

  /** After a sentence, a bracket at its end, or a heading that has not ended. */
  private boolean mayCut(int start, int at, Marker marker) {
    char before = text.charAt(at - 1);
    if ("。;!)”]".indexOf(before) >= 0) {
      return true;
    }
    boolean digit = before >= '0' && before <= '9' || before == '.' || before == '第';
    if (digit || "《“(见按和与及至".indexOf(before) >= 0) {
      return false;
    }
    for (int i = start; i < at; i++) {
      if ("。,;:".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    boolean headed = (start > 0 || goesOn) && markerAt(start) != null;
    boolean first = start == 0 && marker.style().level() == 1 && marker.value() == 1;
    return first || headed && at - start <= LONGEST_HEADING && at - start > SHORTEST_HEADING;
  }
}
