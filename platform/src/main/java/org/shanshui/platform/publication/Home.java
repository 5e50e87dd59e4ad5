package org.shanshui.platform.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.audit.ChainProofs;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.collection.Attention;
import org.shanshui.platform.collection.Reports;
import org.shanshui.platform.commitments.Agenda;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.Scope;
import org.shanshui.platform.directory.Accounts;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.plans.PlanSummary;
import org.shanshui.platform.plans.Plans;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/** What the home page answers to the one who looks: what is due, what is late, what has changed. */
@Service
class Home {
  static final int DAYS = 14;
  private static final int MOST = 6;
  private static final int MOST_SUPPORTED = 3;
  private static final int DAYS_OF_RECORD = 5;

  private final Agenda agenda;
  private final Reports reports;
  private final Plans plans;
  private final Units units;
  private final Accounts accounts;
  private final Cases cases;
  private final CaseOverview caseOverview;
  private final ChainProofs proofs;
  private final Editions editions;
  private final Clock clock;

  /** Beside the record itself: how that stands is proved at night and may be half a minute old. */
  private static final String[] READ = {
    "region",
    "unit",
    "unit_alias",
    "person",
    "plan",
    "plan_version",
    "plan_draft",
    "plan_conflict",
    "office_question",
    "committed_plan",
    "commitment",
    "task",
    "target",
    "project",
    "measure",
    "milestone",
    "library_request",
    "case_file",
    "case_step",
    "case_watch",
    "dispatch_round",
    "report_sheet",
    "report_line",
    "accepted_report",
    "sheet_step",
    "work_point"
  };

  private final KeptFigures<Asked, Answer> answers;

  Home(
      Agenda agenda,
      Reports reports,
      Plans plans,
      Units units,
      Accounts accounts,
      Cases cases,
      CaseOverview caseOverview,
      ChainProofs proofs,
      Editions editions,
      ChangeRecord record,
      Clock clock) {
    this.answers = new KeptFigures<>(record, clock, Duration.ZERO, READ);
    this.agenda = agenda;
    this.reports = reports;
    this.plans = plans;
    this.units = units;
    this.accounts = accounts;
    this.cases = cases;
    this.caseOverview = caseOverview;
    this.proofs = proofs;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * Something that waits for the one who looks.
   *
   * @param key of the message {@code home.todo.KEY}
   * @param bad whether it is late already
   */
  record Todo(String key, String icon, long n, String href, boolean bad) {}

  /**
   * All of the page.
   *
   * @param since the working day before; what is new is new since it began
   * @param business whether the role has to do with commitments at all
   * @param lead unit whose own affairs are told apart from those it supports; null for those who
   *     look at all units alike
   * @param due of the unit's own affairs where there is one, as {@code late}
   * @param toVerify for those who verify
   * @param record for those who read the record of changes
   */
  record Answer(
      LocalDate today,
      LocalDate since,
      boolean business,
      List<Todo> todo,
      @Nullable Long lead,
      Agenda.@Nullable Some due,
      Agenda.@Nullable Some late,
      Agenda.@Nullable Some supportedDue,
      Agenda.@Nullable Some supportedLate,
      Agenda.@Nullable Some turned,
      Reports.@Nullable Decisions decisions,
      List<PlanSummary> adopted,
      @Nullable CaseCounts cases,
      CaseOverview.@Nullable Moves moved,
      CaseOverview.@Nullable Some toVerify,
      ChainProofs.@Nullable State record) {}

  /**
   * What the answer depends on beside who sees what.
   *
   * @param approves who does is told what waits for it
   * @param leader whose own instructions stand on it; null for who is none
   */
  private record Asked(
      LocalDate today, LocalDate since, boolean approves, @Nullable Long leader, Locale locale) {}

  Answer answer() {
    LocalDate today = LocalDate.now(clock);
    LocalDate since = editions.atHand().calendar().plusWorkingDays(today, -1);
    Actor actor = Actor.current();
    return answers.get(
        new Asked(
            today,
            since,
            actor.approves(),
            actor.is(Role.LEADER) ? actor.personId() : null,
            LocaleContextHolder.getLocale()),
        () -> counted(today, since));
  }

  private Answer counted(LocalDate today, LocalDate since) {
    Actor actor = Actor.current();
    OffsetDateTime midnight = since.atStartOfDay(clock.getZone()).toOffsetDateTime();
    boolean business = actor.roles().stream().anyMatch(Role::isBusiness);
    CaseCounts counts = business ? cases.counts(null, null) : null;
    CaseOverview.Some toVerify =
        actor.is(Role.INSPECTOR) ? caseOverview.waiting("to_verify", MOST) : null;
    Long lead =
        actor.is(Role.UNIT_OFFICER, Role.COUNTY_OFFICER) && !actor.is(Role.PLANNER)
            ? actor.unitId()
            : null;
    Agenda.Some late =
        !business
            ? null
            : lead == null
                ? agenda.late(Scope.EVERYTHING, null, MOST)
                : agenda.late(lead, true, MOST);
    return new Answer(
        today,
        since,
        business,
        todo(actor, counts, lead == null ? null : late),
        lead,
        business
            ? lead == null
                ? agenda.due(Scope.EVERYTHING, DAYS, MOST)
                : agenda.due(lead, true, DAYS, MOST)
            : null,
        late,
        lead == null ? null : agenda.due(lead, false, DAYS, MOST_SUPPORTED),
        lead == null ? null : agenda.late(lead, false, MOST_SUPPORTED),
        business ? agenda.turned(Scope.EVERYTHING, since, MOST) : null,
        business ? reports.decided(midnight, MOST) : null,
        business ? plans.adoptedSince(midnight.toInstant(), MOST) : List.of(),
        counts,
        business ? caseOverview.moved(midnight, MOST) : null,
        toVerify,
        actor.is(Role.AUDITOR) ? proofs.state(DAYS_OF_RECORD) : null);
  }

  /** All that waits for them, what is late first. */
  private List<Todo> todo(
      Actor actor, @Nullable CaseCounts counts, Agenda.@Nullable Some lateOfTheirs) {
    List<Todo> todo = new ArrayList<>();
    if (lateOfTheirs != null) {
      for (CommitmentKind kind : CommitmentKind.values()) {
        add(
            todo,
            "late-" + kind.name().toLowerCase(Locale.ROOT),
            "alert",
            lateOfTheirs.of(kind),
            Lists.ALL.light(kind, Light.OVERDUE, "unit", actor.unitId(), "part", "lead"),
            true);
      }
    }
    Attention attention = reports.attention();
    add(todo, "overdue-sheets", "collection", attention.overdue(), "/dispatch/todo", true);
    add(todo, "write", "edit", attention.toWrite(), "/dispatch/todo", false);
    add(todo, "approve", "check", attention.toApprove(), "/dispatch/todo", false);
    add(todo, "accept", "check", attention.toDecide(), "/dispatch/sheets?status=APPROVED", false);
    if (actor.is(Role.PLANNER)) {
      add(todo, "review", "plans", plans.toReview(), "/plans/drafts?state=review", false);
    }
    if (actor.is(Role.PLANNER, Role.ADMINISTRATOR)) {
      add(todo, "questions", "directory", units.openQuestions(), "/directory/questions", false);
    }
    if (actor.is(Role.ADMINISTRATOR, Role.SECURITY)) {
      add(todo, "locked", "lock", accounts.locked(), "/directory/people", false);
    }
    if (counts != null) {
      add(todo, "my-cases", "cases", caseOverview.waiting(), "/cases?view=mine", false);
      if (actor.is(Role.LEADER, Role.PLANNER, Role.INSPECTOR)) {
        add(
            todo,
            "escalated",
            "alert",
            counts.escalated(),
            "/cases?view=open&escalated=true",
            true);
      }
      CaseOverview.Instructed instructed = caseOverview.instructed();
      if (instructed != null) {
        add(todo, "late-instructions", "alert", instructed.late(), true);
        add(todo, "answered-instructions", "check", instructed.answered(), false);
        add(todo, "open-instructions", "edit", instructed.open(), false);
      }
      add(todo, "late-cases", "cases", counts.late(), "/cases?view=late", true);
    }
    return List.copyOf(todo);
  }

  private static void add(
      List<Todo> todo,
      String key,
      String icon,
      CaseOverview.Instructed.Listed listed,
      boolean bad) {
    add(todo, key, icon, listed.n(), listed.href(), bad);
  }

  private static void add(
      List<Todo> todo, String key, String icon, long n, String href, boolean bad) {
    if (n > 0) {
      todo.add(new Todo(key, icon, n, href, bad));
    }
  }
}
