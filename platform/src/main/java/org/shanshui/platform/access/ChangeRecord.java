package org.shanshui.platform.access;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which tables the record of changes has gone on for. Each look asks what was committed since the
 * look before, by the database's own account of what was visible then: many write at once, and no
 * order of theirs is needed to miss nothing. Heads are this node's own, and compare with each other
 * only.
 */
@Component
public class ChangeRecord {
  /** Who has not looked for so long had better begin anew than hear all that has happened. */
  private static final Duration LONGEST_UNSEEN = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private Look last = new Look(0, null, System.nanoTime(), 0, Map.of());

  ChangeRecord(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A look at the record.
   *
   * @param number one more than that of the look before
   * @param snapshot what was visible, as the database writes it; null before the first
   * @param nanos when it began
   * @param begun number of the look before which nothing is known: all may have changed then
   * @param changed by table, the look that found it changed
   */
  private record Look(
      long number, @Nullable String snapshot, long nanos, long begun, Map<String, Long> changed) {
    long head(Collection<String> tables) {
      long head = begun;
      for (String table : tables.isEmpty() ? changed.keySet() : tables) {
        head = Math.max(head, changed.getOrDefault(table, 0L));
      }
      return head;
    }

    private boolean isForgotten() {
      return snapshot == null || System.nanoTime() - nanos > LONGEST_UNSEEN.toNanos();
    }
  }

  /**
   * The head of these tables, or of all if none are named: the same as before if nothing that is
   * visible now was not visible then, else greater.
   */
  long head(Collection<String> tables) {
    long came = System.nanoTime();
    synchronized (this) {
      // A look that has begun since then will do: who waited here together looks once.
      if (last.nanos() - came < 0) {
        last = look(last);
      }
      return last.head(tables);
    }
  }

  /** Counts what is said to read these tables and no other. */
  <F> F counting(Collection<String> tables, Supplier<F> count) {
    return count.get();
  }

  private Look look(Look before) {
    boolean anew = before.isForgotten();
    long began = System.nanoTime();
    long number = before.number() + 1;
    return jdbc.sql("select now::text, tables from changed_since(cast(? as pg_snapshot))")
        .param(1, anew ? null : before.snapshot(), java.sql.Types.VARCHAR)
        .query(
            (row, any) -> {
              Map<String, Long> changed = anew ? new HashMap<>() : new HashMap<>(before.changed());
              for (String table : (String[]) row.getArray("tables").getArray()) {
                if (!table.equals(AccessRecord.TABLE)) {
                  changed.put(table, number);
                }
              }
              return new Look(
                  number,
                  row.getString("now"),
                  began,
                  anew ? number : before.begun(),
                  Map.copyOf(changed));
            })
        .single();
  }
}
