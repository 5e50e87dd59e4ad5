package org.shanshui.platform.commitments.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The year's work points (年度工作要点) of a plan of several years. */
@Service
public class WorkPoints {
  /** To gather the points of a year's work from a plan. */
  public static final May<String> GATHER = May.ofRegion(Role.PLANNER);

  private final JdbcClient jdbc;
  private final Choices choices;
  private final Clock clock;

  WorkPoints(JdbcClient jdbc, Choices choices, Clock clock) {
    this.jdbc = jdbc;
    this.choices = choices;
    this.clock = clock;
  }

  /**
   * A work point.
   *
   * @param carriedFromYear the year it was carried over from; null where it is new
   * @param state {@code OPEN}, {@code DONE}, {@code CARRIED} or {@code ENDED}
   */
  public record WorkPoint(
      long id,
      long planId,
      int year,
      long commitmentId,
      String text,
      @Nullable Integer carriedFromYear,
      String state,
      @Nullable String reason,
      long leadUnitId,
      String leadName,
      LocalDate due,
      String light,
      String lightZh,
      String lightEn) {}

  public List<WorkPoint> of(long planId, int year) {
    return jdbc.sql(
            """
            select p.id, p.plan_id, p.year, p.commitment_id, p.text, f.year as carried_from_year, p.state, p.reason,
              c.lead_unit_id, u.name as lead_name, c.due, c.light, c.light_zh, c.light_en
            from work_point p join commitment c on c.id = p.commitment_id join unit u on u.id = c.lead_unit_id
            left join work_point f on f.id = p.carried_from
            where p.plan_id = ? and p.year = ? order by p.id limit 5000
            """)
        .params(planId, year)
        .query(RecordRows.of(WorkPoint.class))
        .list();
  }

  /**
   * Makes the points of a year: every task that runs in it, and every one that should have been
   * finished before and is not. Points that are there stay.
   *
   * @return how many are new
   */
  @Transactional
  public int generate(long planId, int year) {
    Choices.CommittedPlan plan = steered(planId);
    if (year < plan.firstYear() || year > plan.lastYear() + 5) {
      throw Refusal.invalid(
              "commitments.path-does-not-cover",
              "《"
                  + plan.title()
                  + "》为 "
                  + plan.firstYear()
                  + "–"
                  + plan.lastYear()
                  + " 年，不能生成 "
                  + year
                  + " 年的工作要点。",
              plan.title()
                  + " covers "
                  + plan.firstYear()
                  + " to "
                  + plan.lastYear()
                  + ", not "
                  + year)
          .asException();
    }
    List<Commitment> tasks =
        jdbc.sql(
                "select "
                    + Commitment.COLUMNS
                    + """
                     from commitment c where c.plan_id = ? and c.kind = 'TASK' and c.state = 'ACTIVE' and c.start_on <= ?
                      and (c.due >= ? or c.light <> 'COMPLETED')
                      and not exists (select from work_point p where p.commitment_id = c.id and p.year = ?)
                    order by c.id
                    """)
            .params(planId, LocalDate.of(year, 12, 31), LocalDate.of(year, 1, 1), year)
            .query(RecordRows.of(Commitment.class))
            .list();
    Map<Long, List<String>> shares = shares(planId, year);
    for (Commitment task : tasks) {
      Long before =
          jdbc.sql(
                  "select id from work_point where commitment_id = ? and year < ? and state in ('OPEN', 'CARRIED') order by year desc limit 1")
              .params(task.id(), year)
              .query(Long.class)
              .optional()
              .orElse(null);
      // A task of several years goes on; only what should have been finished is carried over.
      boolean late = task.due().getYear() < year;
      insert(
          task,
          year,
          text(task, year, shares.getOrDefault(task.id(), List.of())),
          late ? before : null);
    }
    return tasks.size();
  }

  /** What a rollover did with the points of a year; together they are all of them. */
  public record Rolled(int done, int carried, int ended) {}

  /** Whether the year's points can be closed: on its last day at the earliest. */
  boolean isOver(int year) {
    return !LocalDate.now(clock).isBefore(LocalDate.of(year, 12, 31));
  }

  /** Closes a year: what is done stays, what is not is carried into the next with a mark. */
  @Transactional
  public Rolled rollOver(long planId, int year) {
    steered(planId);
    if (!isOver(year)) {
      throw Refusal.conflict(
              "commitments.year-not-over",
              "%d年尚未结束，还不能结转：年末仍未完成的才结转到%d年。".formatted(year, year + 1),
              "%d is not over yet: what is not done by its end is carried over then"
                  .formatted(year))
          .asException();
    }
    record Open(long id, long commitmentId, String text) {}
    List<Open> open =
        jdbc.sql(
                "select id, commitment_id, text from work_point where plan_id = ? and year = ? and state = 'OPEN' order by id for update")
            .params(planId, year)
            .query(RecordRows.of(Open.class))
            .list();
    Map<Long, Commitment> commitments = new HashMap<>();
    jdbc.sql("select " + Commitment.COLUMNS + " from commitment c where c.id = any (?)")
        .param(open.stream().map(Open::commitmentId).toArray(Long[]::new))
        .query(RecordRows.of(Commitment.class))
        .list()
        .forEach(c -> commitments.put(c.id(), c));
    Map<Long, List<String>> shares = shares(planId, year + 1);
    int done = 0;
    int carried = 0;
    int ended = 0;
    for (Open point : open) {
      Commitment task = commitments.get(point.commitmentId());
      if (task == null) {
        throw new IllegalStateException("Work point " + point.id() + " has no commitment in sight");
      }
      Rollover outcome =
          Rollover.of(task.light(), task.active(), task.endedReason(), task.lightZh());
      String reason = null;
      if (outcome instanceof Rollover.Carried c) {
        reason = c.reason();
        String text = text(task, year + 1, shares.getOrDefault(task.id(), List.of()));
        if (insert(task, year + 1, text, point.id()) == 0) {
          jdbc.sql(
                  "update work_point set carried_from = ?, version = version + 1 where commitment_id = ? and year = ?")
              .params(point.id(), task.id(), year + 1)
              .update();
        }
        carried++;
      } else if (outcome instanceof Rollover.Ended e) {
        reason = e.reason();
        ended++;
      } else {
        done++;
      }
      jdbc.sql("update work_point set state = ?, reason = ?, version = version + 1 where id = ?")
          .params(outcome.state(), reason, point.id())
          .update();
    }
    return new Rolled(done, carried, ended);
  }

  private int insert(Commitment task, int year, String text, @Nullable Long carriedFrom) {
    return jdbc.sql(
            """
            insert into work_point (plan_id, year, commitment_id, text, carried_from, region_path, unit_ids)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (commitment_id, year) do nothing
            """)
        .params(
            task.planId(),
            year,
            task.id(),
            text,
            carriedFrom,
            task.regionPath(),
            task.unitIds().toArray(Long[]::new))
        .update();
  }

  /** The task, what is due of it in the year, and the year's share of its targets. */
  private static String text(Commitment task, int year, List<String> shares) {
    List<String> parts = new ArrayList<>();
    parts.add(task.title());
    if (task.due().getYear() == year) {
      parts.add(task.due().getMonthValue() == 12 ? "年底前完成" : task.due().getMonthValue() + "月底前完成");
    } else if (task.due().getYear() > year) {
      parts.add("持续推进，" + task.due().getYear() + "年完成");
    } else {
      parts.add("原定" + task.due().getYear() + "年完成");
    }
    parts.addAll(shares);
    return String.join("；", parts) + "。";
  }

  /**
   * What the targets of each task ask for in the year: the year's share, or the whole where it is
   * due.
   */
  private Map<Long, List<String>> shares(long planId, int year) {
    Map<Long, List<String>> found = new HashMap<>();
    jdbc.sql(
            """
            select w.parent_id as task_id, coalesce(s.title, w.title) as title
            from commitment w left join commitment s on s.parent_id = w.id and s.axis = 'YEAR' and s.state = 'ACTIVE'
              and extract(year from s.due) = :year
            where w.plan_id = :plan and w.kind = 'TARGET' and w.axis is null and w.state = 'ACTIVE' and w.parent_id is not null
              and (s.id is not null or extract(year from w.due) = :year)
            order by w.id
            """)
        .param("plan", planId)
        .param("year", year)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getLong("task_id"), id -> new ArrayList<>())
                  .add(row.getString("title"));
            });
    return found;
  }

  /** The plan, if the current actor plans for its region: others may only look at its points. */
  private Choices.CommittedPlan steered(long planId) {
    GATHER.demand();
    Choices.CommittedPlan plan =
        choices
            .committedPlan(planId)
            .orElseThrow(
                () ->
                    Refusal.missing(
                            "commitments.no-adopted-plan",
                            "没有编号为 " + planId + " 的已采纳规划，或不在您的数据范围内。",
                            "there is no adopted plan " + planId + ", or it is out of your sight")
                        .asException());
    GATHER.demand(plan.regionPath());
    return plan;
  }
}
