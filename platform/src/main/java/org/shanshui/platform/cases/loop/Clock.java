package org.shanshui.platform.cases.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The time limit of the stage that a case is in.
 *
 * @param since when this stage began, or began to run again
 * @param due null while no time runs
 * @param left office time that was left when the case was suspended; null if it is not
 * @param inHours whether the limit is in office hours
 * @param warned how many warnings of this stage were given
 * @param escalated how many levels of escalation this stage has reached
 */
public record Clock(
    Stage stage,
    Instant since,
    @Nullable Instant due,
    @Nullable Duration left,
    boolean inHours,
    int warned,
    int escalated) {

  static Clock starts(Stage stage, Instant now, Limit limit, Timekeeper time) {
    return new Clock(stage, now, time.due(now, limit), null, limit.inHours(), 0, 0);
  }

  static Clock starts(Stage stage, Instant now, LocalDate until, Timekeeper time) {
    return new Clock(stage, now, time.closing(until), null, false, 0, 0);
  }

  static Clock stopped(Instant now) {
    return new Clock(Stage.NONE, now, null, null, false, 0, 0);
  }

  Clock paused(Instant now, Timekeeper time) {
    return new Clock(
        stage,
        now,
        null,
        due == null ? Duration.ZERO : time.left(now, due),
        inHours,
        warned,
        escalated);
  }

  Clock resumed(Instant now, Timekeeper time) {
    Duration rest = left == null ? Duration.ZERO : left;
    return new Clock(
        stage, now, time.resumed(now, rest, inHours), null, inHours, warned, escalated);
  }

  /** More time; warnings are given anew. */
  Clock extended(int days, Timekeeper time) {
    return due == null
        ? this
        : new Clock(stage, since, time.extended(due, days), null, inHours, 0, escalated);
  }

  /** The limit ends at another moment, by another calendar. */
  Clock retimed(Instant to) {
    return new Clock(stage, since, to, left, inHours, warned, escalated);
  }

  Clock withWarned(int count) {
    return new Clock(stage, since, due, left, inHours, count, escalated);
  }

  Clock withEscalated(int level) {
    return new Clock(stage, since, due, left, inHours, warned, level);
  }

  public boolean isLate(Instant now) {
    return due != null && now.isAfter(due);
  }
}
