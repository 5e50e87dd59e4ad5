package org.shanshui.platform.commitments.lights;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.LightChanged;
import org.shanshui.platform.database.Among;
import org.shanshui.platform.database.RecordRows;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges lights: of one commitment when it changes, of all every night. */
@Service
public class Lights {
  private static final int BATCH = 500;

  private static final String FACTS =
      """
      select c.id, c.kind, c.start_on, c.due, c.percent, c.value as reached, c.light, c.light_rule, c.light_zh,
        t.comparator, t.value as planned, t.unit, t.nature
      from commitment c left join target t on t.id = c.id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Packs packs;

  Lights(
      JdbcClient jdbc,
      Packs packs,
      Clock clock,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.packs = packs;
    this.clock = clock;
    this.events = events;
    this.transaction = transaction;
  }

  private record Standing(
      long id, CommitmentKind kind, Light light, String rule, String sentence, Facts facts) {}

  /** Judges one, within the transaction of the change; its sentence is renewed in any case. */
  public void judge(long id) {
    jdbc.sql(FACTS + "where c.id = ? and c.state = 'ACTIVE'")
        .param(id)
        .query((row, number) -> standing(row, milestones(List.of(id))))
        .optional()
        .ifPresent(standing -> put(standing, true));
  }

  /** What the rules say of it today, with today's figures. */
  public @Nullable Verdict explain(long id) {
    return jdbc.sql(FACTS + "where c.id = ?")
        .param(id)
        .query(
            (row, number) -> {
              Facts facts = standing(row, milestones(List.of(id))).facts();
              return rules(facts).judge(facts);
            })
        .optional()
        .orElse(null);
  }

  /** Those in force on the day. */
  private LightRules rules(Facts facts) {
    return packs.only(facts.today(), LightRules.FILES);
  }

  /** What is about a value by the rules in force today. */
  public About about() {
    return packs.only(LocalDate.now(clock), LightRules.FILES).about();
  }

  /** Today's facts of it: how much time has passed, how much is done. */
  public @Nullable Facts facts(long id) {
    return jdbc.sql(FACTS + "where c.id = ?")
        .param(id)
        .query((row, number) -> standing(row, milestones(List.of(id))).facts())
        .optional()
        .orElse(null);
  }

  @Scheduled(cron = "0 10 0 * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "commitment-lights")
  void everyNight() {
    Actor.house("每日亮灯").run(this::judgeAll);
  }

  /**
   * Judges all that are active, some hundred at a time, each batch in its own transaction.
   *
   * @return how many have got another light
   */
  public int judgeAll() {
    long after = 0;
    int changed = 0;
    while (true) {
      long from = after;
      Batch batch = transaction.execute(status -> judgeAfter(from));
      if (batch == null || batch.last() == from) {
        return changed;
      }
      changed += batch.changed();
      after = batch.last();
    }
  }

  private record Batch(long last, int changed) {}

  private Batch judgeAfter(long from) {
    List<Long> ids =
        jdbc.sql("select id from commitment where id > ? and state = 'ACTIVE' order by id limit ?")
            .params(from, BATCH)
            .query(Long.class)
            .list();
    if (ids.isEmpty()) {
      return new Batch(from, 0);
    }
    Map<Long, List<Milestone>> milestones = milestones(ids);
    List<Standing> standings =
        jdbc.sql(FACTS + "where c.id = any (?) order by c.id for no key update of c")
            .param(ids.toArray(Long[]::new))
            .query((row, number) -> standing(row, milestones))
            .list();
    int changed = 0;
    for (Standing standing : standings) {
      if (put(standing, false)) {
        changed++;
      }
    }
    return new Batch(ids.get(ids.size() - 1), changed);
  }

  /** Whether the light is another one. */
  private boolean put(Standing standing, boolean renew) {
    LightRules rules = rules(standing.facts());
    boolean isNew = standing.sentence().isEmpty();
    if (!isNew && !renew && rules.give(standing.facts(), standing.light(), standing.rule())) {
      return false;
    }
    Verdict verdict = rules.judge(standing.facts());
    boolean otherLight = verdict.light() != standing.light();
    LocalDate today = standing.facts().today();
    jdbc.sql(
            "update commitment set light = ?, light_rule = ?, light_zh = ?, light_en = ?,"
                + " light_on = case when light = ? and light_zh <> '' then light_on else ? end where id = ?")
        .params(
            verdict.light().name(),
            verdict.rule(),
            verdict.chinese(),
            verdict.english(),
            verdict.light().name(),
            today,
            standing.id())
        .update();
    if (!otherLight && !isNew) {
      return false;
    }
    jdbc.sql(
            "insert into commitment_history (commitment_id, at, who, what, zh, en, light_from, light_to) values (?, ?, ?, 'LIGHT', ?, ?, ?, ?)")
        .params(
            standing.id(),
            OffsetDateTime.now(clock),
            Actor.current().name(),
            verdict.chinese(),
            verdict.english(),
            isNew ? null : standing.light().name(),
            verdict.light().name())
        .update();
    events.publishEvent(
        new LightChanged(
            standing.kind(),
            standing.id(),
            isNew ? null : standing.light(),
            verdict.light(),
            today));
    return true;
  }

  private Standing standing(ResultSet row, Map<Long, List<Milestone>> milestones)
      throws SQLException {
    long id = row.getLong("id");
    BigDecimal planned = row.getBigDecimal("planned");
    Facts.Goal goal = null;
    if (planned != null) {
      String comparator = row.getString("comparator");
      boolean held = Facts.Goal.isHeld(row.getString("nature").equals("SUM"), comparator);
      goal = new Facts.Goal(comparator, planned, row.getString("unit"), held);
    }
    return new Standing(
        id,
        CommitmentKind.valueOf(row.getString("kind")),
        Light.valueOf(row.getString("light")),
        row.getString("light_rule"),
        row.getString("light_zh"),
        new Facts(
            row.getObject("start_on", LocalDate.class),
            row.getObject("due", LocalDate.class),
            LocalDate.now(clock),
            row.getBigDecimal("percent"),
            goal,
            row.getBigDecimal("reached"),
            milestones.getOrDefault(id, List.of())));
  }

  private record Passed(long commitmentId, @RecordRows.Prefix("") Milestone milestone) {}

  private Map<Long, List<Milestone>> milestones(List<Long> ids) {
    Among these = new Among(ids);
    return jdbc
        .sql(
            "select commitment_id, title, due, weight, done_on from milestone where commitment_id"
                + these.condition()
                + "order by due, id")
        .param(these.value())
        .query(RecordRows.of(Passed.class))
        .list()
        .stream()
        .collect(groupingBy(Passed::commitmentId, mapping(Passed::milestone, toList())));
  }
}
