package org.shanshui.compiler.quantity;

import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.time.TimeExpression;

/**
 * A number in its time.
 *
 * @param ahead whether the last time said before it lies ahead of the plan's start, null where it
 *     does not say
 */
record Tense(Context c, Section section, @Nullable Boolean ahead) {
  private static final int FARTHEST_PAST = 60;

  /**
   * The tense of a mention.
   *
   * @param start the plan's first year, null where it is not known
   */
  static Tense of(Context c, Section section, @Nullable Year start) {
    Mention when = lastTime(c, Sentence.stopBefore(c.text(), c.start()));
    return new Tense(c, section, when == null ? null : ahead(c, when, section, start));
  }

  /** The last time said before the mention in its sentence. */
  private static @Nullable Mention lastTime(Context c, int sentence) {
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= sentence; i--) {
      Mention other = c.mentions().get(i);
      boolean dated =
          other.time != null
              && other.type != QuantityClass.CONDITION
              && (other.time.from() != null || other.time.to() != null);
      if (dated
          && !Comparands.isPeriod(c, other)
          && !Sentence.closes(c.text(), other.end, c.start(), "(《“", ")》”")) {
        return other;
      }
    }
    return null;
  }

  /** Whether a time lies ahead of the plan's start: null where it does not say. */
  private static @Nullable Boolean ahead(
      Context c, Mention when, Section section, @Nullable Year start) {
    TimeExpression time = when.time;
    if (time == null || start == null) {
      return null;
    }
    YearMonth to = time.to() != null ? time.to() : time.from();
    if (to == null) {
      return null;
    }
    if (to.getYear() >= start.getValue()) {
      // In a review the plan's own first year is still ahead, and a goal names it with 到.
      return section.aspect() != Aspect.REVIEW || heraldsGoal(c, when) ? Boolean.TRUE : null;
    }
    return c.start() - when.end < FARTHEST_PAST ? Boolean.FALSE : null;
  }

  private static boolean heraldsGoal(Context c, Mention when) {
    char before = c.before(when.start);
    return before == '到' || before == '至' || c.after(when.start) == '到';
  }
}
