package org.shanshui.platform.commitments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.projects.ProjectIntake;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.commitments.register.NewCommitment;
import org.shanshui.platform.commitments.targets.TargetIntake;
import org.shanshui.platform.commitments.tasks.TaskIntake;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.plans.AdoptedIndicator;
import org.shanshui.platform.plans.AdoptedPlan;
import org.shanshui.platform.plans.AdoptedProject;
import org.shanshui.platform.plans.AdoptedTarget;
import org.shanshui.platform.plans.AdoptedTask;
import org.shanshui.platform.plans.DroppedItem;
import org.shanshui.platform.plans.PlanAdopted;
import org.shanshui.platform.plans.Plans;
import org.shanshui.platform.plans.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Makes commitments of an adopted plan (承诺入账): each item of the plan becomes a target, a task, a
 * project or a planned total, with its sentence and an owner. A later version changes what it
 * changes, adds what it adds and ends what it no longer has. The same version twice does nothing.
 */
@Component
class PlanIntake {
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private final Plans plans;
  private final JdbcClient jdbc;
  private final Book book;
  private final History history;
  private final Units units;
  private final TaskIntake tasks;
  private final TargetIntake targets;
  private final ProjectIntake projects;

  PlanIntake(
      Plans plans,
      JdbcClient jdbc,
      Book book,
      History history,
      Units units,
      TaskIntake tasks,
      TargetIntake targets,
      ProjectIntake projects) {
    this.plans = plans;
    this.jdbc = jdbc;
    this.book = book;
    this.history = history;
    this.units = units;
    this.tasks = tasks;
    this.targets = targets;
    this.projects = projects;
  }

  @ApplicationModuleListener
  void on(PlanAdopted event) {
    if (plans.get(event.planId()).archived()) {
      return; // Kept for reading only.
    }
    apply(plans.adopted(event.planId(), event.version()));
  }

  /** Runs in one transaction, as the house. */
  void apply(AdoptedPlan plan) {
    if (!isNew(plan)) {
      return;
    }
    new Application(plan).run();
  }

  /** Keeps others that apply the same plan waiting, and tells whether this version comes next. */
  private boolean isNew(AdoptedPlan plan) {
    return jdbc.sql(
                """
                insert into committed_plan (id, version, title, kind, region_code, region_path, unit_ids, first_year, last_year)
                values (?, ?, ?, ?, ?, ?, '{}', ?, ?)
                on conflict (id) do update set version = excluded.version, title = excluded.title, kind = excluded.kind,
                  region_code = excluded.region_code, region_path = excluded.region_path, first_year = excluded.first_year,
                  last_year = excluded.last_year
                where committed_plan.version < excluded.version
                """)
            .params(
                plan.planId(),
                plan.version(),
                plan.title(),
                plan.kind(),
                plan.regionCode(),
                plan.regionPath(),
                Dates.firstYear(plan),
                Dates.lastYear(plan))
            .update()
        == 1;
  }

  /** Who answers: as a task names them, or the region's government where it names nobody. */
  private record Answering(
      long lead,
      boolean assumed,
      List<Long> supports,
      List<Long> implied,
      List<String> unnamed,
      @Nullable Long taskId) {}

  /** One version of one plan being applied. */
  private final class Application {
    private final AdoptedPlan plan;
    private final Map<Long, Commitment> before = new HashMap<>();
    private final Map<Long, Answering> byTask = new HashMap<>();
    private final Set<Long> present = new HashSet<>();
    private final Set<Long> revised = new HashSet<>();
    private final Set<Long> takingPart = new TreeSet<>();
    private final List<Long> counties;
    private @Nullable Long fallback;

    Application(AdoptedPlan plan) {
      this.plan = plan;
      this.counties = units.governmentsBelow(plan.regionCode()).stream().map(Unit::id).toList();
      book.ofPlan(plan.planId()).forEach(c -> before.put(c.itemId(), c));
    }

    void run() {
      plan.tasks().forEach(this::task);
      plan.targets().forEach(this::target);
      plan.indicators().forEach(this::indicator);
      plan.projects().forEach(this::project);
      endWhatIsGone();
      jdbc.sql("update committed_plan set unit_ids = ? where id = ?")
          .params(takingPart.toArray(Long[]::new), plan.planId())
          .update();
    }

    private void task(AdoptedTask task) {
      Answering answering =
          new Answering(
              task.leadUnitId() == null ? fallback(task.supportUnitIds()) : task.leadUnitId(),
              task.leadUnitId() == null,
              task.supportUnitIds(),
              task.allCounties() ? counties : List.of(),
              task.unnamed(),
              null);
      LocalDate due =
          Dates.due(
              task.due() == null && task.year() != null ? task.year().toString() : task.due(),
              plan);
      long id =
          put(
              CommitmentKind.TASK,
              task.itemId(),
              TaskIntake.title(task.title()),
              answering,
              due,
              task.source());
      boolean changed = tasks.put(id, task, answering.lead());
      finish(task.itemId(), id, changed);
      byTask.put(
          task.itemId(),
          new Answering(
              answering.lead(),
              answering.assumed(),
              answering.supports(),
              answering.implied(),
              answering.unnamed(),
              id));
    }

    private void target(AdoptedTarget target) {
      String unit = target.unit() == null ? "" : target.unit();
      Answering answering = of(target.taskItemId());
      long id =
          put(
              CommitmentKind.TARGET,
              target.itemId(),
              TargetIntake.title(
                  target.metric(),
                  target.kind(),
                  target.comparator(),
                  target.value(),
                  target.upper(),
                  unit,
                  target.words()),
              answering,
              Dates.due(target.due(), plan),
              target.source());
      boolean changed =
          targets.put(
              id,
              new TargetIntake.Stated(
                  target.metric(),
                  target.kind(),
                  target.comparator(),
                  target.value(),
                  target.words(),
                  target.upper(),
                  unit,
                  target.baseValue(),
                  target.baseYear(),
                  target.scope(),
                  target.strength()));
      finish(target.itemId(), id, changed);
    }

    private void indicator(AdoptedIndicator indicator) {
      String unit = indicator.unit() == null ? "" : indicator.unit();
      String comparator = indicator.comparator() == null ? "=" : indicator.comparator();
      long id =
          put(
              CommitmentKind.TARGET,
              indicator.itemId(),
              TargetIntake.title(
                  indicator.name(),
                  "level",
                  comparator,
                  indicator.value(),
                  null,
                  unit,
                  indicator.targetText()),
              of(null),
              Dates.due(indicator.due(), plan),
              indicator.source());
      boolean changed =
          targets.put(
              id,
              new TargetIntake.Stated(
                  indicator.name(),
                  "level",
                  comparator,
                  indicator.value(),
                  indicator.targetText(),
                  null,
                  unit,
                  indicator.baseValue(),
                  year(indicator.basePeriod()),
                  null,
                  indicator.nature()));
      finish(indicator.itemId(), id, changed);
    }

    private void project(AdoptedProject project) {
      Answering answering = of(project.taskItemId());
      if (project.count() != null) {
        present.add(project.itemId());
        List<Long> all = new ArrayList<>(answering.supports());
        all.add(answering.lead());
        all.addAll(answering.implied());
        takingPart.addAll(all);
        projects.putTotal(
            plan.planId(),
            plan.regionPath(),
            all,
            project,
            Dates.firstYear(plan) == Dates.lastYear(plan) ? Dates.firstYear(plan) : null);
        return;
      }
      long id =
          put(
              CommitmentKind.PROJECT,
              project.itemId(),
              project.name(),
              answering,
              Dates.due(project.due(), plan),
              project.source());
      boolean changed = projects.put(id, project, plan.regionCode(), Dates.firstYear(plan));
      finish(project.itemId(), id, changed);
    }

    /** Puts the common part in, or writes it over; ids of the item stay. */
    private long put(
        CommitmentKind kind,
        long itemId,
        String title,
        Answering answering,
        LocalDate due,
        Source source) {
      present.add(itemId);
      NewCommitment now =
          new NewCommitment(
              kind,
              plan.planId(),
              itemId,
              answering.taskId(),
              null,
              title,
              theme(source),
              answering.lead(),
              answering.assumed(),
              answering.supports(),
              answering.implied(),
              plan.regionPath(),
              Dates.start(due, plan),
              due,
              source);
      takingPart.add(answering.lead());
      takingPart.addAll(now.supportUnitIds());
      takingPart.addAll(now.impliedUnitIds());
      Commitment old = before.get(itemId);
      long id;
      if (old == null) {
        id = book.add(now);
      } else {
        id = old.id();
        if (book.revise(id, keepingDecisions(old, now))) {
          revised.add(itemId);
        }
      }
      book.unnamed(id, answering.unnamed());
      return id;
    }

    /** Whom a planner made answer where the plan names nobody still answers. */
    private NewCommitment keepingDecisions(Commitment old, NewCommitment now) {
      if (!now.leadAssumed() || old.leadAssumed()) {
        return now;
      }
      return new NewCommitment(
          now.kind(),
          now.planId(),
          now.itemId(),
          now.parentId(),
          now.axis(),
          now.title(),
          now.theme(),
          old.leadUnitId(),
          false,
          old.supportUnitIds(),
          now.impliedUnitIds(),
          now.regionPath(),
          now.startOn(),
          now.due(),
          now.source());
    }

    private void finish(long itemId, long id, boolean changed) {
      if (!before.containsKey(itemId)) {
        history.add(
            id,
            "ADOPTED",
            "《" + plan.title() + "》第" + plan.version() + "版列入",
            "Stated by " + plan.title() + ", version " + plan.version());
        book.judge(id);
      } else if (changed || revised.contains(itemId)) {
        history.add(
            id,
            "REVISED",
            "《" + plan.title() + "》第" + plan.version() + "版调整",
            "Changed by " + plan.title() + ", version " + plan.version());
        book.judge(id);
      }
    }

    private void endWhatIsGone() {
      Map<Long, String> reasons = new HashMap<>();
      for (DroppedItem dropped : plan.dropped()) {
        reasons.put(dropped.itemId(), dropped.reason());
      }
      for (Commitment old : before.values()) {
        if (old.active() && !present.contains(old.itemId())) {
          book.end(
              old.id(),
              reasons.getOrDefault(
                  old.itemId(), "《" + plan.title() + "》第" + plan.version() + "版不再列入"));
        }
      }
      projects.endTotals(plan.planId(), present);
    }

    private Answering of(@Nullable Long taskItemId) {
      Answering task = taskItemId == null ? null : byTask.get(taskItemId);
      return task != null
          ? task
          : new Answering(fallback(List.of()), true, List.of(), List.of(), List.of(), null);
    }

    private long fallback(List<Long> supports) {
      if (fallback == null) {
        List<Unit> own = units.of(plan.regionCode());
        fallback =
            own.stream()
                .filter(u -> u.active() && u.kind().equals("government"))
                .map(Unit::id)
                .findFirst()
                .or(() -> supports.stream().findFirst())
                .or(() -> own.stream().filter(Unit::active).map(Unit::id).findFirst())
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "Nobody can answer for plan "
                                + plan.planId()
                                + ": no unit in region "
                                + plan.regionCode()));
      }
      return fallback;
    }

    private String theme(Source source) {
      return source.headings().isEmpty() ? plan.title() : source.headings().get(0);
    }
  }

  private static @Nullable Integer year(@Nullable String period) {
    if (period == null) {
      return null;
    }
    Matcher year = YEAR.matcher(period);
    return year.find() ? Integer.valueOf(year.group()) : null;
  }
}
