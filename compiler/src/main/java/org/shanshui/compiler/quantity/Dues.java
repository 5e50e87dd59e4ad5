package org.shanshui.compiler.quantity;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.section.Section;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;

/** By when a target must hold (完成时限): said in its sentence, by its section, by the document. */
final class Dues {
  private static final int YEAR = 4;

  private final Section section;
  private final About about;

  Dues(Section section, About about) {
    this.section = section;
    this.about = about;
  }

  /** The due year or year-month, null where nothing says. */
  @Nullable String of(Context c) {
    int sentence = sentence(c);
    int part = Sentence.start(c.text(), c.start());
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= sentence; i--) {
      Mention when = c.mentions().get(i);
      String due = due(c, when);
      // A month is said for its own part of the sentence, a year for the whole.
      if (due != null && (due.length() == YEAR || when.start >= part)) {
        return due;
      }
    }
    if (section.due() != null) {
      return section.due();
    }
    return about.period() == null ? null : String.valueOf(about.period().to());
  }

  /** The sentence's start; of one that only lists what another announced, the other's. */
  private static int sentence(Context c) {
    int start = Sentence.stopBefore(c.text(), c.start());
    while (start > 0 && c.startsAt(start, "主要包括", "包括", "其中")) {
      start = Sentence.stopBefore(c.text(), start - 1);
    }
    return start;
  }

  private @Nullable String due(Context c, Mention when) {
    TimeExpression time = when.time;
    if (time == null
        || time.due() == null
        || time.shape() == Shape.RECURRENCE
        || !when.is(QuantityClass.TIME)
        || "每较比从自《".indexOf(c.before(when.start)) >= 0
        || Sentence.closes(c.text(), when.end, c.start(), "《(", "》)")) {
      return null;
    }
    String due = time.due();
    Integer from = about.period() == null ? null : about.startYear();
    boolean past = from != null && Integer.parseInt(due.substring(0, YEAR)) < from;
    return past ? null : due;
  }
}
