package org.shanshui.platform.collection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.shanshui.platform.subjects.SubjectResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sheets, as others speak of them: by their round and unit. */
@Component
class SheetResolver implements SubjectResolver {
  private final JdbcClient jdbc;

  SheetResolver(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String type() {
    return SheetTimeline.TYPE;
  }

  @Override
  public Map<Long, Card> cards(Collection<Long> ids) {
    Map<Long, Card> cards = new HashMap<>();
    jdbc.sql(
            """
            select s.id, r.name as round, u.name as unit from report_sheet s join dispatch_round r on r.id = s.round_id
              join unit u on u.id = s.unit_id
            where s.id = any (?)
            """)
        .param(ids.toArray(Long[]::new))
        .query(
            row -> {
              long id = row.getLong("id");
              cards.put(
                  id,
                  new Card(
                      row.getString("round") + " · " + row.getString("unit"),
                      "",
                      "",
                      "/dispatch/sheets/" + id,
                      false));
            });
    return cards;
  }
}
