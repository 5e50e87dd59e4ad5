package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.CaseClosed;
import org.shanshui.platform.cases.loop.Answer;
import org.shanshui.platform.cases.loop.By;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.EvidenceSort;
import org.shanshui.platform.cases.loop.Move;
import org.shanshui.platform.cases.loop.Policies;
import org.shanshui.platform.cases.loop.Policy;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the steps of cases in the name of the current actor. */
@Service
class CaseDesk {
  static final int LONGEST_TEXT = 10_000;
  private static final Set<Role> BY_REGION =
      Set.of(Role.PLANNER, Role.COUNTY_OFFICER, Role.LEADER, Role.INSPECTOR, Role.AUDITOR);

  private final CaseTable table;
  private final Policies policies;
  private final Timekeeper time;
  private final Units units;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseDesk(
      CaseTable table,
      Policies policies,
      Timekeeper time,
      Units units,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.policies = policies;
    this.time = time;
    this.units = units;
    this.events = events;
    this.clock = clock;
  }

  /** The case in sight; refuses if there is none. */
  CaseRow row(long id) {
    return table.find(id).orElseThrow(() -> missing(id));
  }

  private static Refused missing(long id) {
    return Refusal.missing(
            "cases.no-case",
            "没有编号为 %d 的案件，或它不在您的职责和数据范围内。".formatted(id),
            "there is no case %d, or it is out of your sight".formatted(id))
        .asException();
  }

  @Transactional
  public void take(long id, Step step, String text, List<Long> evidence) {
    take(id, null, step, text, evidence);
  }

  /**
   * Takes a step.
   *
   * @param version that the actor saw; null if they do not say
   * @param evidence ids of files put in before that now become part of the step
   */
  @Transactional
  public Case take(
      long id, @Nullable Integer version, Step step, String text, List<Long> evidence) {
    Answer answer = attempt(id, version, step, text, evidence);
    if (answer instanceof Answer.Refused refused) {
      throw refused.refusal().asException();
    }
    return ((Answer.Taken) answer).next();
  }

  /**
   * As {@link #take}, but a refusal is given back and nothing is undone: for many cases at once.
   */
  @Transactional
  public Answer attempt(
      long id, @Nullable Integer version, Step step, String text, List<Long> evidence) {
    Optional<CaseRow> held = table.lock(id);
    if (held.isEmpty()) {
      return new Answer.Refused(missing(id).refusal());
    }
    if (version != null && version != held.get().version()) {
      return new Answer.Refused(Refusal.stale());
    }
    if (text.length() > LONGEST_TEXT) {
      return new Answer.Refused(
          Refusal.invalid(
              "cases.text-too-long", "文字说明不超过 1 万字。", "the text has at most 10,000 characters"));
    }
    return step instanceof Step.MergeInto merge
        ? merge(held.get(), merge, text)
        : on(held.get(), step, text, evidence, policies.all());
  }

  private Answer on(CaseRow row, Step step, String text, List<Long> evidence, Policy policy) {
    Actor actor = Actor.current();
    Optional<Refusal> unsound = unknownUnits(step);
    if (unsound.isPresent()) {
      return new Answer.Refused(unsound.get());
    }
    List<EvidenceSort> sorts = new ArrayList<>();
    for (long file : new HashSet<>(evidence)) {
      Optional<EvidenceRow> found = table.evidence(row.id(), file).filter(e -> e.stepId() == null);
      if (found.isEmpty()) {
        return new Answer.Refused(
            Refusal.invalid(
                "cases.evidence-not-free",
                "附件 %d 不在本案中，或已用于别的步骤。".formatted(file),
                "file %d is not in this case, or part of another step".formatted(file)));
      }
      sorts.add(found.get().sort());
    }
    Instant now = clock.instant();
    Answer answer =
        row.subject()
            .apply(new Move(step, by(actor, row.regionPath()), text, sorts), policy, time, now);
    if (answer instanceof Answer.Taken taken) {
      long stepId = table.save(row, taken.next(), taken.entry(), actor, now);
      evidence.forEach(file -> table.attach(file, stepId));
      events.publishEvent(new Told.Moved(row.id(), taken.entry().number()));
      published(row, taken.next());
    }
    return answer;
  }

  private void published(CaseRow row, Case next) {
    if (next.state() instanceof State.Closed closed) {
      events.publishEvent(
          new CaseClosed(row.id(), next.kind().key(), row.source(), closed.outcome().word()));
    } else if (next.state() instanceof State.Merged) {
      events.publishEvent(new CaseClosed(row.id(), next.kind().key(), row.source(), "merged"));
    }
  }

  private Optional<Refusal> unknownUnits(Step step) {
    List<Long> named =
        step instanceof Step.Assign assign
            ? assign.leads()
            : step instanceof Step.Transfer transfer ? List.of(transfer.to()) : List.of();
    for (long id : named) {
      Optional<Unit> unit = units.find(id);
      if (unit.isEmpty() || !unit.get().active()) {
        return Optional.of(
            Refusal.invalid(
                "cases.unit-inactive",
                "没有编号为 %d 的单位，或该单位已停用。".formatted(id),
                "there is no active unit %d".formatted(id)));
      }
    }
    return Optional.empty();
  }

  /** Both cases change, or neither. */
  private Answer merge(CaseRow duplicate, Step.MergeInto merge, String text) {
    if (merge.survivor() == duplicate.id()) {
      return on(duplicate, merge, text, List.of(), policies.all());
    }
    Optional<CaseRow> survivor = table.lock(merge.survivor());
    if (survivor.isEmpty()) {
      return new Answer.Refused(missing(merge.survivor()).refusal().beside("survivor"));
    }
    if (!survivor.get().subject().kind().equals(duplicate.subject().kind())) {
      return new Answer.Refused(
          Refusal.invalid(
                  "cases.kinds-differ", "不同类型的案件不能并案。", "cases of different kinds cannot be merged")
              .beside("survivor"));
    }
    Answer absorbed =
        on(survivor.get(), new Step.Absorb(duplicate.id()), text, List.of(), policies.all());
    if (absorbed instanceof Answer.Refused) {
      return absorbed;
    }
    Answer merged = on(duplicate, merge, text, List.of(), policies.all());
    if (merged instanceof Answer.Refused refused) {
      // The survivor has changed already: undo.
      throw refused.refusal().asException();
    }
    table.shareSight(duplicate.id(), merge.survivor());
    return merged;
  }

  /** A step of the house itself, by the kind's rules; empty if it is not due any more. */
  @Transactional
  public Optional<Answer> watch(
      long id, java.util.function.Function<CaseRow, Optional<? extends Step>> due) {
    return table
        .lock(id)
        .flatMap(row -> due.apply(row).map(step -> on(row, step, "", List.of(), policies.all())));
  }

  /** A unit is no more, and another has taken over: so do its cases, whatever the bounds say. */
  @Transactional
  public void handOver(long from, long to) {
    for (long id : table.openOfLead(from)) {
      CaseRow row = table.lock(id).orElseThrow(() -> missing(id));
      boolean alreadyLeads = row.subject().state().leads().stream().anyMatch(s -> s.unitId() == to);
      Step step =
          alreadyLeads || !StepKind.TRANSFER.isPossibleIn(row.subject().state())
              ? new Step.Note()
              : new Step.Transfer(from, to);
      on(row, step, "单位撤并，由承接单位办理", List.of(), (subject, move, now) -> Optional.empty());
    }
  }

  /** What the current actor may do now, by the rules that judge the steps themselves. */
  Set<StepKind> allowed(CaseRow row) {
    By by = by(Actor.current(), row.regionPath());
    Policy permission = policies.permission();
    Instant now = clock.instant();
    Set<StepKind> allowed = java.util.EnumSet.noneOf(StepKind.class);
    for (StepKind kind : StepKind.values()) {
      if (kind != StepKind.ABSORB
          && !kind.isByCalendar()
          && kind.isPossibleIn(row.subject().state())) {
        Step step = sample(kind);
        if (permission.refuses(row.subject(), Move.of(step, by, ""), now).isEmpty()) {
          allowed.add(kind);
        }
      }
    }
    return allowed;
  }

  /** A step of the kind, of any content: permission does not look at it. */
  private static Step sample(StepKind kind) {
    return switch (kind) {
      case JUDGE -> new Step.Judge(true);
      case ASSIGN -> new Step.Assign(List.of(), null);
      case ACCEPT -> new Step.Accept();
      case RETURN -> new Step.Return();
      case TRANSFER -> new Step.Transfer(0, 0);
      case REPORT -> new Step.Report();
      case ASK_EXTENSION -> new Step.AskExtension(1);
      case DECIDE_EXTENSION -> new Step.DecideExtension(true);
      case SUSPEND -> new Step.Suspend(LocalDate.EPOCH);
      case RESUME -> new Step.Resume();
      case VERIFY -> new Step.Verify(true);
      case MERGE_INTO -> new Step.MergeInto(0);
      case ABSORB -> new Step.Absorb(0);
      case REOPEN -> new Step.Reopen();
      case NOTE -> new Step.Note();
      case URGE -> new Step.Urge();
      case INSTRUCT -> new Step.Instruct();
      case WARN -> new Step.Warn(1);
      case ESCALATE -> new Step.Escalate(1);
      case RETIME -> new Step.Retime(Instant.EPOCH, Instant.EPOCH, 0, List.of(), List.of());
    };
  }

  /** Whether the current actor may know who reported it: only who handles it. */
  boolean seesReporter(CaseRow row) {
    Long unit = Actor.current().unitId();
    return unit != null
        && row.subject().state() instanceof State.WithLeads state
        && state.shares().stream().anyMatch(s -> s.unitId() == unit && s.acceptedBy() != null);
  }

  /** The actor as the loop knows them: what they are for a region, they are in that region only. */
  static By by(Actor actor, String regionPath) {
    if (actor.personId() == null) {
      return By.HOUSE;
    }
    String seen = actor.sight().region();
    boolean covers = !seen.isEmpty() && regionPath.startsWith(seen);
    Set<Role> roles =
        actor.roles().stream()
            .filter(role -> covers || !BY_REGION.contains(role))
            .collect(Collectors.toSet());
    // Auditors and administrators look after others' work and do none for a unit.
    boolean works =
        actor.approves()
            || actor.roles().stream().anyMatch(role -> role != Role.AUDITOR && role.isBusiness());
    return new By(actor.personId(), works ? actor.unitId() : null, roles, actor.approves());
  }

  /** Names of the units that a list or a page mentions. */
  Map<Long, String> unitNames(Set<Long> ids) {
    Map<Long, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      units.get(ids).forEach(unit -> names.put(unit.id(), unit.name()));
    }
    return names;
  }

  /** Steps of a case and of what was merged into it. */
  List<StepRow> timeline(long id) {
    return table.steps(table.withMerged(id));
  }
}
