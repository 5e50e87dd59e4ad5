package org.shanshui.platform.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.Claim;
import org.shanshui.platform.cases.loop.Clock;
import org.shanshui.platform.cases.loop.Entry;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Limit;
import org.shanshui.platform.cases.loop.Outcome;
import org.shanshui.platform.cases.loop.Share;
import org.shanshui.platform.cases.loop.Stage;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Tally;

/**
 * What of a case has no column of its own, as it is kept in the column {@code loop}.
 *
 * @param limit of handling, while it is assigned
 * @param until when a suspension ends; the day by which it is handled, while it is assigned
 * @param judge who judged it unfounded, while that is to be verified
 */
record Kept(
    List<Share> shares,
    @Nullable String limit,
    State.@Nullable Asked asked,
    @Nullable LocalDate until,
    @Nullable Long judge,
    @Nullable Long verifiedBy,
    @Nullable Duration left,
    boolean inHours,
    int warned,
    int escalated,
    Tally tally) {

  static Kept of(Case subject) {
    State state = subject.state();
    Clock clock = subject.clock();
    return new Kept(
        state.leads(),
        state instanceof State.Assigned s ? s.handling().toString() : null,
        subject.asked(),
        state instanceof State.Suspended s
            ? s.until()
            : state instanceof State.Assigned a ? a.until() : null,
        state instanceof State.ToVerify s && s.claim() instanceof Claim.Unfounded c
            ? c.judge()
            : null,
        state instanceof State.Closed s ? s.verifiedBy() : null,
        clock.left(),
        clock.inHours(),
        clock.warned(),
        clock.escalated(),
        subject.tally());
  }

  /** The case again. */
  Case unfold(
      long id,
      Kind kind,
      @Nullable Long finder,
      String state,
      Stage stage,
      Instant since,
      @Nullable Instant due,
      @Nullable String outcome,
      @Nullable Long survivor,
      List<Entry> entries) {
    return new Case(
        id,
        kind,
        finder,
        state(state, outcome, survivor),
        new Clock(stage, since, due, left, inHours, warned, escalated),
        tally,
        entries);
  }

  private State state(String word, @Nullable String outcome, @Nullable Long survivor) {
    return switch (word) {
      case "found" -> new State.Found();
      case "judged" -> new State.Judged();
      case "assigned" -> new State.Assigned(shares, Limit.parse(there(limit)), until);
      case "handling" -> new State.Handling(shares, asked);
      case "suspended" -> new State.Suspended(shares, there(until));
      case "to_verify" ->
          new State.ToVerify(
              judge == null ? new Claim.Resolved(shares) : new Claim.Unfounded(judge));
      case "closed" ->
          new State.Closed(
              Outcome.valueOf(there(outcome).toUpperCase(java.util.Locale.ROOT)),
              there(verifiedBy),
              shares);
      case "merged" -> new State.Merged(there(survivor));
      default -> throw new IllegalStateException("No such state of a case: " + word);
    };
  }

  private static <T> T there(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The kept state of a case is incomplete");
    }
    return value;
  }
}
