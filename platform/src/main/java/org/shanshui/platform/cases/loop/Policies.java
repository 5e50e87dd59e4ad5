package org.shanshui.platform.cases.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shanshui.platform.cases.loop.State.Closed;
import org.shanshui.platform.refusal.Refusal;

/** The rules that hold for every kind; how strict they are, the kind says. */
public final class Policies {
  /** Characters of an instruction (批示). */
  public static final int LONGEST_INSTRUCTION = 500;

  private static final Set<StepKind> OWN_WORK =
      EnumSet.of(StepKind.JUDGE, StepKind.ACCEPT, StepKind.REPORT);

  private final Timekeeper time;

  public Policies(Timekeeper time) {
    this.time = time;
  }

  /** All of them, those on persons first. */
  public Policy all() {
    return permission()
        .and(Policies::aReasonIsGiven)
        .and(Policies::evidenceIsGiven)
        .and(Policies::leadsAreOneOrTwo)
        .and(this::theDayIsWithinTheLimit)
        .and(Policies::anInstructionIsShort)
        .and(Policies::transferIsBounded)
        .and(this::extensionIsBounded)
        .and(this::suspensionIsBounded)
        .and(this::reopeningIsBounded)
        .and(Policies::notIntoItself)
        .and(this::warningsAndEscalationsComeInTurn)
        .and(Policies::aLimitMovesOncePerCalendar);
  }

  /** Only those on persons: what a page asks to know which actions to offer. */
  public Policy permission() {
    return ((Policy) Policies::whoMay)
        .and(Policies::onlyAPersonFindsNothing)
        .and(Policies::aLeadActsForItsOwnUnit)
        .and(Policies::aSecondPersonVerifies)
        .and(Policies::aSecondUnitDecidesOnTime);
  }

  static Optional<Refusal> whoMay(Case subject, Move move, Instant now) {
    StepKind step = move.step().kind();
    Set<Kind.Who> allowed = subject.kind().may().getOrDefault(step, Set.of());
    return allowed.stream().anyMatch(who -> who.is(move.by(), subject))
        ? Optional.empty()
        : Optional.of(Refusals.notYours(step));
  }

  /** Where the house judges, there is a matter: that there is none, somebody has to answer for. */
  static Optional<Refusal> onlyAPersonFindsNothing(Case subject, Move move, Instant now) {
    return move.by().isHouse() && move.step() instanceof Step.Judge judge && !judge.founded()
        ? Optional.of(Refusals.notYours(StepKind.JUDGE))
        : Optional.empty();
  }

  static Optional<Refusal> aLeadActsForItsOwnUnit(Case subject, Move move, Instant now) {
    StepKind step = move.step().kind();
    if (step != StepKind.ACCEPT && step != StepKind.REPORT && step != StepKind.ASK_EXTENSION) {
      return Optional.empty();
    }
    Optional<Share> own =
        subject.state().leads().stream().filter(s -> move.by().isOf(s.unitId())).findFirst();
    if (own.isEmpty()) {
      return Optional.of(Refusals.notYours(step));
    }
    boolean accepted = own.get().acceptedBy() != null;
    if (step == StepKind.ACCEPT && accepted) {
      return Optional.of(
          Refusal.conflict(
              "cases.accepted-already", "本单位已签收，不必重复签收。", "your unit has signed for it already"));
    }
    if (step != StepKind.ACCEPT && !accepted) {
      return Optional.of(
          Refusal.conflict(
              "cases.accept-first", "本单位尚未签收，请先签收。", "your unit has to accept the case first"));
    }
    if (step == StepKind.REPORT && own.get().reportedBy() != null) {
      return Optional.of(
          Refusal.conflict(
              "cases.reported-already",
              "本单位已报结，正等待另一领办单位报结。",
              "your unit has reported; the other lead has not yet"));
    }
    return step == StepKind.ASK_EXTENSION && subject.asked() != null
        ? Optional.of(
            Refusal.conflict(
                "cases.extension-pending",
                "已有一项延期申请待审批。",
                "an extension is asked for already and awaits a decision"))
        : Optional.empty();
  }

  /** Neither those who ever judged or handled it, nor anybody of the units that did. */
  static Optional<Refusal> aSecondPersonVerifies(Case subject, Move move, Instant now) {
    if (move.step().kind() != StepKind.VERIFY) {
      return Optional.empty();
    }
    By by = move.by();
    boolean own =
        subject.state().leads().stream().anyMatch(s -> by.isOf(s.unitId()))
            || subject.entries().stream()
                .map(Entry::move)
                .anyMatch(
                    taken ->
                        OWN_WORK.contains(taken.step().kind()) && by.isPerson(taken.by().person()));
    return own
        ? Optional.of(
            Refusal.denied(
                "cases.own-work-not-verified",
                "办理人及其单位、作出研判的人不能核查本案，请由另一人核查。",
                "who handled or judged a case cannot verify it: somebody else has to"))
        : Optional.empty();
  }

  static Optional<Refusal> aSecondUnitDecidesOnTime(Case subject, Move move, Instant now) {
    StepKind step = move.step().kind();
    if (step == StepKind.DECIDE_EXTENSION) {
      State.Asked asked = subject.asked();
      if (asked == null) {
        return Optional.of(
            Refusal.conflict(
                "cases.no-extension-pending", "没有待审批的延期申请。", "no extension is asked for"));
      }
      if (move.by().isOf(asked.unitId()) || move.by().isPerson(asked.by())) {
        return Optional.of(
            Refusal.denied(
                "cases.own-extension",
                "申请单位不能审批自己的延期。",
                "who asks for an extension cannot grant it"));
      }
    }
    boolean own = subject.state().leads().stream().anyMatch(s -> move.by().isOf(s.unitId()));
    return step == StepKind.SUSPEND && own
        ? Optional.of(
            Refusal.denied(
                "cases.lead-not-suspends",
                "领办单位不能中止自己办理的案件，请由督查人员中止。",
                "a lead cannot suspend its own case"))
        : Optional.empty();
  }

  private static boolean needsReason(Step step) {
    if (step instanceof Step.Judge judge) {
      return !judge.founded();
    } else if (step instanceof Step.Verify verify) {
      return !verify.passed();
    } else if (step instanceof Step.DecideExtension decision) {
      return !decision.granted();
    }
    return EnumSet.of(
            StepKind.RETURN,
            StepKind.TRANSFER,
            StepKind.REPORT,
            StepKind.ASK_EXTENSION,
            StepKind.SUSPEND,
            StepKind.MERGE_INTO,
            StepKind.REOPEN,
            StepKind.NOTE,
            StepKind.URGE,
            StepKind.INSTRUCT)
        .contains(step.kind());
  }

  static Optional<Refusal> aReasonIsGiven(Case subject, Move move, Instant now) {
    return needsReason(move.step()) && move.text().length() < 2
        ? Optional.of(
            Refusal.invalid(
                    "cases.text-missing",
                    "“%s”须写明情况或理由。".formatted(move.step().kind().chinese()),
                    "say why, or what was done, to " + move.step().kind().english())
                .beside("text"))
        : Optional.empty();
  }

  static Optional<Refusal> evidenceIsGiven(Case subject, Move move, Instant now) {
    if (move.step() instanceof Step.Judge judge && !judge.founded() && move.evidence().isEmpty()) {
      return Optional.of(
          Refusal.invalid(
                  "cases.unfounded-without-evidence",
                  "判定不属实须附依据材料，至少一份。",
                  "to judge a case unfounded, attach at least one piece of evidence")
              .beside("files"));
    }
    if (!(move.step() instanceof Step.Report)) {
      return Optional.empty();
    }
    Kind.Attachments needed = subject.kind().toReport();
    long given =
        move.evidence().stream()
            .filter(sort -> needed.sorts().isEmpty() || needed.sorts().contains(sort))
            .count();
    return given < needed.least()
        ? Optional.of(
            Refusal.invalid(
                    "cases.evidence-missing",
                    "报结须附佐证材料至少 %d 份（%s），现有 %d 份。"
                        .formatted(needed.least(), sorts(needed.sorts()), given),
                    "attach at least %d piece(s) of evidence to report it done; there are %d"
                        .formatted(needed.least(), given))
                .beside("files"))
        : Optional.empty();
  }

  private static String sorts(Set<EvidenceSort> sorts) {
    if (sorts.isEmpty()) {
      return "不限种类";
    }
    return Stream.of(EvidenceSort.values())
        .filter(sorts::contains)
        .map(
            sort ->
                switch (sort) {
                  case PICTURE -> "照片";
                  case VIDEO -> "录像";
                  case DOCUMENT -> "文件";
                })
        .collect(java.util.stream.Collectors.joining("或"));
  }

  static Optional<Refusal> leadsAreOneOrTwo(Case subject, Move move, Instant now) {
    if (!(move.step() instanceof Step.Assign assign)) {
      return Optional.empty();
    }
    List<Long> leads = assign.leads();
    if (leads.isEmpty() || leads.size() > 2 || new HashSet<>(leads).size() < leads.size()) {
      return Optional.of(
          Refusal.invalid(
                  "cases.leads-unfit",
                  "请选择一个领办单位；双领办的，选择两个不同的单位。",
                  "choose one lead unit, or two different ones for joint handling")
              .beside("lead"));
    }
    Limit most = subject.kind().limit(Stage.HANDLE);
    int mostDays = most.inHours() ? 1 : most.amount();
    Integer days = assign.days();
    return days != null && (days < 1 || days > mostDays)
        ? Optional.of(
            Refusal.invalid(
                    "cases.limit-unfit",
                    "办理时限应为 1–%d 个工作日（按案件类型的规定）。".formatted(mostDays),
                    "the time to handle it is 1 to %d working days for this kind"
                        .formatted(mostDays))
                .beside("days"))
        : Optional.empty();
  }

  private Optional<Refusal> theDayIsWithinTheLimit(Case subject, Move move, Instant now) {
    if (!(move.step() instanceof Step.Assign assign) || assign.until() == null) {
      return Optional.empty();
    }
    LocalDate first = time.day(now).plusDays(1);
    LocalDate last = time.day(time.due(now, subject.kind().limit(Stage.HANDLE)));
    return assign.until().isBefore(first) || assign.until().isAfter(last)
        ? Optional.of(
            Refusal.invalid(
                    "cases.day-unfit",
                    "办理期限应在 %s 至 %s 之间（按案件类型的规定）。".formatted(first, last),
                    "it is to be handled by a day from %s to %s for this kind"
                        .formatted(first, last))
                .beside("until"))
        : Optional.empty();
  }

  static Optional<Refusal> anInstructionIsShort(Case subject, Move move, Instant now) {
    return move.step() instanceof Step.Instruct && move.text().length() > LONGEST_INSTRUCTION
        ? Optional.of(
            Refusal.invalid(
                    "cases.instruction-too-long",
                    "批示不超过 500 字。",
                    "an instruction has at most 500 characters")
                .beside("text"))
        : Optional.empty();
  }

  static Optional<Refusal> transferIsBounded(Case subject, Move move, Instant now) {
    if (!(move.step() instanceof Step.Transfer transfer)) {
      return Optional.empty();
    }
    List<Long> units = subject.state().leads().stream().map(Share::unitId).toList();
    if (!units.contains(transfer.from())) {
      return Optional.of(
          Refusal.invalid(
                  "cases.transfer-from-no-lead",
                  "转出单位不是本案的领办单位。",
                  "the unit to transfer from is no lead of this case")
              .beside("from"));
    }
    if (units.contains(transfer.to())) {
      return Optional.of(
          Refusal.invalid(
                  "cases.transfer-to-lead",
                  "转入单位已是本案的领办单位。",
                  "the unit to transfer to is a lead of this case already")
              .beside("to"));
    }
    By by = move.by();
    if (units.stream().anyMatch(by::isOf) && !by.isOf(transfer.from())) {
      return Optional.of(
          Refusal.denied(
              "cases.transfer-own-part-only",
              "只能转出本单位领办的部分。",
              "you can only transfer your own unit's part"));
    }
    int most = subject.kind().bounds().transfers();
    return subject.tally().transfers() >= most
        ? Optional.of(
            Refusal.conflict(
                "cases.transferred-too-often",
                "本案已转办 %d 次，达到上限；如确不属本单位职责，请退回交办人。".formatted(most),
                "the case was transferred %d times, which is the most; return it instead"
                    .formatted(most)))
        : Optional.empty();
  }

  private Optional<Refusal> extensionIsBounded(Case subject, Move move, Instant now) {
    if (!(move.step() instanceof Step.AskExtension asked)) {
      return Optional.empty();
    }
    Kind.Bounds bounds = subject.kind().bounds();
    if (subject.clock().isLate(now)) {
      return Optional.of(
          Refusal.conflict(
              "cases.extension-too-late",
              "已过办理时限，不能再申请延期。延期应在到期前申请。",
              "the time limit is past: ask for an extension before it is"));
    }
    if (subject.tally().extensions() >= bounds.extensions()) {
      return Optional.of(
          Refusal.conflict(
              "cases.extended-too-often",
              "本案已延期 %d 次，达到上限。".formatted(bounds.extensions()),
              "the case was extended %d time(s), which is the most"
                  .formatted(bounds.extensions())));
    }
    return asked.days() < 1 || asked.days() > bounds.extensionDays()
        ? Optional.of(
            Refusal.invalid(
                    "cases.extension-unfit",
                    "一次延期为 1–%d 个工作日。".formatted(bounds.extensionDays()),
                    "an extension is 1 to %d working days".formatted(bounds.extensionDays()))
                .beside("days"))
        : Optional.empty();
  }

  private Optional<Refusal> suspensionIsBounded(Case subject, Move move, Instant now) {
    if (!(move.step() instanceof Step.Suspend suspend)) {
      return Optional.empty();
    }
    Kind.Bounds bounds = subject.kind().bounds();
    if (subject.clock().isLate(now)) {
      return Optional.of(
          Refusal.conflict(
              "cases.late-not-suspended",
              "已过办理时限的案件不能中止。",
              "a case that is past its time limit cannot be suspended"));
    }
    if (subject.tally().suspensions() >= bounds.suspensions()) {
      return Optional.of(
          Refusal.conflict(
              "cases.suspended-too-often",
              "本案已中止 %d 次，达到上限。".formatted(bounds.suspensions()),
              "the case was suspended %d time(s), which is the most"
                  .formatted(bounds.suspensions())));
    }
    LocalDate today = time.day(now);
    long days = ChronoUnit.DAYS.between(today, suspend.until());
    return days < 1 || days > bounds.suspensionDays()
        ? Optional.of(
            Refusal.invalid(
                    "cases.suspension-unfit",
                    "中止的截止日应在 %s 至 %s 之间。"
                        .formatted(today.plusDays(1), today.plusDays(bounds.suspensionDays())),
                    "suspend until a day from %s to %s"
                        .formatted(today.plusDays(1), today.plusDays(bounds.suspensionDays())))
                .beside("until"))
        : Optional.empty();
  }

  private Optional<Refusal> reopeningIsBounded(Case subject, Move move, Instant now) {
    if (!(move.step() instanceof Step.Reopen) || !(subject.state() instanceof Closed)) {
      return Optional.empty();
    }
    int most = subject.kind().bounds().reopenDays();
    long days = ChronoUnit.DAYS.between(time.day(subject.clock().since()), time.day(now));
    return days > most
        ? Optional.of(
            Refusal.conflict(
                "cases.closed-too-long-ago",
                "办结已满 %d 天，超过可重开的 %d 天；请另立新案并注明原案编号。".formatted(days, most),
                "closed %d days ago; it could be reopened for %d: open a new case that names it"
                    .formatted(days, most)))
        : Optional.empty();
  }

  static Optional<Refusal> notIntoItself(Case subject, Move move, Instant now) {
    boolean itself =
        move.step() instanceof Step.MergeInto merge && merge.survivor() == subject.id()
            || move.step() instanceof Step.Absorb absorb && absorb.duplicate() == subject.id();
    return itself
        ? Optional.of(
            Refusal.invalid(
                    "cases.merged-into-itself", "案件不能并入自身。", "a case cannot be merged into itself")
                .beside("survivor"))
        : Optional.empty();
  }

  /** Each once, in order, and not before its time. */
  private Optional<Refusal> warningsAndEscalationsComeInTurn(Case subject, Move move, Instant now) {
    if (move.step() instanceof Step.Warn warn) {
      return new Alarms(time)
              .nextWarning(subject)
              .filter(next -> next.number() == warn.number() && !now.isBefore(next.at()))
              .isPresent()
          ? Optional.empty()
          : Optional.of(
              Refusal.conflict(
                  "cases.warning-not-due",
                  "此预警已发或未到时。",
                  "this warning was given, or it is too early"));
    }
    if (move.step() instanceof Step.Escalate escalate) {
      Optional<Instant> next = new Alarms(time).nextEscalation(subject);
      return escalate.level() == subject.clock().escalated() + 1
              && next.filter(at -> !now.isBefore(at)).isPresent()
          ? Optional.empty()
          : Optional.of(
              Refusal.conflict(
                  "cases.escalation-not-due",
                  "此级升级已办或未到时。",
                  "this level was reached, or it is too early"));
    }
    return Optional.empty();
  }

  /** What had passed stays; what runs on ends after now. Each edition of the calendar once. */
  static Optional<Refusal> aLimitMovesOncePerCalendar(Case subject, Move move, Instant now) {
    if (!(move.step() instanceof Step.Retime retime)) {
      return Optional.empty();
    }
    boolean asItIs = retime.from().equals(subject.clock().due());
    boolean sound = subject.clock().isLate(now) ? !retime.moves() : !retime.to().isBefore(now);
    return !subject.isRetimed(retime.edition()) && asItIs && sound
        ? Optional.empty()
        : Optional.of(
            Refusal.conflict(
                "cases.limit-stays",
                "时限已按本版日历调整，或已届满，不再改动。",
                "the limit was moved by this calendar, or has passed, and stays"));
  }
}
