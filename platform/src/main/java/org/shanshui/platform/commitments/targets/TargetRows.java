package org.shanshui.platform.commitments.targets;

import java.util.List;
import java.util.Optional;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Targets as they stand in the database. */
@Repository
class TargetRows {
  static final String COLUMNS =
      ", t.metric, t.meaning, t.comparator, t.value as planned, t.words, t.upper, t.unit, t.base_value, t.base_year,"
          + " t.scope, t.strength, t.nature, t.nature_reason, t.denominator, t.weight, t.path";
  static final String JOINS = "join target t on t.id = c.id";

  private final JdbcClient jdbc;

  TargetRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static RecordRows<Target> mapper() {
    return RecordRows.of(Target.class).with("value", row -> row.getBigDecimal("planned"));
  }

  private static final String ONE =
      "select " + Commitment.COLUMNS + COLUMNS + " from commitment c " + JOINS;

  Optional<Target> find(long id) {
    return jdbc.sql(ONE + " where c.id = ?").param(id).query(mapper()).optional();
  }

  /** The target of this id; refuses if there is none in sight. */
  Target get(long id) {
    return find(id)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "commitments.no-target",
                        "没有编号为 " + id + " 的目标，或不在您的数据范围内。",
                        "there is no target " + id + ", or it is out of your sight")
                    .asException());
  }

  /** The shares in force: years in their order, units in theirs. */
  List<Target> sharesOf(long id) {
    return jdbc.sql(
            ONE
                + " where c.parent_id = ? and c.axis is not null and c.state = 'ACTIVE' order by c.due, c.id")
        .param(id)
        .query(mapper())
        .list();
  }

  /** The targets that a task's text states. */
  List<Target> ofTask(long taskId) {
    return jdbc.sql(
            ONE
                + " where c.parent_id = ? and c.axis is null and c.state = 'ACTIVE' order by c.due, c.id")
        .param(taskId)
        .query(mapper())
        .list();
  }

  /** Those in force that are judged from this series. */
  List<Target> on(long seriesId) {
    return jdbc.sql(ONE + " where t.series_id = ? and c.state = 'ACTIVE' order by c.id")
        .param(seriesId)
        .query(mapper())
        .list();
  }
}
