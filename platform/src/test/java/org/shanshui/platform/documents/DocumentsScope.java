package org.shanshui.platform.documents;

import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.security.ScopeFixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An organ and a number of the town's, for the tests that walk all doors. */
@Component
class DocumentsScope implements ScopeFixture {
  private final Organs organs;
  private final JdbcClient jdbc;

  DocumentsScope(Organs organs, JdbcClient jdbc) {
    this.organs = organs;
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, Object> furnish(Town town) {
    Organ organ =
        organs.put(
            null,
            0,
            town.marker() + "办",
            "字" + Math.abs(town.marker().hashCode() % 10_000),
            town.unit().id(),
            true);
    // Not by the register, whose numbers are taken by people.
    long taken =
        jdbc.sql(
                """
                insert into document_number (organ_id, year, number, code, organ, title, recipients, dated, paper,
                  taken_by, taken_name, taken_at, region_path, unit_ids)
                values (?, 2025, 1, ?, ?, ?, '{}', '2025-03-03', '/cases/supervision.docx?month=2025-03',
                  ?, ?, now(), ?, ?) returning id
                """)
            .params(
                organ.id(),
                organ.code(),
                organ.name(),
                town.marker() + "通报",
                town.people().get(Role.PLANNER).id(),
                town.marker(),
                town.region().path(),
                new Long[] {town.unit().id()})
            .query(Long.class)
            .single();
    return Map.of("documents", taken, "organs", organ.id());
  }

  @Override
  public List<View> views(Town town, Map<String, Object> ids) {
    return List.of(
        new View("/documents", NumberList.READ),
        new View("/documents.xlsx", NumberList.READ),
        new View("/documents/organs", Organs.CHANGE));
  }

  @Override
  public List<Attempt> attempts(Town town, Map<String, Object> ids) {
    Map<String, String> organ =
        Map.of("version", "1", "name", "新办", "code", "新", "unit", String.valueOf(town.unit().id()));
    return List.of(
        Attempt.form("/documents/organs", organ, Organs.CHANGE),
        Attempt.form("/documents/organs/" + ids.get("organs"), organ, Organs.CHANGE));
  }
}
