package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.lights.Lights;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Targets: what is asked for, and how its shares make it. */
@Service
public class Targets {
  private final JdbcClient jdbc;
  private final TargetRows rows;
  private final TargetValues values;
  private final Book book;
  private final History history;
  private final Lights lights;

  Targets(
      JdbcClient jdbc,
      TargetRows rows,
      TargetValues values,
      Book book,
      History history,
      Lights lights) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.values = values;
    this.book = book;
    this.history = history;
    this.lights = lights;
  }

  public Optional<Target> find(long id) {
    return rows.find(id);
  }

  /** The target of this id; refuses if there is none in sight. */
  public Target get(long id) {
    return rows.get(id);
  }

  /** The shares in force: years in their order, units in theirs. */
  public List<Target> sharesOf(long id) {
    return rows.sharesOf(id);
  }

  /** The targets that a task's text states. */
  public List<Target> ofTask(long taskId) {
    return rows.ofTask(taskId);
  }

  /** A planner's choice of how shares make the whole, and what a ratio is of. */
  @Transactional
  void choose(long id, int version, Nature nature, @Nullable String denominator) {
    Commitment.CHANGE.demand();
    Target target = get(id);
    Commitment.CHANGE.demand(target.common());
    if (target.common().version() != version) {
      throw Refusal.stale().asException();
    }
    if (!sharesOf(id).isEmpty() && nature != target.nature()) {
      throw Refusal.conflict(
              "commitments.target-broken-down",
              "该目标已分解，请先取消分解再更改汇总规则。",
              "the target is broken down: take the shares back first")
          .asException();
    }
    String of = denominator == null || denominator.isBlank() ? null : denominator.strip();
    jdbc.sql("update target set nature = ?, denominator = ?, nature_reason = ? where id = ?")
        .params(nature.name(), of, Actor.current().name() + "选定", id)
        .update();
    jdbc.sql("update commitment set version = version + 1 where id = ?").param(id).update();
    history.add(
        id,
        "EDITED",
        "汇总规则定为" + words(nature) + (of == null ? "" : "（分母：" + of + "）"),
        "Shares make the whole by " + nature + (of == null ? "" : " (of " + of + ")"));
    values.bind(id);
    book.judge(id);
  }

  static String words(Nature nature) {
    return switch (nature) {
      case SUM -> "相加";
      case RATIO -> "按分母加权";
      case LEVEL_MIN -> "各自不低于";
      case LEVEL_MAX -> "各自不高于";
      case AVERAGE -> "平均";
    };
  }

  /** A planner's edit of what is asked for. */
  @Transactional
  void edit(
      long id,
      int version,
      String comparator,
      BigDecimal value,
      LocalDate due,
      long leadUnitId,
      List<Long> supports) {
    Commitment.CHANGE.demand();
    Target target = get(id);
    Commitment.CHANGE.demand(target.common());
    if (!List.of(">=", "<=", "=", "~").contains(comparator)) {
      throw Refusal.invalid(
              "commitments.comparator-unknown",
              "比较方式应为 ≥、≤、= 或 ≈。",
              "the comparator must be >=, <=, = or ~")
          .asException();
    }
    if (due.isBefore(target.common().startOn())) {
      throw Refusal.invalid(
              "commitments.due-before-start",
              "完成期限 " + due + " 早于开始日期 " + target.common().startOn() + "。",
              "due lies before the start")
          .asException();
    }
    jdbc.sql("update target set comparator = ?, value = ? where id = ?")
        .params(comparator, value, id)
        .update();
    Target changed = get(id);
    Apportioning.refuse(changed, sharesOf(id), lights.about())
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    Long parent = changed.common().axis() == null ? null : changed.common().parentId();
    if (parent != null) {
      Apportioning.refuse(get(parent), sharesOf(parent), lights.about())
          .ifPresent(
              refusal -> {
                throw refusal.asException();
              });
    }
    String title =
        TargetIntake.title(
            target.metric(),
            target.meaning(),
            comparator,
            value,
            target.upper(),
            target.unit(),
            null);
    book.edit(
        id,
        version,
        target.common().axis() == null ? title : target.common().title(),
        leadUnitId,
        supports,
        target.common().startOn(),
        due);
    values.bind(id);
    history.add(
        id,
        "EDITED",
        "目标由 " + target.goal() + " 改为 " + changed.goal() + "，期限 " + due,
        "Goal changed from " + target.goal() + " to " + changed.goal() + ", due " + due);
  }
}
