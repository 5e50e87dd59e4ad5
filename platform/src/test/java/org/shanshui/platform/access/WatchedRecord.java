package org.shanshui.platform.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds every figure that any test has counted to the tables it says it reads: what its queries
 * have read, their functions and row policies included, the database tells by its locks.
 */
@Primary
@Component
class WatchedRecord extends ChangeRecord {
  /** What says how the record itself stands, and may be half a minute old. */
  private static final Set<String> RECORD =
      Set.of(
          "audit_entry",
          "audit_seal",
          "audit_proof",
          "audit_number",
          // Read by the record's own policy only.
          "region_was_at");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  WatchedRecord(JdbcClient jdbc, PlatformTransactionManager transactions) {
    super(jdbc);
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  <F> F counting(Collection<String> tables, Supplier<F> count) {
    if (tables.isEmpty()) {
      return count.get();
    }
    return transaction.execute(
        status -> {
          F figure = count.get();
          Set<String> unsaid = new TreeSet<>(read());
          unsaid.removeAll(tables);
          unsaid.removeAll(RECORD);
          if (!unsaid.isEmpty()) {
            throw new AssertionError(
                "A figure said to read "
                    + tables
                    + " reads "
                    + unsaid
                    + " too: "
                    + count.getClass());
          }
          if (!onRecord().containsAll(tables)) {
            throw new AssertionError("What is not on record makes no figure old: " + tables);
          }
          return figure;
        });
  }

  private List<String> onRecord() {
    return jdbc.sql(
            "select relname from pg_class c join pg_trigger t on t.tgrelid = c.oid where t.tgname = 'on_record'")
        .query(String.class)
        .list();
  }

  private List<String> read() {
    return jdbc.sql(
            """
            select distinct c.relname from pg_locks l join pg_class c on c.oid = l.relation
            where l.locktype = 'relation' and l.pid = pg_backend_pid() and c.relkind in ('r', 'p')
              and c.relnamespace = 'public'::regnamespace
            """)
        .query(String.class)
        .list();
  }
}
