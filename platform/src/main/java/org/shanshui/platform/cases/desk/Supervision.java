package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shanshui.platform.cases.loop.Answer;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Step;
import org.springframework.stereotype.Component;

/** One matter has one supervision case in a year (一事一案). */
@Component
class Supervision {
  private final CaseDesk desk;
  private final CaseTable table;
  private final Clock clock;

  Supervision(CaseDesk desk, CaseTable table, Clock clock) {
    this.desk = desk;
    this.table = table;
    this.clock = clock;
  }

  /** The case of this kind that the matter had this year, open or closed. */
  Optional<Long> ofThisYear(Kind kind, String sourceKey) {
    Instant first = LocalDate.now(clock).withDayOfYear(1).atStartOfDay(clock.getZone()).toInstant();
    return table.latestOf(kind.key(), sourceKey, first);
  }

  /**
   * Lets this year's case of the matter go on: an open one is told why, a closed one is reopened.
   * One that was found to be unfounded waits to be judged anew: what was judged then stands, and
   * whether it holds of what has come since is for people to say.
   *
   * @return false if there is none, or it can no longer be reopened: then a new one is due
   */
  boolean goesOn(Kind kind, String sourceKey, String why) {
    Optional<Long> known = ofThisYear(kind, sourceKey);
    if (known.isEmpty()) {
      return false;
    }
    long id = known.get();
    State state = desk.row(id).subject().state();
    Step step = state instanceof State.Closed ? new Step.Reopen() : new Step.Note();
    return desk.attempt(id, null, step, why, List.of()) instanceof Answer.Taken;
  }
}
