package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notes at the foot of pages: the last lines, smaller than the document's text, under a short line
 * or beginning with a mark that stands raised above them.
 */
final class PdfFootnotes {
  /** Without a line over them, notes are known by type smaller than this share of the text's. */
  private static final float SMALLER = 0.93f;

  /** A line over notes is at least this long, and so far under the text, in points. */
  private static final float SHORTEST_LINE = 40;

  private static final float UNDERLINE = 4;

  private static final Pattern OPENING =
      Pattern.compile(
          "(?:[\\[〔［]?(\\d{1,3})[\\]〕］]?(?![\\d.,．%％])|([①-⑳]|[*＊※†‡]{1,3}|注(?=[：:]))).+");

  private final float body;
  private @Nullable PdfNote open;

  private PdfFootnotes(float body) {
    this.body = body;
  }

  /** Takes the notes out of the pages; for each page its own. */
  static List<List<PdfNote>> take(List<PdfSheet> pages, PdfType type) {
    PdfFootnotes footnotes = new PdfFootnotes(type.body());
    return pages.stream().map(footnotes::take).toList();
  }

  private List<PdfNote> take(PdfSheet page) {
    List<PdfItem> items = page.items();
    if (page.isAside() || items.isEmpty()) {
      return List.of();
    }
    int ruled = firstUnderLine(page, foot(items, 1.02f));
    boolean goesOn = ruled < items.size() && open != null && !open.endsSentence();
    int first = ruled < items.size() ? ruled : firstMarked(items, foot(items, SMALLER));
    if (first == items.size() || (!goesOn && mark(items.get(first)) == null)) {
      open = null;
      return List.of();
    }
    List<PdfItem> foot = items.subList(first, items.size());
    List<PdfNote> notes = notes(foot, goesOn);
    foot.clear();
    return notes;
  }

  /** The first of the lines of at most this share of the text's size that end the page. */
  private int foot(List<PdfItem> items, float share) {
    int from = items.size();
    while (from > 0 && items.get(from - 1) instanceof PdfLine line && line.size() < share * body) {
      from--;
    }
    return from;
  }

  /** The first of them under a line that parts them from the text. */
  private static int firstUnderLine(PdfSheet page, int from) {
    List<PdfItem> items = page.items();
    for (int i = from; i < items.size(); i++) {
      float above = i == 0 ? 0 : items.get(i - 1).bottom();
      float top = items.get(i).top();
      for (PdfRule rule : page.rules()) {
        boolean between = rule.at() > above + UNDERLINE && rule.at() < top + 3;
        if (between && rule.horizontal() && rule.to() - rule.from() >= SHORTEST_LINE) {
          return i;
        }
      }
    }
    return items.size();
  }

  /** The first of them that begins with a mark of the text above. */
  private static int firstMarked(List<PdfItem> items, int from) {
    Set<String> marks = new HashSet<>();
    for (PdfItem item : items.subList(0, from)) {
      if (item instanceof PdfLine line) {
        marks.addAll(line.marks());
      }
    }
    for (int i = from; i < items.size() && !marks.isEmpty(); i++) {
      String mark = mark(items.get(i));
      if (mark != null && marks.contains(mark)) {
        return i;
      }
    }
    return items.size();
  }

  private static @Nullable String mark(PdfItem item) {
    if (!(item instanceof PdfLine line)) {
      return null;
    }
    Matcher opening = OPENING.matcher(line.text());
    if (!opening.matches()) {
      return null;
    }
    return opening.group(1) != null ? opening.group(1) : opening.group(2);
  }

  private List<PdfNote> notes(List<PdfItem> foot, boolean goesOn) {
    List<PdfNote> notes = new ArrayList<>();
    PdfNote note = goesOn ? open : null;
    for (PdfItem item : foot) {
      String mark = mark(item);
      if (note == null || (mark != null && follows(note.mark(), mark))) {
        note = new PdfNote(mark == null ? "" : mark);
        notes.add(note);
      }
      note.lines().add((PdfLine) item);
    }
    open = note;
    return notes;
  }

  /** Numbers at the head of a line are marks only in their order: a note may speak of 5座. */
  private static boolean follows(String before, String mark) {
    if (!Character.isDigit(mark.charAt(0)) || before.isEmpty()) {
      return true;
    }
    return Character.isDigit(before.charAt(0))
        ? Integer.parseInt(mark) == Integer.parseInt(before) + 1
        : mark.equals("1");
  }
}
