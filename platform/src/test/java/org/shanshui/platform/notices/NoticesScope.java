package org.shanshui.platform.notices;

import java.util.List;
import java.util.Map;
import org.shanshui.platform.security.ScopeFixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a town's unit was told, for the tests that walk all doors. */
@Component
class NoticesScope implements ScopeFixture {
  private final JdbcClient jdbc;

  NoticesScope(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Not by the service, which delivers when all is committed, and does not say what. */
  @Override
  public Map<String, Object> furnish(Town town) {
    String marker = town.marker();
    return Map.of(
        "notices",
        jdbc.sql(
                """
                insert into notice (kind, key, unit_id, region_path, unit_ids, chinese, english, link)
                values ('TO_DO', ?, ?, ?, ?, ?, ?, '/notices') returning id
                """)
            .params(
                marker,
                town.unit().id(),
                town.region().path(),
                new Long[] {town.unit().id()},
                marker + "通知",
                marker + " notice")
            .query(Long.class)
            .single());
  }

  @Override
  public List<View> views(Town town, Map<String, Object> ids) {
    return List.of(
        new View("/notices", READERS),
        new View("/notices?all=true", READERS),
        new View("/api/notices", READERS),
        new View("/api/notices?unread=true", READERS));
  }

  @Override
  public List<Attempt> attempts(Town town, Map<String, Object> ids) {
    return List.of(
        Attempt.form("/notices/" + ids.get("notices") + "/read", Map.of(), READERS),
        Attempt.json("POST", "/api/notices/" + ids.get("notices") + "/read", "{}", READERS));
  }
}
