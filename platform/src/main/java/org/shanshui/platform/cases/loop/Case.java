package org.shanshui.platform.cases.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.State.Asked;
import org.shanshui.platform.cases.loop.State.Assigned;
import org.shanshui.platform.cases.loop.State.Closed;
import org.shanshui.platform.cases.loop.State.Found;
import org.shanshui.platform.cases.loop.State.Handling;
import org.shanshui.platform.cases.loop.State.Judged;
import org.shanshui.platform.cases.loop.State.Merged;
import org.shanshui.platform.cases.loop.State.Suspended;
import org.shanshui.platform.cases.loop.State.ToVerify;
import org.shanshui.platform.refusal.Refusal;

/**
 * A problem on its way from finding to verified closing (案件). A value: a step gives the next case
 * or a refusal, and changes nothing.
 *
 * @param finder unit of the one who found it; null for the house itself
 * @param entries all steps taken, in order
 */
public record Case(
    long id,
    Kind kind,
    @Nullable Long finder,
    State state,
    Clock clock,
    Tally tally,
    List<Entry> entries) {
  public Case {
    entries = List.copyOf(entries);
  }

  /** A case that has just been found. */
  public static Case found(long id, Kind kind, By by, Instant now, Timekeeper time) {
    return new Case(
        id,
        kind,
        by.unitId(),
        new Found(),
        Clock.starts(Stage.JUDGE, now, kind.limit(Stage.JUDGE), time),
        Tally.NONE,
        List.of());
  }

  /**
   * Takes a step, if the state and the policy allow it.
   *
   * @param now clamped to the last step's time: clocks of two nodes may differ by moments
   */
  public Answer apply(Move move, Policy policy, Timekeeper time, Instant now) {
    if (!move.step().kind().isPossibleIn(state)) {
      return new Answer.Refused(Refusals.notNow(this, move.step().kind()));
    }
    Instant at = lastStepAt().filter(last -> last.isAfter(now)).orElse(now);
    Optional<Refusal> refusal = policy.refuses(this, move, at);
    if (refusal.isPresent()) {
      return new Answer.Refused(refusal.get());
    }
    Entry entry = new Entry(entries.size() + 1, at, move);
    List<Entry> all = new ArrayList<>(entries);
    all.add(entry);
    return new Answer.Taken(after(move, time, at).with(all), entry);
  }

  private Case after(Move move, Timekeeper time, Instant now) {
    Step step = move.step();
    By by = move.by();
    if (step instanceof Step.Judge judge) {
      return judge.founded()
          ? to(new Judged(), Stage.ASSIGN, time, now)
          : to(new ToVerify(new Claim.Unfounded(by.personId())), Stage.VERIFY, time, now);
    } else if (step instanceof Step.Assign assign) {
      Limit handling = assign.days() == null ? kind.limit(Stage.HANDLE) : Limit.days(assign.days());
      return to(
          new Assigned(assign.leads().stream().map(Share::of).toList(), handling, assign.until()),
          Stage.ACCEPT,
          time,
          now);
    } else if (step instanceof Step.Accept) {
      return accepted(by, time, now);
    } else if (step instanceof Step.Return) {
      return spent(time, now).to(new Judged(), Stage.ASSIGN, time, now);
    } else if (step instanceof Step.Transfer transfer) {
      return with(tally.transferred())
          .shared(s -> s.unitId() == transfer.from() ? Share.of(transfer.to()) : s);
    } else if (step instanceof Step.Report) {
      Case reported = shared(s -> by.isOf(s.unitId()) ? s.reported(by.personId()) : s);
      List<Share> shares = reported.state.leads();
      return shares.stream().allMatch(s -> s.reportedBy() != null)
          ? reported
              .spent(time, now)
              .to(new ToVerify(new Claim.Resolved(shares)), Stage.VERIFY, time, now)
          : reported;
    } else if (step instanceof Step.AskExtension asked) {
      return with(
          new Handling(state.leads(), new Asked(asked.days(), by.personId(), unit(by))), clock);
    } else if (step instanceof Step.DecideExtension decision) {
      Asked asked = asked();
      Case decided = with(new Handling(state.leads(), null), clock);
      return decision.granted() && asked != null
          ? decided
              .with(decided.state, clock.extended(asked.days(), time))
              .with(tally.extended(asked.days()))
          : decided;
    } else if (step instanceof Step.Suspend suspend) {
      return spent(time, now)
          .with(new Suspended(state.leads(), suspend.until()), clock.paused(now, time))
          .withSuspension();
    } else if (step instanceof Step.Resume) {
      return with(new Handling(state.leads(), null), clock.resumed(now, time));
    } else if (step instanceof Step.Verify verify) {
      return verified(verify.passed(), by, time, now);
    } else if (step instanceof Step.MergeInto merge) {
      return spent(time, now).with(new Merged(merge.survivor()), Clock.stopped(now));
    } else if (step instanceof Step.Reopen) {
      // Nobody has judged yet that there is a problem where there was found to be none.
      return state instanceof Closed closed && closed.outcome() == Outcome.UNFOUNDED
          ? with(tally.reopened()).to(new Found(), Stage.JUDGE, time, now)
          : with(tally.reopened()).to(new Judged(), Stage.ASSIGN, time, now);
    } else if (step instanceof Step.Warn warn) {
      return with(state, clock.withWarned(warn.number()));
    } else if (step instanceof Step.Escalate escalate) {
      return with(state, clock.withEscalated(escalate.level()))
          .with(tally.escalated(escalate.level()));
    } else if (step instanceof Step.Retime retime && retime.moves()) {
      int given = new Alarms(time).stillGiven(this, retime.to(), now);
      return with(state, clock.retimed(retime.to()).withWarned(given));
    }
    // Absorb, Note, Urge, Instruct, a limit that was past: only on record.
    return this;
  }

  private Case accepted(By by, Timekeeper time, Instant now) {
    Case signed =
        shared(s -> by.isOf(s.unitId()) && s.acceptedBy() == null ? s.accepted(by.personId()) : s);
    boolean all = signed.state.leads().stream().allMatch(s -> s.acceptedBy() != null);
    if (signed.state instanceof Assigned assigned && all) {
      Case spent = signed.spent(time, now);
      LocalDate until = assigned.until();
      return spent.with(
          new Handling(assigned.shares(), null),
          until == null
              ? Clock.starts(Stage.HANDLE, now, assigned.handling(), time)
              : Clock.starts(Stage.HANDLE, now, until, time));
    }
    return signed;
  }

  private Case verified(boolean passed, By by, Timekeeper time, Instant now) {
    Claim claim = ((ToVerify) state).claim();
    if (passed) {
      return with(new Closed(claim.outcome(), by.personId(), state.leads()), Clock.stopped(now));
    }
    if (claim instanceof Claim.Resolved resolved) {
      return with(tally.reworked())
          .to(
              new Handling(resolved.shares().stream().map(Share::again).toList(), null),
              Stage.REWORK,
              time,
              now);
    }
    return to(new Found(), Stage.JUDGE, time, now);
  }

  /** The extension that is asked for and not decided; null if there is none. */
  public @Nullable Asked asked() {
    return state instanceof Handling handling ? handling.asked() : null;
  }

  /** Whether an edition of the calendar has been looked at for the limit. */
  public boolean isRetimed(long edition) {
    return entries.stream()
        .map(entry -> entry.move().step())
        .anyMatch(step -> step instanceof Step.Retime retime && retime.edition() == edition);
  }

  private Optional<Instant> lastStepAt() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1).at());
  }

  private Case to(State next, Stage stage, Timekeeper time, Instant now) {
    return with(next, Clock.starts(stage, now, kind.limit(stage), time));
  }

  /** Counts the office time that the leads have had it since their clock began. */
  private Case spent(Timekeeper time, Instant now) {
    return clock.stage().isOfLeads() && clock.due() != null
        ? with(tally.spent(time.left(clock.since(), now)))
        : this;
  }

  private Case shared(UnaryOperator<Share> change) {
    List<Share> shares = state.leads().stream().map(change).toList();
    if (state instanceof Assigned assigned) {
      return with(new Assigned(shares, assigned.handling(), assigned.until()), clock);
    }
    return with(new Handling(shares, asked()), clock);
  }

  private static long unit(By by) {
    return by.unitId() == null ? 0 : by.unitId();
  }

  private Case withSuspension() {
    return with(tally.suspended());
  }

  private Case with(State next, Clock nextClock) {
    return new Case(id, kind, finder, next, nextClock, tally, entries);
  }

  private Case with(Tally next) {
    return new Case(id, kind, finder, state, clock, next, entries);
  }

  private Case with(List<Entry> next) {
    return new Case(id, kind, finder, state, clock, tally, next);
  }
}
