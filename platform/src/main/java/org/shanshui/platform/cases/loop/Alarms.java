package org.shanshui.platform.cases.loop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanshui.platform.cases.loop.State.Suspended;

/** When the house itself has to act on a case next: warn, escalate, or end a suspension. */
public record Alarms(Timekeeper time) {

  /**
   * A warning to come.
   *
   * @param number the first of the stage being 1
   */
  public record Warning(int number, Instant at) {}

  /**
   * The next warning that the kind asks for in this stage; those before its beginning are left out.
   */
  public Optional<Warning> nextWarning(Case subject) {
    Clock clock = subject.clock();
    Instant due = clock.due();
    List<Limit> before = subject.kind().warnings(clock.stage());
    if (due == null) {
      return Optional.empty();
    }
    for (int i = clock.warned(); i < before.size(); i++) {
      Instant at = time.before(due, before.get(i));
      if (at.isAfter(clock.since())) {
        return Optional.of(new Warning(i + 1, at));
      }
    }
    return Optional.empty();
  }

  /** How many of the warnings given would have been given by now if the limit ended here. */
  int stillGiven(Case subject, Instant due, Instant now) {
    Clock clock = subject.clock();
    List<Limit> before = subject.kind().warnings(clock.stage());
    int given = 0;
    while (given < clock.warned() && !time.before(due, before.get(given)).isAfter(now)) {
      given++;
    }
    return given;
  }

  /** The moment of the next level of escalation. */
  public Optional<Instant> nextEscalation(Case subject) {
    List<Kind.Escalation> levels = subject.kind().escalations();
    Instant due = subject.clock().due();
    int reached = subject.clock().escalated();
    if (due == null || reached >= levels.size()) {
      return Optional.empty();
    }
    Limit late = levels.get(reached).late();
    // A second after, so that the last moment is still in time.
    return Optional.of(
        (late.inHours() ? time.due(due, late) : time.extended(due, late.amount())).plusSeconds(1));
  }

  /** When a suspension ends by itself: the morning of its last day's morrow. */
  public Optional<Instant> endOfSuspension(Case subject) {
    return subject.state() instanceof Suspended suspended
        ? Optional.of(suspended.until().plusDays(1).atStartOfDay(time.zone()).toInstant())
        : Optional.empty();
  }

  public Optional<Instant> next(Case subject, Instant now) {
    return Stream.of(
            nextWarning(subject).map(Warning::at).filter(at -> !subject.clock().isLate(now)),
            nextEscalation(subject),
            endOfSuspension(subject))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** What the house has to do now, the most urgent of it. */
  public Optional<Step> dueNow(Case subject, Instant now) {
    if (endOfSuspension(subject).filter(at -> !now.isBefore(at)).isPresent()) {
      return Optional.of(new Step.Resume());
    }
    if (nextEscalation(subject).filter(at -> !now.isBefore(at)).isPresent()) {
      return Optional.of(new Step.Escalate(subject.clock().escalated() + 1));
    }
    // Past the due a warning is of no use any more.
    return nextWarning(subject)
        .filter(warning -> !now.isBefore(warning.at()) && !subject.clock().isLate(now))
        .map(warning -> new Step.Warn(warning.number()));
  }
}
