package org.shanshui.compiler.quantity;

import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.time.TimeExpression;

/** Tells what is committed to from what has been reached: by section, tense and aspect. */
final class Commitments {
  private static final int FARTHEST_PAST = 60;
  private static final WordList PAST =
      WordList.of("已", "目前", "现已", "截至", "截止", "累计已", "此前", "荣获", "获评", "曾");
  private static final WordList EXISTING = WordList.of("现有", "原有", "已有");

  private final Section section;
  private final @Nullable Year start;

  /**
   * The commitments of a section.
   *
   * @param start the plan's first year, null where it is not known
   */
  Commitments(Section section, @Nullable Year start) {
    this.section = section;
    this.start = start;
  }

  /** Gives an open mention its class; a Chinese numeral that commits to nothing stays open. */
  void decide(Context c) {
    Mention mention = c.mention();
    if (mention.type != null) {
      return;
    }
    boolean ahead = looksAhead(c);
    if (mention.chinese) {
      if (ahead && ChineseCounts.commits(c)) {
        mention.become(QuantityClass.TARGET, 0.7);
      }
    } else if (mention.quantity == null && mention.time == null) {
      mention.become(QuantityClass.NAME, 0.5);
    } else {
      mention.become(ahead ? QuantityClass.TARGET : QuantityClass.RESULT, mention.confidence);
    }
  }

  private boolean looksAhead(Context c) {
    if (StartingPoints.isOne(c)) {
      return false;
    }
    Mention mention = c.mention();
    int sentence = Sentence.stopBefore(c.text(), c.start());
    Mention when = lastTime(c, sentence);
    Boolean byTime = when == null ? null : ahead(c, when);
    if (section.aspect() == Aspect.PLAN) {
      if (byTime != null) {
        mention.confidence = 0.85;
        return byTime;
      }
      int clause = c.clauseStart();
      boolean past = PAST.isIn(c.text(), clause, c.start()) || exists(c.text(), clause, c.start());
      mention.confidence = past ? 0.6 : 0.9;
      return !past;
    }
    if (byTime != null && byTime) {
      mention.confidence = 0.7;
      return !PAST.isIn(c.text(), sentence, c.start());
    }
    mention.confidence = section.aspect() == Aspect.REVIEW ? 0.9 : 0.7;
    return false;
  }

  /** 现有企业500家 exists; 利用现有资源建设20个 is still to be done. */
  private static boolean exists(String text, int clause, int at) {
    int end = EXISTING.firstEnd(text, clause, at);
    return end >= 0 && !Words.commit(text, end, at);
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
          && !isCompared(c, other)
          && !Sentence.closes(c.text(), other.end, c.start(), "(《“", ")》”")) {
        return other;
      }
    }
    return null;
  }

  /** 较2020年, 在2020年的基础上: a time that another is compared with. */
  private static boolean isCompared(Context c, Mention when) {
    return "较比于从自".indexOf(c.before(when.start)) >= 0 || c.startsAt(when.end, "的基础上", "基础上");
  }

  /** Whether a time lies ahead of the plan's start: null where it does not say. */
  private @Nullable Boolean ahead(Context c, Mention when) {
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
