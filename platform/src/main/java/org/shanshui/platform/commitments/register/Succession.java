package org.shanshui.platform.commitments.register;

import java.util.List;
import org.shanshui.platform.directory.UnitMerged;
import org.shanshui.platform.directory.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** When a unit is merged into another, what it answers for is the other's (单位撤并后的责任承接). */
@Component
class Succession {
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
}
