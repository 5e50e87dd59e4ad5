package org.shanshui.platform.commitments.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanshui.platform.directory.OpenAffairs;
import org.shanshui.platform.directory.UnitMerged;
import org.shanshui.platform.directory.UnitRenamed;
import org.shanshui.platform.directory.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What units answer for when they change: merged into another, it is the other's (单位撤并后的责任承接);
 * renamed, what is called after it takes the new name; closed, it must not be anyone's any more.
 */
@Component
class Succession implements OpenAffairs {
  private static final List<String> GUARDED =
      List.of("committed_plan", "planned_total", "work_point");

  private final JdbcClient jdbc;
  private final Units units;
  private final History history;

  Succession(JdbcClient jdbc, Units units, History history) {
    this.jdbc = jdbc;
    this.units = units;
    this.history = history;
  }

  @ApplicationModuleListener
  void on(UnitMerged merged) {
    String into = units.get(merged.intoId()).name();
    // Who led and is led by the successor now; a second delivery finds nothing.
    List<Long> taken =
        jdbc.sql(
                """
                update commitment set
                  lead_unit_id = case when lead_unit_id = :old then :into else lead_unit_id end,
                  support_unit_ids = array_remove(array_replace(support_unit_ids, :old, :into),
                    case when lead_unit_id in (:old, :into) then :into end),
                  implied_unit_ids = array_replace(implied_unit_ids, :old, :into),
                  unit_ids = array(select distinct case when u = :old then :into else u end from unnest(unit_ids) u),
                  version = version + 1
                where unit_ids @> array[:old] and state = 'ACTIVE' returning id
                """)
            .param("old", merged.unitId())
            .param("into", merged.intoId())
            .query(Long.class)
            .list();
    for (long id : taken) {
      history.add(id, "EDITED", "单位撤并，责任由" + into + "承接", "Units merged: " + into + " takes over");
    }
    jdbc.sql("update measure set unit_id = ?, version = version + 1 where unit_id = ?")
        .params(merged.intoId(), merged.unitId())
        .update();
    for (String table : GUARDED) {
      jdbc.sql(
              "update "
                  + table
                  + " set unit_ids = array(select distinct case when u = :old then :into else u end from unnest(unit_ids) u) where unit_ids @> array[:old]")
          .param("old", merged.unitId())
          .param("into", merged.intoId())
          .update();
    }
  }

  @ApplicationModuleListener
  void on(UnitRenamed renamed) {
    // A share is called after the one who answers for it.
    List<Long> named =
        jdbc.sql(
                """
                update commitment set title = :now || substr(title, length(:before) + 1), version = version + 1
                where lead_unit_id = :unit and axis = 'UNIT' and state = 'ACTIVE' and starts_with(title, :before || '：')
                returning id
                """)
            .param("unit", renamed.unitId())
            .param("before", renamed.before())
            .param("now", renamed.now())
            .query(Long.class)
            .list();
    for (long id : named) {
      history.add(
          id,
          "EDITED",
          renamed.before() + "更名为" + renamed.now(),
          renamed.before() + " is now called " + renamed.now());
    }
  }

  @Override
  public List<Affair> of(long unitId) {
    return jdbc.sql(
            """
            select count(*) filter (where kind = 'TASK') as tasks, count(*) filter (where kind = 'TARGET') as targets,
              count(*) filter (where kind = 'PROJECT') as projects
            from commitment where lead_unit_id = ? and state = 'ACTIVE' and light <> 'COMPLETED'
            """)
        .param(unitId)
        .query(
            (row, n) ->
                Stream.of(
                        affair(row.getInt("tasks"), "牵头 %d 项任务", "it leads %d tasks"),
                        affair(row.getInt("targets"), "牵头 %d 项目标", "it leads %d targets"),
                        affair(row.getInt("projects"), "牵头 %d 个项目", "it leads %d projects"))
                    .flatMap(Optional::stream)
                    .toList())
        .single();
  }

  private static Optional<Affair> affair(int count, String chinese, String english) {
    return count == 0
        ? Optional.empty()
        : Optional.of(new Affair(chinese.formatted(count), english.formatted(count)));
  }
}
