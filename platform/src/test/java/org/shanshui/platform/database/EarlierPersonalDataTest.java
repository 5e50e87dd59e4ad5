package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.SightedDataSource;
import org.shanshui.platform.secrecy.AtStart;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.secrecy.Secrecy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What an earlier version kept in clear is sealed by the first start of this one. */
@PlatformTest
class EarlierPersonalDataTest {
  private static final String TOLD =
      """
      select (select string_agg(p::text, '') from person p) || (select string_agg(c::text, '') from case_file c)
        || (select string_agg(i::text, '') from import_part i)
      """;

  @TempDir private Path folder;
  @Autowired private EmbeddedDatabase server;
  @Autowired private List<SealedColumn> columns;

  @Test
  void isSealedAtTheFirstStart() throws SQLException {
    try (EarlierDatabase earlier = new EarlierDatabase(server, "earlier_people", "310")) {
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            insert into region (code, name, level, path) values ('a', '市', 'town', '/a/');
            insert into unit (id, name, kind, region_code, region_path, path) overriding system value
              values (1, '甲局', 'department', 'a', '/a/', '/1/');
            insert into person (login, name, unit_id, region_path, unit_ids, roles, mobile, email)
              values ('zhang', '张', 1, '/a/', '{1}', '{PLANNER}', '13900001111', null),
                ('li', '李', 1, '/a/', '{1}', '{PLANNER}', null, 'li@example.cn'), ('wu', '吴', 1, '/a/', '{1}', '{PLANNER}', null, null);
            insert into case_file (kind, title, region_code, region_path, unit_ids, state, stage, since, order_due, loop, found_at,
                reporter_name, reporter_phone)
              values ('report', '某事', 'a', '/a/', '{1}', 'found', 'judge', now(), now(), '{}', now(), '王小明', '13922223333');
            insert into import_file (form, given, file_name, sha256, person_id, read_at, region_path, unit_ids)
              select '/x', '{}', 'x.xlsx', '', id, now(), '/a/', '{1}' from person where login = 'zhang';
            insert into import_part (import_id, number, rows, faults)
              select id, 1, '[{"draft": {"mobile": "13944445555"}}]', '[]' from import_file;
            """);
        assertThat(EarlierDatabase.list(statement, TOLD).get(0))
            .contains("13900001111", "li@example.cn", "王小明", "13922223333", "13944445555");
      }
      earlier.upgrade();
      Path keys = folder.resolve("personal.key");
      Secrecy secrecy = start(earlier, keys);
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        assertThat(EarlierDatabase.list(statement, TOLD).get(0))
            .doesNotContain("13900001111", "li@example.cn", "王小明", "13922223333", "13944445555");
        List<String> kept =
            EarlierDatabase.list(
                statement,
                "select mobile from person where mobile is not null union all select reporter_phone from case_file union all select rows from import_part");
        assertThat(secrecy.open(SealedColumn.of("person", "mobile"), kept.get(0)))
            .isEqualTo("13900001111");
        assertThat(secrecy.open(SealedColumn.of("case_file", "reporter_phone"), kept.get(1)))
            .isEqualTo("13922223333");
        assertThat(secrecy.open(SealedColumn.of("import_part", "rows"), kept.get(2)))
            .contains("13944445555");
        assertThat(EarlierDatabase.list(statement, "select good from import_part"))
            .containsExactly("1");
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select count(*) from audit_entry where operation = 'update' and (before::text || after::text) ~ '1390000|1392222|王小明'"))
            .as("what is sealed is not written into the record once more")
            .containsExactly("0");
        start(earlier, keys);
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select mobile from person where mobile is not null union all select reporter_phone from case_file union all select rows from import_part"))
            .as("once")
            .isEqualTo(kept);
      }
    }
  }

  private Secrecy start(EarlierDatabase earlier, Path keys) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try (Connection connection = earlier.connect()) {
      source.setUrl(connection.getMetaData().getURL());
    }
    source.setUser(EmbeddedDatabase.OWNER);
    source.setPassword(server.password());
    SightedDataSource sighted = new SightedDataSource(source);
    return AtStart.of(
        JdbcClient.create(sighted), new DataSourceTransactionManager(sighted), keys, columns);
  }
}
