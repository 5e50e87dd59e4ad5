package org.shanshui.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold for every table, whoever adds it. */
@PlatformTest
class TablesTest {
  /** Tables of the libraries, and the record of changes itself. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "flyway_schema_history",
          "event_publication",
          "scheduled_lock",
          "spring_session",
          "spring_session_attributes",
          "submission",
          "sign_in_attempt",
          "guarded_through",
          // What follows from a document's bytes; items change by steps, and those are on record.
          "plan_file",
          // Proved by the hashes in what refers to it, which is on record.
          "stored_file",
          "plan_item",
          "compile_job",
          "audit_entry",
          "audit_seal",
          // Which keys there are and what is sealed follows from the file of the keys and the rows.
          "sealing_key",
          "sealed_column");

  /**
   * Known to everyone who has signed in: the house, the map of the country, what indicators there
   * are, which days are worked.
   */
  private static final Set<String> OPEN =
      Set.of(
          "region",
          "region_name",
          "region_was_at",
          "unit",
          "unit_alias",
          "sample_city",
          "region_boundary",
          "indicator",
          "calendar_edition");

  @Autowired private JdbcClient jdbc;

  @Test
  void everyBusinessTableIsOnRecord() {
    List<String> unrecorded =
        jdbc.sql(
                """
                select relname from pg_class c join pg_namespace n on n.oid = relnamespace
                where nspname = 'public' and relkind in ('r', 'p') and not exists
                  (select from pg_trigger where tgrelid = c.oid and tgname = 'on_record')
                """)
            .query(String.class)
            .list();
    assertThat(unrecorded).isSubsetOf(TECHNICAL);
  }

  @Test
  void everyBusinessTableIsGuardedEvenAgainstItsOwner() {
    List<String> unguarded =
        jdbc.sql(
                """
                select relname from pg_class c join pg_namespace n on n.oid = relnamespace
                where nspname = 'public' and relkind in ('r', 'p')
                  and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))
                """)
            .query(String.class)
            .list();
    unguarded.removeAll(OPEN);
    assertThat(unguarded).isSubsetOf(TECHNICAL);
  }

  @Test
  void everyForeignKeyHasAnIndex() {
    List<String> unindexed =
        jdbc.sql(
                """
                select conrelid::regclass || '.' || attname from pg_constraint k
                join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
                where contype = 'f' and connamespace = 'public'::regnamespace and not exists
                  (select from pg_index i where i.indrelid = conrelid and i.indkey[0] = conkey[1])
                """)
            .query(String.class)
            .list();
    assertThat(unindexed).isEmpty();
  }
}
