package org.shanshui.platform.supervision;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code missed_report}: who has let whom wait for a report, and with which sheets. */
@Component
class MissedReports implements SubjectResolver {
  private static final String TYPE = "MISSED_REPORT";

  private final JdbcClient jdbc;
  private final SupervisionWords words;

  MissedReports(JdbcClient jdbc, SupervisionWords words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  /**
   * Takes down that a sheet was not sent in time.
   *
   * @return the matter that it belongs to; empty if it is known already
   */
  Optional<Subject> add(Unit unit, long stewardUnitId, long sheetId) {
    return jdbc.sql(
            """
            insert into missed_report as known (unit_id, steward_unit_id, sheet_ids, region_path, unit_ids)
            values (:unit, :steward, array[cast(:sheet as bigint)], :path, array[cast(:unit as bigint), :steward])
            on conflict (unit_id, steward_unit_id) do update set sheet_ids = known.sheet_ids || excluded.sheet_ids
            where not known.sheet_ids @> excluded.sheet_ids
            returning id
            """)
        .param("unit", unit.id())
        .param("steward", stewardUnitId)
        .param("sheet", sheetId)
        .param("path", unit.regionPath())
        .query(Long.class)
        .optional()
        .map(id -> new Subject(TYPE, id));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<Long, Card> cards(Collection<Long> ids) {
    Map<Long, Card> cards = new HashMap<>();
    jdbc.sql(
            """
            select m.id, m.unit_id, u.name from missed_report m join unit u on u.id = m.unit_id where m.id = any (?)
            """)
        .param(ids.toArray(Long[]::new))
        .query(
            row -> {
              cards.put(
                  row.getLong("id"),
                  new Card(
                      words.message("supervision.sheets", row.getString("name")),
                      "",
                      "",
                      "/dispatch/units/" + row.getLong("unit_id"),
                      false));
            });
    return cards;
  }
}
