package org.shanshui.compiler.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.DocumentKind;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.read.Block;
import org.shanshui.language.noise.CleanText;

/** Finds headings by their number, their form and their place. */
final class HeadingFinder {
  private static final int LONGEST_TITLE = 64;
  private static final int LONGEST_UNNUMBERED = 30;
  private static final int LONGEST_FOURTH = 30;
  private static final int SHORTEST_BODY = 30;

  private static final Set<String> USUAL_TITLES =
      Set.of("前言", "引言", "序言", "总则", "结语", "附则", "附录", "目标", "背景", "展望");

  private final List<Passage> passages;
  private final boolean[] inTable;
  private final @Nullable String documentTitle;
  private final List<Heading> found = new ArrayList<>();

  HeadingFinder(List<Passage> passages, boolean[] inTable, @Nullable String documentTitle) {
    this.passages = passages;
    this.inTable = inTable;
    this.documentTitle = documentTitle;
  }

  /** Whether a title needs no number to be one: 前言, 总则. */
  static boolean isUsual(String title) {
    return USUAL_TITLES.contains(title);
  }

  /** The headings in order; those without number have no level yet. */
  List<Heading> find() {
    boolean inAttachments = false;
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      if (passage.isTable() || inTable[i]) {
        continue;
      }
      CleanText text = passage.text();
      Marker marker = Marker.of(text);
      // The list of attachments numbers its lines like headings.
      if (text.text().startsWith("附件") && text.length() < 60) {
        inAttachments = true;
        continue;
      }
      inAttachments &= marker != null && marker.style() == Style.THIRD;
      if (inAttachments) {
        continue;
      }
      Heading heading = marker == null ? unnumbered(i) : numbered(i, marker);
      if (heading != null) {
        found.add(heading);
      }
    }
    return found;
  }

  private @Nullable Heading numbered(int index, Marker marker) {
    Passage passage = passages.get(index);
    String text = passage.text().text();
    int stop = sentenceStop(text, marker.contentStart());
    boolean alone = stop >= text.length() - 1;
    int end = Math.min(stop, text.length());
    int length = end - marker.contentStart();
    if (length < 2 || length > LONGEST_TITLE) {
      return null;
    }
    boolean stopped = stop < text.length();
    if (marker.style().isChapterLike() && stopped && !alone) {
      return null;
    }
    boolean deep = marker.style().level() == 4;
    if (deep && length > LONGEST_FOURTH) {
      return null;
    }
    char last = text.charAt(text.length() - 1);
    if (alone) {
      // An item that is one whole sentence is a list item, unless a body follows it.
      if ((stopped || last == ';' || last == ':' || last == ',') && !bodyFollows(index)) {
        return null;
      }
      if (deep && !bodyFollows(index)) {
        return null;
      }
    }
    String title = text.substring(marker.contentStart(), end);
    return new Heading(
        index, marker, marker.style().level(), strip(title), alone ? text.length() : end + 1);
  }

  /** Where the first sentence ends: the index of its mark, or the length. */
  private static int sentenceStop(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '“' || c == '(' || c == '《') {
        depth++;
      } else if (c == '”' || c == ')' || c == '》') {
        depth = Math.max(0, depth - 1);
      } else if ((c == '。' || c == ';') && depth == 0) {
        return i;
      } else if (c == ':' && depth == 0 && i > from + 1) {
        return i;
      }
    }
    return text.length();
  }

  private boolean bodyFollows(int index) {
    if (index + 1 >= passages.size()) {
      return false;
    }
    Passage next = passages.get(index + 1);
    return !next.isTable()
        && Marker.of(next.text()) == null
        && next.text().length() >= SHORTEST_BODY;
  }

  private @Nullable Heading unnumbered(int index) {
    Passage passage = passages.get(index);
    CleanText text = passage.text();
    String all = text.text();
    if (passage.block().kind() == Block.Kind.HEADING) {
      return isDocumentTitle(all) || all.length() > LONGEST_TITLE
          ? null
          : new Heading(index, null, -passage.block().level(), strip(all), all.length());
    }
    if (passage.block().kind() == Block.Kind.CAPTION) {
      return null;
    }
    if (passage.boldEnd() > 0) {
      return bold(index, passage, all);
    }
    return standing(index, passage, all);
  }

  private @Nullable Heading bold(int index, Passage passage, String all) {
    if (passage.isBold()) {
      boolean heading =
          all.length() <= LONGEST_UNNUMBERED + 10
              && !isDocumentTitle(all)
              && !endsOpen(all)
              && index + 1 < passages.size()
              && index > 0;
      return heading ? new Heading(index, null, 0, strip(all), all.length()) : null;
    }
    String run = all.substring(0, passage.boldEnd());
    char last = run.charAt(run.length() - 1);
    boolean stopped = last == '。' || last == ':';
    int inner = run.indexOf('。');
    if (!stopped || run.length() > 40 || (inner >= 0 && inner < run.length() - 1)) {
      return null;
    }
    return new Heading(index, null, 0, strip(run), passage.boldEnd());
  }

  /** A short line without a final mark that stands over a body, and is neither title nor date. */
  private @Nullable Heading standing(int index, Passage passage, String all) {
    if (all.length() > LONGEST_UNNUMBERED
        || all.length() < 2
        || passage.endsSentence()
        || endsOpen(all)
        || index + 1 >= passages.size()) {
      return null;
    }
    if (USUAL_TITLES.contains(all)) {
      return new Heading(index, null, 0, all, all.length());
    }
    if (all.length() < 4
        || isDocumentTitle(all)
        || !allHan(all)
        || looksLikeCaption(all)
        || DocumentKind.endsLikeTitle(all)) {
      return null;
    }
    Marker next = Marker.of(passages.get(index + 1).text());
    boolean restarts = next != null && next.value() == 1 && next.style() == Style.FIRST;
    boolean body = next == null && bodyFollows(index) && passages.get(index + 1).endsSentence();
    return (restarts && (index > 5 || all.contains("回顾"))) || (body && found.size() > 0)
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

  private static String strip(String title) {
    int from = 0;
    int to = title.length();
    while (from < to && (title.charAt(from) == ' ' || title.charAt(from) == '、')) {
      from++;
    }
    while (to > from && "。;: ,".indexOf(title.charAt(to - 1)) >= 0) {
      to--;
    }
    return title.substring(from, to);
  }
}
