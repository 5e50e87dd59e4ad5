package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The type a document is set in: the size of its text, and what is set larger or heavier, as
 * headings are.
 */
final class PdfType {
  /** Display type is larger than the text by this factor. */
  private static final float LARGER = 1.13f;

  private static final int LONGEST_HEADING = 40;

  /** The level from which headings rank under numbered ones. */
  private static final int UNDER_NUMBERED = 3;

  private static final Pattern NUMBERED =
      Pattern.compile("(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\\d]{1,4}[章节篇编部]).*");

  /** What stands alone in display type and is no heading. */
  private static final Pattern CAPTION =
      Pattern.compile("(?:图|表|专栏|附表|附图|附件|注|单位|来源|资料来源).*|[\\d\\s年月日.,，%-]+");

  private final float body;
  private final boolean heavyBody;

  /** Sizes of display type, in half points. */
  private final TreeSet<Integer> sizes = new TreeSet<>();

  /** The largest type of a numbered heading, in half points; 0 where there is none. */
  private int numbered;

  private PdfType(float body, boolean heavyBody) {
    this.body = body;
    this.heavyBody = heavyBody;
  }

  static PdfType of(List<PdfSheet> pages) {
    Map<Integer, int[]> characters = new HashMap<>();
    for (PdfSheet page : pages) {
      for (PdfItem item : page.items()) {
        if (item instanceof PdfLine line) {
          int[] count = characters.computeIfAbsent(halfPoints(line), size -> new int[2]);
          count[line.isHeavy() ? 1 : 0] += line.glyphs().size();
        }
      }
    }
    int body = 0;
    int most = 0;
    for (Map.Entry<Integer, int[]> size : characters.entrySet()) {
      int all = size.getValue()[0] + size.getValue()[1];
      if (all > most || (all == most && size.getKey() > body)) {
        most = all;
        body = size.getKey();
      }
    }
    int[] ofBody = characters.getOrDefault(body, new int[2]);
    PdfType type = new PdfType(body / 2f, ofBody[1] > ofBody[0]);
    pages.forEach(type::learn);
    return type;
  }

  private void learn(PdfSheet page) {
    for (PdfItem item : page.items()) {
      if (item instanceof PdfLine line && isDisplay(line)) {
        sizes.add(halfPoints(line));
        if (NUMBERED.matcher(line.text()).matches()) {
          numbered = Math.max(numbered, halfPoints(line));
        }
      }
    }
  }

  private static int halfPoints(PdfLine line) {
    return Math.round(2 * line.size());
  }

  /** The size that most characters have, in points. */
  float body() {
    return body;
  }

  /** Whether it is set larger than the text. */
  boolean isLarger(PdfLine line) {
    return line.size() > LARGER * body;
  }

  /** Whether it is set as a heading may be. */
  boolean isDisplay(PdfLine line) {
    return isLarger(line) || (line.isHeavy() && !heavyBody && line.size() > 0.95f * body);
  }

  /**
   * The level of the heading that a paragraph is, 0 where it is none.
   *
   * @param line its last
   */
  int headingLevel(PdfLine line, String text) {
    boolean brief = text.length() >= 2 && text.length() <= LONGEST_HEADING;
    if (!brief || !isDisplay(line) || endsOpen(text) || CAPTION.matcher(text).matches()) {
      return 0;
    }
    int rank = isLarger(line) ? 1 + sizes.tailSet(halfPoints(line), false).size() : UNDER_NUMBERED;
    boolean under = halfPoints(line) < numbered;
    return Math.min(6, under ? Math.max(UNDER_NUMBERED, rank) : rank);
  }

  private static boolean endsOpen(String text) {
    return "。！？；：:;，,、）)…".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
