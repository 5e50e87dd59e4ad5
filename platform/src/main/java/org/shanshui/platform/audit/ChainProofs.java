package org.shanshui.platform.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Proves the record of changes day by day, each once when it is over (每日核验), so that its state can
 * be told at any time without walking the chain again.
 */
@Service
public class ChainProofs {
  private static final Actor PROVER = Actor.house("审计核验");

  private final JdbcClient jdbc;
  private final Entries entries;
  private final Administrators administrators;

  ChainProofs(JdbcClient jdbc, Entries entries, Administrators administrators) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.administrators = administrators;
  }

  /**
   * A day of the record.
   *
   * @param entries of all regions that were sealed on it
   * @param head hash of its last seal
   * @param whole what its proof came to; null while it was not proved
   */
  public record Day(
      LocalDate day,
      long entries,
      String head,
      @Nullable Boolean whole,
      @Nullable OffsetDateTime provedAt) {}

  /**
   * How the record stands.
   *
   * @param latest the days last written on, the latest first
   * @param wholeUntil the last day up to which all is proved to be unbroken; null before the first
   * @param broken the first day found broken; null if none is
   */
  public record State(
      List<Day> latest, @Nullable LocalDate wholeUntil, @Nullable LocalDate broken) {
    public State {
      latest = List.copyOf(latest);
    }
  }

  /**
   * What the proofs so far say, and the heads of the latest days; for auditors and administrators.
   */
  public State state(int most) {
    administrators.audit().demand();
    return PROVER.call(
        () -> {
          List<Day> latest =
              jdbc.sql(
                      """
                      with recursive written as (
                        (select greatest((select max(day) from audit_seal), (select max(day) from audit_entry where transaction is null)) as day)
                        union all
                        select greatest((select max(day) from audit_seal where day < written.day),
                          (select max(day) from audit_entry where transaction is null and day < written.day)) from written where day is not null
                      )
                      select w.day, coalesce(sealed.entries, 0) + coalesce(chained.entries, 0) as entries,
                        coalesce(sealed.head, chained.head) as head, p.whole, p.proved_at
                      from (select * from written where day is not null limit :most) w
                      left join lateral (select sum(entries)::bigint as entries, (array_agg(hash order by number desc))[1] as head
                        from audit_seal where day = w.day) sealed on true
                      left join lateral (select number as entries, hash as head from audit_entry
                        where day = w.day and transaction is null order by number desc limit 1) chained on true
                      left join audit_proof p on p.day = w.day order by w.day desc
                      """)
                  .param("most", most)
                  .query(RecordRows.of(Day.class))
                  .list();
          LocalDate broken =
              jdbc.sql("select min(day) from audit_proof where not whole")
                  .query(LocalDate.class)
                  .optional()
                  .orElse(null);
          LocalDate wholeUntil =
              jdbc.sql(
                      "select max(day) from audit_proof where cast(:broken as date) is null or day"
                          + " < :broken")
                  .param("broken", broken, java.sql.Types.DATE)
                  .query(LocalDate.class)
                  .optional()
                  .orElse(null);
          return new State(latest, wholeUntil, broken);
        });
  }

  @Scheduled(cron = "0 40 0 * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "audit-proof")
  void everyNight() {
    PROVER.run(
        () ->
            proveBefore(
                jdbc.sql("select (house_now() at time zone 'Asia/Shanghai')::date")
                    .query(LocalDate.class)
                    .single()));
  }

  /** Proves the days before this one that were not proved yet, the earliest first. */
  void proveBefore(LocalDate today) {
    PROVER.run(
        () -> {
          List<LocalDate> days =
              jdbc.sql(
                      """
                      with proved as (select coalesce(max(day), '-infinity') as day from audit_proof)
                      select day from audit_entry where transaction is null and day > (select day from proved) and day < :today
                      union select day from audit_seal where day > (select day from proved) and day < :today order by day
                      """)
                  .param("today", today)
                  .query(LocalDate.class)
                  .list();
          for (LocalDate day : days) {
            Entries.Chain chain = entries.prove(day);
            jdbc.sql(
                    "insert into audit_proof (day, entries, head, whole, proved_at) values (?, ?,"
                        + " ?, ?, house_now()) on conflict do nothing")
                .params(day, chain.entries(), chain.head(), chain.whole())
                .update();
          }
        });
  }
}
