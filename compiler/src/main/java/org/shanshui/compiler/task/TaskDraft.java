package org.shanshui.compiler.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.about.TimeLimit;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.noise.CleanText;

/** Makes tasks of items and of parts of items: title, number, section, extent and time limit. */
final class TaskDraft {
  private final List<Passage> passages;
  private final Outline outline;
  private final About about;

  TaskDraft(List<Passage> passages, Outline outline, About about) {
    this.passages = passages;
    this.outline = outline;
    this.about = about;
  }

  int length(int passage) {
    return passages.get(passage).text().length();
  }

  /** Where the words go on behind a clause that ends at {@code from}. */
  int afterMarks(int passage, int from) {
    String text = passages.get(passage).text().text();
    int at = from;
    while (at < text.length() && "。;,、 ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /**
   * The task that a whole item is.
   *
   * @param clause that may stand beside its title and is no part of it, null for none
   */
  Task whole(Item item, Owners owners, @Nullable Clause clause) {
    int last = item.to() - 1;
    return task(
        item,
        item.isOpened(),
        item.marker() == null ? null : item.marker().number(),
        title(item, clause),
        owners,
        passages.get(item.from()).start(),
        passages.get(last).end(),
        body(item, clause, last));
  }

  /**
   * What a whole item says behind its title, or else its title, without the clause that ends it.
   */
  private String body(Item item, @Nullable Clause clause, int last) {
    int from = item.bodyFrom();
    String body =
        clause != null && (clause.passage() > item.from() || clause.start() >= from)
            ? text(item.from(), from, clause.passage(), clause.start())
            : text(item.from(), from, last, Integer.MAX_VALUE);
    return body.isBlank() ? text(item.from(), 0, item.from(), from) : body;
  }

  /**
   * The task that a part of an item is.
   *
   * @param precedes whether the clause stands before what it holds for
   */
  Task part(
      Item item, Clause clause, ItemSegments.Place from, ItemSegments.Place to, boolean precedes) {
    boolean inFirst = item.isOpened() && from.passage() == item.from();
    boolean opens = inFirst && from.at() == 0;
    String number = inFirst && item.marker() != null ? item.marker().number() : null;
    String title;
    int begin = precedes ? afterMarks(clause.lastPassage(), clause.end()) : from.at();
    int passage = precedes ? clause.lastPassage() : from.passage();
    String own =
        precedes
            ? text(passage, begin, to.passage(), to.at())
            : text(passage, opens ? item.bodyFrom() : begin, clause.passage(), clause.start());
    if (opens) {
      title = title(item, clause);
    } else {
      Marker marker = Marker.of(own);
      if (marker != null) {
        number = marker.number();
        own = own.substring(marker.contentStart());
      }
      title = begin == 0 ? TaskTitle.ofSentence(own) : TaskTitle.ofClause(own);
    }
    CleanText first = passages.get(from.passage()).text();
    CleanText last = passages.get(to.passage()).text();
    return task(
        item,
        inFirst || item.heading() == null,
        number,
        title,
        clause.owners(),
        first.sourceStart(Math.min(from.at(), first.length())),
        last.sourceEnd(Math.min(to.at(), last.length())),
        own);
  }

  private Task task(
      Item item,
      boolean isItem,
      @Nullable String number,
      String title,
      Owners owners,
      int start,
      int end,
      String body) {
    String due = owners.due() == null ? null : TimeLimit.read(owners.due(), about);
    if (due == null && !owners.namesUnits() && about.period() != null) {
      due = String.valueOf(about.period().to());
    }
    if (due == null && isOneSentence(body)) {
      // Of several sentences each may set a limit of its own, and none the task's.
      due = TimeLimit.in(body, about);
    }
    int heading = item.heading() == null ? item.section() : item.from();
    int section = isItem ? item.section() : item.from();
    return new Task(
        "",
        heading < 0 ? null : outline.id(heading),
        section < 0 ? null : outline.titleOver(section),
        number,
        title,
        owners.lead(),
        owners.support(),
        List.of(),
        start,
        end,
        due,
        List.of());
  }

  private String title(Item item, @Nullable Clause clause) {
    String text = passages.get(item.from()).text().text();
    Heading heading = item.heading();
    Clause inFirst = clause != null && clause.passage() == item.from() ? clause : null;
    boolean inTitle = inFirst != null && inFirst.start() < item.bodyFrom();
    if (heading != null && !inTitle) {
      return heading.title();
    }
    int from = item.marker() == null ? 0 : item.marker().contentStart();
    if (inFirst == null || inFirst.start() <= from) {
      return TaskTitle.ofSentence(text.substring(from)).strip();
    }
    String before = text.substring(from, inFirst.start());
    return (heading == null ? TaskTitle.ofSentence(before) : before).strip();
  }

  private static boolean isOneSentence(String body) {
    String words = body.strip();
    for (int i = 0; i < words.length() - 1; i++) {
      if ("。;\n".indexOf(words.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private String text(int passage, int from, int lastPassage, int to) {
    StringBuilder out = new StringBuilder();
    for (int p = passage; p <= lastPassage; p++) {
      String text = passages.get(p).text().text();
      int begin = p == passage ? Math.min(from, text.length()) : 0;
      int end = p == lastPassage ? Math.min(to, text.length()) : text.length();
      out.append(text, begin, Math.max(begin, end)).append('\n');
    }
    return out.toString();
  }
}
