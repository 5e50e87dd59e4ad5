package org.shanshui.platform.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the record of changes stands, and whether it is whole. */
@Service
class Entries {
  private static final int MOST_PROVED_AT_ONCE = 20_000;
  private static final Actor PROVER = Actor.house("审计核验");

  private final JdbcClient jdbc;
  private final JdbcTemplate database;
  private final Sealer sealer;
  private final Administrators administrators;

  Entries(JdbcClient jdbc, JdbcTemplate database, Sealer sealer, Administrators administrators) {
    this.jdbc = jdbc;
    this.database = database;
    this.sealer = sealer;
    this.administrators = administrators;
  }

  /** Tables that have entries at all. */
  List<String> tables() {
    return jdbc.sql(
            "select relname from pg_class c join pg_trigger t on t.tgrelid = c.oid where t.tgname ="
                + " 'on_record' order by 1")
        .query(String.class)
        .list();
  }

  /**
   * How a day's part of the record stands.
   *
   * @param entries of all regions
   * @param whole null if there are too many to prove while one waits
   * @param head hash of its last seal; empty if there is none
   * @param unsealed entries that no seal has taken yet, of any day
   */
  record Chain(LocalDate day, long entries, @Nullable Boolean whole, String head, long unsealed) {}

  /**
   * Seals what there is and proves what a day of the house holds: all of it, for a part in sight
   * proves nothing. What was written towards midnight is sealed on the next day that has seals.
   */
  Chain chain(LocalDate day) {
    administrators.audit().demand();
    return PROVER.call(
        () -> {
          sealer.seal();
          long entries = entries(day);
          List<Seals> seals =
              jdbc.sql(
                      """
                      with taken as (select range_agg(int8range(number, number + 1)) as numbers
                        from audit_entry where day = :day and transaction is not null)
                      select s.day, (array_agg(s.hash order by s.number desc))[1] as head
                      from audit_seal s, taken
                      where s.day in (:day, (select min(day) from audit_seal where day > :day))
                        and s.numbers && taken.numbers
                      group by s.day order by s.day
                      """)
                  .param("day", day)
                  .query(RecordRows.of(Seals.class))
                  .list();
          String head = seals.isEmpty() ? head(day) : seals.get(seals.size() - 1).head();
          if (entries > MOST_PROVED_AT_ONCE) {
            return new Chain(day, entries, null, head, 0);
          }
          Set<LocalDate> sealed = new TreeSet<>(seals.stream().map(Seals::day).toList());
          sealed.add(day); // What an earlier version chained has no seals.
          return verified(day, sealed, entries, head);
        });
  }

  /** The seals of a day that took something of what is looked at, and the last one's hash. */
  private record Seals(LocalDate day, String head) {}

  /** What was sealed on a day, however much it is; the house has time. */
  Chain prove(LocalDate day) {
    return verified(day, Set.of(day), entries(day), head(day));
  }

  private long entries(LocalDate day) {
    return jdbc.sql("select count(*) from audit_entry where day = ?")
        .param(day)
        .query(Long.class)
        .single();
  }

  private String head(LocalDate day) {
    return jdbc.sql(
            """
            select coalesce((select hash from audit_seal where day = :day order by number desc limit 1),
              (select hash from audit_entry where day = :day and transaction is null order by number desc limit 1), '')
            """)
        .param("day", day)
        .query(String.class)
        .single();
  }

  private Chain verified(LocalDate day, Set<LocalDate> sealed, long entries, String head) {
    return database.execute(
        (ConnectionCallback<Chain>)
            connection -> {
              long unsealed = 0;
              for (LocalDate one : sealed) {
                if (!(ChainVerifier.verify(connection, one)
                    instanceof ChainVerifier.Finding.Whole whole)) {
                  return new Chain(day, entries, false, head, 0);
                }
                unsealed = whole.unsealed();
              }
              return new Chain(day, entries, true, head, unsealed);
            });
  }
}
