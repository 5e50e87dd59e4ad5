package org.shanshui.compiler.outline;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.DocumentKind;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.read.Block;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.offices.Responsibilities;

/** Headings without a number: marked by the format, bold, or standing alone over a body. */
final class UnnumberedHeadings {
  private static final int LONGEST_UNNUMBERED = 30;
  private static final Set<String> USUAL_TITLES =
      Set.of("前言", "引言", "序言", "总则", "结语", "附则", "附录", "目标", "背景", "展望");

  private static final int SHORTEST_RUN_IN = 5;
  private static final int LONGEST_RUN_IN = 18;
  private static final int SHORTEST_BODY = 20;

  private final List<Passage> passages;

  /** Whether what was bold may stand there without a sign of it. */
  private final boolean lostBold;

  private final @Nullable String documentTitle;

  UnnumberedHeadings(List<Passage> passages, @Nullable String documentTitle, boolean mayLoseBold) {
    this.passages = passages;
    this.documentTitle = documentTitle;
    this.lostBold = mayLoseBold && passages.stream().noneMatch(passage -> passage.boldEnd() > 0);
  }

  /** Whether a title needs no number to be one: 前言, 总则. */
  static boolean isUsual(String title) {
    return USUAL_TITLES.contains(title);
  }

  /**
   * The heading that stands in a passage, null for none.
   *
   * @param first whether none was found before it
   */
  @Nullable Heading at(int index, boolean first) {
    Passage passage = passages.get(index);
    CleanText text = passage.text();
    String all = text.text();
    if (passage.block().kind() == Block.Kind.HEADING) {
      return isDocumentTitle(all) || all.length() > HeadingFinder.LONGEST_TITLE
          ? null
          : new Heading(
              index, null, -passage.block().level(), HeadingFinder.strip(all), all.length());
    }
    if (passage.block().kind() == Block.Kind.CAPTION) {
      return null;
    }
    if (passage.boldEnd() > 0 && !Responsibilities.startsWithLabel(all)) {
      return bold(index, passage, all);
    }
    Heading standing = standing(index, passage, all, first);
    return standing != null || first ? standing : runIn(index);
  }

  /**
   * The short sentence that a paragraph opens with where its neighbour opens with one too: a bold
   * beginning that plain text has lost.
   */
  private @Nullable Heading runIn(int index) {
    int end = runInEnd(index);
    boolean listed = end > 0 && (runInEnd(index - 1) > 0 || runInEnd(index + 1) > 0);
    if (!listed) {
      return null;
    }
    String title = passages.get(index).text().text().substring(0, end);
    return new Heading(index, null, 0, HeadingFinder.strip(title), end);
  }

  /** Where such a sentence ends, 0 where the paragraph opens with none. */
  private int runInEnd(int index) {
    if (index < 0 || index >= passages.size() || !lostBold) {
      return 0;
    }
    Passage passage = passages.get(index);
    String text = passage.text().text();
    int stop = text.indexOf('。');
    boolean shaped =
        passage.marker() == null
            && passage.block().kind() == Block.Kind.PARAGRAPH
            && text.charAt(0) != '—'
            && stop >= SHORTEST_RUN_IN
            && stop <= LONGEST_RUN_IN
            && text.length() - stop > SHORTEST_BODY
            // 省级示范小镇。甲小镇、乙小镇…: what only lists names is no section.
            && text.indexOf(',', stop) > 0;
    return shaped && allHan(text.substring(0, stop)) && !hasDigit(text, stop) ? stop + 1 : 0;
  }

  private static boolean hasDigit(String text, int to) {
    return text.chars().limit(to).anyMatch(c -> c >= '0' && c <= '9' || c == ',');
  }

  private @Nullable Heading bold(int index, Passage passage, String all) {
    if (passage.isBold()) {
      boolean heading =
          all.length() <= LONGEST_UNNUMBERED + 10
              && !isDocumentTitle(all)
              && !endsOpen(all)
              && index + 1 < passages.size()
              && index > 0;
      return heading ? new Heading(index, null, 0, HeadingFinder.strip(all), all.length()) : null;
    }
    String run = all.substring(0, passage.boldEnd());
    char last = run.charAt(run.length() - 1);
    boolean stopped = last == '。' || last == ':';
    int inner = run.indexOf('。');
    if (!stopped || run.length() > 40 || (inner >= 0 && inner < run.length() - 1)) {
      return null;
    }
    return new Heading(index, null, 0, HeadingFinder.strip(run), passage.boldEnd());
  }

  /** A short line without a final mark that stands over a body, and is neither title nor date. */
  private @Nullable Heading standing(int index, Passage passage, String all, boolean first) {
    if (all.length() > LONGEST_UNNUMBERED
        || all.length() < 2
        || passage.endsSentence()
        || endsOpen(all)
        || index + 1 >= passages.size()) {
      return null;
    }
    if (isUsual(all)) {
      return new Heading(index, null, 0, all, all.length());
    }
    if (all.length() < 4
        || isDocumentTitle(all)
        || !allHan(all)
        || looksLikeCaption(all)
        || DocumentKind.endsLikeTitle(all) && !DocumentKind.mayNamePart(all)) {
      return null;
    }
    Marker next = passages.get(index + 1).marker();
    boolean restarts = next != null && next.value() == 1 && next.style() == Style.FIRST;
    boolean body =
        next == null
            && HeadingFinder.bodyFollows(passages, index)
            && passages.get(index + 1).endsSentence();
    return (restarts && (index > 5 || all.contains("回顾"))) || (body && !first)
        ? new Heading(index, null, 0, all, all.length())
        : null;
  }

  private static boolean allHan(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean fine =
          (c >= '一' && c <= '鿿')
              || (c >= '0' && c <= '9')
              || c == '、'
              || c == ','
              || c == '“'
              || c == '”'
              || c == ' '
              || c == '—';
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksLikeCaption(String s) {
    return s.startsWith("图") || s.startsWith("表") || s.startsWith("专栏") || s.startsWith("注");
  }

  private static boolean endsOpen(String s) {
    char c = s.charAt(s.length() - 1);
    return c == ':' || c == ',' || c == '、' || c == ';' || c == ')';
  }

  private boolean isDocumentTitle(String s) {
    return documentTitle != null && (documentTitle.contains(s) || s.contains(documentTitle));
  }
}
