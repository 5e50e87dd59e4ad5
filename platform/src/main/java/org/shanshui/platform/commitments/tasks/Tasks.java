package org.shanshui.platform.commitments.tasks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tasks and their measures. */
@Service
public class Tasks {
  private static final String MEASURES =
      """
      select m.id, m.task_id, m.number, m.text, m.unit_id, u.name as unit_name, m.from_plan, m.dropped, m.version
      from measure m join unit u on u.id = m.unit_id
      """;

  private final JdbcClient jdbc;
  private final Book book;
  private final History history;
  private final Units units;

  Tasks(JdbcClient jdbc, Book book, History history, Units units) {
    this.jdbc = jdbc;
    this.book = book;
    this.history = history;
    this.units = units;
  }

  Task get(long id) {
    return jdbc.sql(
            "select "
                + Commitment.COLUMNS
                + Task.COLUMNS
                + " from commitment c "
                + Task.JOINS
                + " where c.id = ?")
        .param(id)
        .query(RecordRows.of(Task.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "commitments.no-task",
                        "没有编号为 " + id + " 的任务，或不在您的数据范围内。",
                        "there is no task " + id + ", or it is out of your sight")
                    .asException());
  }

  List<Measure> measures(long taskId) {
    return jdbc.sql(MEASURES + "where m.task_id = ? order by m.dropped, m.number")
        .param(taskId)
        .query(RecordRows.of(Measure.class))
        .list();
  }

  /** The measures in force of several tasks, by task. */
  Map<Long, List<Measure>> measures(Collection<Task> tasks) {
    Map<Long, List<Measure>> found = new LinkedHashMap<>();
    jdbc.sql(MEASURES + "where m.task_id = any (?) and not m.dropped order by m.task_id, m.number")
        .param(tasks.stream().map(Task::id).toArray(Long[]::new))
        .query(RecordRows.of(Measure.class))
        .list()
        .forEach(m -> found.computeIfAbsent(m.taskId(), id -> new java.util.ArrayList<>()).add(m));
    return found;
  }

  /**
   * How many tasks a unit has in each part.
   *
   * @param overdue of all of them
   */
  public record Duty(
      long unitId,
      String unitName,
      long lead,
      long support,
      long implied,
      long behind,
      long overdue) {}

  /** The units that answer for the tasks of a list, with how many each has (责任清单). */
  List<Duty> duties(Listing<Task> list, Ask ask) {
    Lists.Query lights = dutiesQuery(list, ask);
    return jdbc.sql(lights.sql())
        .params(lights.parameters())
        .query(RecordRows.of(Duty.class))
        .list();
  }

  static Lists.Query dutiesQuery(Listing<Task> list, Ask ask) {
    Lists.Query rows = Lists.query(list, ask, Integer.MAX_VALUE);
    return new Lists.Query(
        """
        select u.id as unit_id, u.name as unit_name,
          count(*) filter (where d.part = 1) as lead, count(*) filter (where d.part = 2) as support,
          count(*) filter (where d.part = 3) as implied,
          count(*) filter (where d.light = 'BEHIND') as behind, count(*) filter (where d.light = 'OVERDUE') as overdue
        from (
          select unit, light, case when unit = lead_unit_id then 1 when unit = any (support_unit_ids) then 2 else 3 end as part
          from (%s) c, unnest(c.unit_ids) unit) d
        join unit u on u.id = d.unit
        group by u.id, u.name, u.region_path, u.path
        order by u.region_path, u.path
        """
            .formatted(rows.sql()),
        rows.parameters());
  }

  /** A planner's edit; the sentence of the plan stays as it is. */
  @Transactional
  void edit(
      long id,
      int version,
      String title,
      long leadUnitId,
      List<Long> supportUnitIds,
      LocalDate startOn,
      LocalDate due) {
    Commitment.CHANGE.demand();
    Commitment before = book.get(id);
    Commitment.CHANGE.demand(before);
    checkDays(startOn, due);
    if (title.isBlank() || title.length() > 500) {
      throw Refusal.invalid(
              "commitments.title-length", "名称应为 1–500 个字。", "a title has 1 to 500 characters")
          .asException();
    }
    String lead = units.get(leadUnitId).name();
    book.edit(id, version, title.strip(), leadUnitId, supportUnitIds, startOn, due);
    history.add(
        id,
        "EDITED",
        "修改：牵头单位 "
            + lead
            + "，期限 "
            + due
            + (before.title().equals(title.strip()) ? "" : "，名称“" + title.strip() + "”"),
        "Edited: lead " + lead + ", due " + due);
  }

  static void checkDays(LocalDate startOn, LocalDate due) {
    if (due.isBefore(startOn)) {
      throw Refusal.invalid(
              "commitments.due-before-start",
              "完成期限 " + due + " 早于开始日期 " + startOn + "。",
              "due " + due + " lies before the start " + startOn)
          .asException();
    }
  }

  @Transactional
  void addMeasure(long taskId, String text, long unitId) {
    Commitment task = get(taskId).common();
    Commitment.STEER.demand(task);
    checkMeasure(text, task, unitId);
    jdbc.sql(
            """
            insert into measure (task_id, number, text, unit_id, from_plan)
            select ?, coalesce(max(number), 0) + 1, ?, ?, false from measure where task_id = ?
            """)
        .params(taskId, text.strip(), unitId, taskId)
        .update();
    history.add(taskId, "EDITED", "增加措施：" + text.strip(), "Measure added: " + text.strip());
  }

  @Transactional
  void editMeasure(long taskId, long id, int version, String text, long unitId, boolean dropped) {
    Commitment task = get(taskId).common();
    Commitment.STEER.demand(task);
    checkMeasure(text, task, unitId);
    int changed =
        jdbc.sql(
                "update measure set text = ?, unit_id = ?, dropped = ?, version = version + 1 where id = ? and task_id = ? and version = ?")
            .params(text.strip(), unitId, dropped, id, taskId, version)
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    history.add(
        taskId,
        "EDITED",
        (dropped ? "撤下措施：" : "修改措施：") + text.strip(),
        (dropped ? "Measure taken back: " : "Measure changed: ") + text.strip());
  }

  private static void checkMeasure(String text, Commitment task, long unitId) {
    if (text.isBlank() || text.length() > 1000) {
      throw Refusal.invalid(
              "commitments.measure-length", "措施应为 1–1000 个字。", "a measure has 1 to 1000 characters")
          .asException();
    }
    if (!task.unitIds().contains(unitId)) {
      throw Refusal.invalid(
              "commitments.measure-unit-unfit",
              "措施的责任单位须是该任务的牵头、配合或落实单位。",
              "a measure's unit must be one that takes part in the task")
          .asException();
    }
  }
}
