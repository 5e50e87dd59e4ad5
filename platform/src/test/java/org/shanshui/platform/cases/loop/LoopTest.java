package org.shanshui.platform.cases.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.packs.ReleasePacks;

/**
 * What holds of every case whatever anybody tries: random actors take random steps at random times,
 * the watch goes its rounds, and after each attempt the promises are checked.
 */
class LoopTest {
  private static final Timekeeper TIME =
      new Timekeeper(ReleasePacks.calendar(), ZoneId.of("Asia/Shanghai"));
  private static final Policy POLICY = new Policies(TIME).all();
  private static final Alarms ALARMS = new Alarms(TIME);
  private static final Instant BEGIN = Instant.parse("2025-03-03T01:00:00Z");

  /** Units 1 and 2 handle, 3 may be handed over to, 9 supervises. */
  private static final List<By> ACTORS =
      List.of(
          new By(11L, 1L, Set.of(Role.UNIT_OFFICER), false),
          new By(12L, 1L, Set.of(Role.UNIT_OFFICER), true),
          new By(21L, 2L, Set.of(Role.UNIT_OFFICER, Role.INSPECTOR), true),
          new By(31L, 3L, Set.of(Role.UNIT_OFFICER), true),
          new By(91L, 9L, Set.of(Role.INSPECTOR), false),
          new By(92L, 9L, Set.of(Role.PLANNER), true),
          new By(93L, 9L, Set.of(Role.LEADER), true),
          new By(94L, 9L, Set.of(Role.AUDITOR), false),
          By.HOUSE);

  /** Steps that would crowd out the others, or end the walk, if they were taken as often. */
  private static final Set<StepKind> RARE =
      Set.of(
          StepKind.NOTE,
          StepKind.URGE,
          StepKind.INSTRUCT,
          StepKind.ABSORB,
          StepKind.MERGE_INTO,
          StepKind.RETIME);

  /** One attempt: who, what, and how much time passes before. */
  record Attempt(int actor, int step, int argument, int minutes) {}

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    Arbitrary<Attempt> attempt =
        Arbitraries.integers()
            .between(0, Integer.MAX_VALUE)
            .map(
                seed -> {
                  Random random = new Random(seed);
                  return new Attempt(
                      random.nextInt(ACTORS.size()),
                      random.nextInt(StepKind.values().length),
                      random.nextInt(16),
                      random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(300));
                });
    return attempt.list().ofMinSize(20).ofMaxSize(120);
  }

  @Provide
  Arbitrary<Kind> kinds() {
    return Arbitraries.of(ReleasePacks.kinds().all());
  }

  @Property(tries = 1500)
  void thePromisesHoldWhateverAnybodyTries(
      @ForAll("kinds") Kind kind, @ForAll("attempts") List<Attempt> attempts) {
    Instant now = BEGIN;
    Case subject = Case.found(7, kind, ACTORS.get(4), now, TIME);
    for (Attempt attempt : attempts) {
      now = now.plus(Duration.ofMinutes(attempt.minutes()));
      // The right person does a sensible thing every other time, or cases would rarely get far.
      Move move =
          attempt.argument() % 2 == 0
              ? sensible(subject, attempt, now)
              : wild(subject, attempt, now);
      Case before = subject;
      Answer answer = subject.apply(move, POLICY, TIME, now);
      if (answer instanceof Answer.Taken taken) {
        subject = taken.next();
        checkStep(before, subject, move, now);
      } else if (answer instanceof Answer.Refused refused) {
        assertThat(refused.refusal().chinese()).isNotBlank();
        assertThat(refused.refusal().english()).isNotBlank();
      }
      subject = watched(subject, now);
      checkCase(subject);
    }
  }

  private static Case watched(Case subject, Instant now) {
    Case watched = subject;
    for (int round = 0; ; round++) {
      assertThat(round).as("the watch comes to an end").isLessThan(20);
      var step = ALARMS.dueNow(watched, now);
      if (step.isEmpty()) {
        assertThat(ALARMS.next(watched, now).filter(at -> at.isBefore(now))).isEmpty();
        return watched;
      }
      Answer answer = watched.apply(Move.of(step.get(), By.HOUSE, ""), POLICY, TIME, now);
      assertThat(answer).isInstanceOf(Answer.Taken.class);
      Case next = ((Answer.Taken) answer).next();
      checkStep(watched, next, Move.of(step.get(), By.HOUSE, ""), now);
      // The same step again is refused: each once.
      assertThat(next.apply(Move.of(step.get(), By.HOUSE, ""), POLICY, TIME, now))
          .isInstanceOf(Answer.Refused.class);
      watched = next;
    }
  }

  /** What must be true of a step that was taken. */
  private static void checkStep(Case before, Case after, Move move, Instant now) {
    // On record: who, when, what; nothing before it is touched.
    assertThat(after.entries()).hasSize(before.entries().size() + 1);
    assertThat(after.entries().subList(0, before.entries().size())).isEqualTo(before.entries());
    Entry entry = after.entries().get(after.entries().size() - 1);
    assertThat(entry.number()).isEqualTo(after.entries().size());
    assertThat(entry.move()).isEqualTo(move);
    assertThat(entry.at()).isEqualTo(now);
    // By somebody who may.
    Set<Kind.Who> allowed = before.kind().may().get(move.step().kind());
    assertThat(allowed).anyMatch(who -> who.is(move.by(), before));
    // Closed only out of verification, and verified by one who had no part in what is verified.
    if (after.state() instanceof State.Closed closed) {
      assertThat(before.state()).isInstanceOf(State.ToVerify.class);
      assertThat(move.step()).isEqualTo(new Step.Verify(true));
      assertThat(closed.verifiedBy()).isEqualTo(move.by().person());
      assertThat(before.entries())
          .filteredOn(
              taken ->
                  Set.of(StepKind.JUDGE, StepKind.ACCEPT, StepKind.REPORT)
                      .contains(taken.move().step().kind()))
          .noneMatch(taken -> Long.valueOf(closed.verifiedBy()).equals(taken.move().by().person()));
      Claim claim = ((State.ToVerify) before.state()).claim();
      if (claim instanceof Claim.Resolved resolved) {
        for (Share share : resolved.shares()) {
          assertThat(share.reportedBy()).isNotNull().isNotEqualTo(closed.verifiedBy());
          assertThat(move.by().unitId()).isNotEqualTo(share.unitId());
        }
      } else {
        assertThat(((Claim.Unfounded) claim).judge()).isNotEqualTo(closed.verifiedBy());
      }
    }
    // To verification only when every lead has reported, or with evidence that there is nothing.
    if (after.state() instanceof State.ToVerify verify
        && !(before.state() instanceof State.ToVerify)) {
      if (verify.claim() instanceof Claim.Resolved resolved) {
        assertThat(resolved.shares()).isNotEmpty().allMatch(s -> s.reportedBy() != null);
        assertThat(move.evidence()).hasSizeGreaterThanOrEqualTo(before.kind().toReport().least());
      } else {
        assertThat(move.evidence()).isNotEmpty();
        assertThat(move.text()).isNotBlank();
      }
    }
    // A day that was set holds, whenever it is signed for.
    if (before.state() instanceof State.Assigned assigned
        && assigned.until() != null
        && after.state() instanceof State.Handling) {
      assertThat(after.clock().due()).isEqualTo(TIME.closing(assigned.until()));
    }
    // Only a few steps touch the clock.
    if (Set.of(
            StepKind.TRANSFER,
            StepKind.NOTE,
            StepKind.URGE,
            StepKind.INSTRUCT,
            StepKind.ABSORB,
            StepKind.ASK_EXTENSION)
        .contains(move.step().kind())) {
      assertThat(after.clock()).isEqualTo(before.clock());
    }
    // Suspension keeps what was left, to less than a working day.
    if (move.step() instanceof Step.Resume) {
      Duration left = TIME.left(now, java.util.Objects.requireNonNull(after.clock().due()));
      Duration kept = java.util.Objects.requireNonNull(before.clock().left());
      assertThat(left).isBetween(kept, kept.plus(TIME.calendar().officeDay()));
      assertThat(after.tally().spent()).isEqualTo(before.tally().spent());
    }
    // Another calendar moves a limit that still runs, once, and never to before now.
    if (move.step() instanceof Step.Retime retime) {
      assertThat(move.by().isHouse()).isTrue();
      assertThat(after.state()).isEqualTo(before.state());
      assertThat(before.isRetimed(retime.edition())).isFalse();
      assertThat(after.isRetimed(retime.edition())).isTrue();
      assertThat(before.clock().due()).isEqualTo(retime.from());
      assertThat(after.clock().due()).isEqualTo(retime.to());
      assertThat(after.clock().warned()).isLessThanOrEqualTo(before.clock().warned());
      if (before.clock().isLate(now)) {
        assertThat(after.clock()).isEqualTo(before.clock());
      } else {
        assertThat(after.clock().isLate(now)).isFalse();
      }
    }
    if (move.step() instanceof Step.DecideExtension decision && decision.granted()) {
      assertThat(after.clock().due()).isAfter(before.clock().due());
      assertThat(move.by().unitId()).isNotEqualTo(before.asked().unitId());
    }
  }

  /** What must be true of a case at any time. */
  private static void checkCase(Case subject) {
    Kind.Bounds bounds = subject.kind().bounds();
    Tally tally = subject.tally();
    assertThat(tally.extensions()).isLessThanOrEqualTo(bounds.extensions());
    assertThat(tally.extendedDays())
        .isLessThanOrEqualTo(bounds.extensions() * bounds.extensionDays());
    assertThat(tally.suspensions()).isLessThanOrEqualTo(bounds.suspensions());
    assertThat(tally.transfers()).isLessThanOrEqualTo(bounds.transfers());
    assertThat(tally.spent()).isGreaterThanOrEqualTo(Duration.ZERO);
    List<Share> leads = subject.state().leads();
    assertThat(leads.size()).isLessThanOrEqualTo(2);
    assertThat(leads.stream().map(Share::unitId).distinct()).hasSameSizeAs(leads);
    // Time runs in every open state but suspension.
    boolean runs = subject.state().isOpen() && !(subject.state() instanceof State.Suspended);
    assertThat(subject.clock().due() != null).isEqualTo(runs);
    assertThat(subject.clock().left() != null)
        .isEqualTo(subject.state() instanceof State.Suspended);
    // Steps are timed, in order, without gaps.
    List<Entry> entries = subject.entries();
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).number()).isEqualTo(i + 1);
      assertThat(i == 0 || !entries.get(i).at().isBefore(entries.get(i - 1).at())).isTrue();
    }
    if (subject.state() instanceof State.Merged) {
      assertThat(entries.get(entries.size() - 1).move().step()).isInstanceOf(Step.MergeInto.class);
    }
  }

  /** Two cases become one: every step of both is still there, and the survivor names the other. */
  @Property(tries = 300)
  void aMergeKeepsTheStepsOfBoth(
      @ForAll("kinds") Kind kind,
      @ForAll("attempts") List<Attempt> first,
      @ForAll("attempts") List<Attempt> second) {
    Case one = played(Case.found(1, kind, ACTORS.get(4), BEGIN, TIME), first);
    Case other = played(Case.found(2, kind, ACTORS.get(4), BEGIN, TIME), second);
    Instant now = BEGIN.plus(Duration.ofDays(2000));
    By inspector = ACTORS.get(4);
    Answer away = one.apply(Move.of(new Step.MergeInto(2), inspector, "重复"), POLICY, TIME, now);
    Answer into = other.apply(Move.of(new Step.Absorb(1), inspector, "重复"), POLICY, TIME, now);
    if (away instanceof Answer.Taken gone && into instanceof Answer.Taken kept) {
      assertThat(gone.next().state()).isEqualTo(new State.Merged(2));
      List<Entry> union = new ArrayList<>(kept.next().entries());
      union.addAll(gone.next().entries());
      assertThat(union).containsAll(one.entries()).containsAll(other.entries());
      assertThat(union).hasSize(one.entries().size() + other.entries().size() + 2);
      // A merged case takes no more steps.
      for (StepKind step : StepKind.values()) {
        assertThat(step.isPossibleIn(gone.next().state())).isFalse();
      }
    }
  }

  /** The promise is not kept by cases never getting anywhere. */
  @Property(tries = 1)
  void theRandomWalksReachEveryState() {
    Set<String> reached = new HashSet<>();
    Set<StepKind> taken = new HashSet<>();
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed);
      List<Attempt> attempts =
          IntStream.range(0, 60)
              .mapToObj(
                  i ->
                      new Attempt(
                          random.nextInt(ACTORS.size()),
                          random.nextInt(StepKind.values().length),
                          random.nextInt(16),
                          random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(300)))
              .toList();
      Case last =
          played(
              Case.found(7, ReleasePacks.kinds().all().get(seed % 3), ACTORS.get(4), BEGIN, TIME),
              attempts,
              passed -> reached.add(passed.state().word()));
      last.entries().forEach(entry -> taken.add(entry.move().step().kind()));
    }
    assertThat(reached)
        .contains("judged", "assigned", "handling", "suspended", "to_verify", "closed", "merged");
    assertThat(taken).contains(StepKind.values());
  }

  private static Case played(Case start, List<Attempt> attempts) {
    return played(start, attempts, passed -> {});
  }

  private static Case played(Case start, List<Attempt> attempts, Consumer<Case> passed) {
    Case subject = start;
    Instant now = BEGIN;
    for (Attempt attempt : attempts) {
      now = now.plus(Duration.ofMinutes(attempt.minutes()));
      Move move =
          attempt.argument() % 2 == 0
              ? sensible(subject, attempt, now)
              : wild(subject, attempt, now);
      if (subject.apply(move, POLICY, TIME, now) instanceof Answer.Taken taken) {
        subject = taken.next();
      }
      subject = watched(subject, now);
      passed.accept(subject);
    }
    return subject;
  }

  private static Move wild(Case subject, Attempt attempt, Instant now) {
    return new Move(
        step(subject, StepKind.values()[attempt.step()], attempt.argument(), now),
        ACTORS.get(attempt.actor()),
        attempt.argument() % 3 == 0 ? "" : "写明了的情况",
        attempt.argument() % 3 == 1 ? List.of() : List.of(EvidenceSort.PICTURE));
  }

  private static Move sensible(Case subject, Attempt attempt, Instant now) {
    List<StepKind> possible =
        IntStream.range(0, StepKind.values().length)
            .mapToObj(i -> StepKind.values()[i])
            .filter(kind -> kind.isPossibleIn(subject.state()))
            .filter(kind -> !RARE.contains(kind) || attempt.argument() == 0)
            .toList();
    if (possible.isEmpty()) {
      return wild(subject, attempt, now);
    }
    StepKind kind = possible.get(attempt.step() % possible.size());
    Step step = step(subject, kind, attempt.argument() / 2, now);
    List<By> may =
        ACTORS.stream()
            .filter(
                by -> subject.kind().may().get(kind).stream().anyMatch(who -> who.is(by, subject)))
            .toList();
    By by = may.isEmpty() ? ACTORS.get(attempt.actor()) : may.get(attempt.actor() % may.size());
    return new Move(step, by, "写明了的情况", List.of(EvidenceSort.PICTURE));
  }

  private static Step step(Case subject, StepKind kind, int argument, Instant now) {
    boolean yes = argument % 3 != 0;
    LocalDate today = TIME.day(now);
    return switch (kind) {
      case JUDGE -> new Step.Judge(yes);
      case ASSIGN ->
          new Step.Assign(
              switch (argument % 5) {
                case 0 -> List.of(1L, 2L);
                case 1 -> List.of(1L, 1L);
                case 2 -> List.of();
                case 3 -> List.of(2L);
                default -> List.of(1L);
              },
              argument % 4 == 0 ? Integer.valueOf(argument) : null,
              argument % 7 == 0 ? today.plusDays(argument) : null);
      case ACCEPT -> new Step.Accept();
      case RETURN -> new Step.Return();
      case TRANSFER -> new Step.Transfer(1 + argument % 2, 1 + argument % 3);
      case REPORT -> new Step.Report();
      case ASK_EXTENSION -> new Step.AskExtension(argument * 2);
      case DECIDE_EXTENSION -> new Step.DecideExtension(yes);
      case SUSPEND -> new Step.Suspend(today.plusDays(argument * 10L));
      case RESUME -> new Step.Resume();
      case VERIFY -> new Step.Verify(yes);
      case MERGE_INTO -> new Step.MergeInto(argument);
      case ABSORB -> new Step.Absorb(argument);
      case REOPEN -> new Step.Reopen();
      case NOTE -> new Step.Note();
      case URGE -> new Step.Urge();
      case INSTRUCT -> new Step.Instruct();
      case WARN -> new Step.Warn(argument);
      case ESCALATE -> new Step.Escalate(argument);
      case RETIME -> retime(subject, argument, now);
    };
  }

  /**
   * By another calendar: some days later or earlier, and now and then what no calendar would say.
   */
  private static Step retime(Case subject, int argument, Instant now) {
    Instant due = subject.clock().due() == null ? now : subject.clock().due();
    Instant to = subject.clock().isLate(now) ? due : TIME.extended(due, argument % 8 - 2);
    return new Step.Retime(
        argument == 3 ? now : due, argument == 4 ? BEGIN : to, argument, List.of(), List.of());
  }
}
