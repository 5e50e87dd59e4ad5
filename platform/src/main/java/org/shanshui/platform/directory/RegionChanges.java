package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.Lock;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes of regions (区划调整): planned by the administrator of the level above, checked, and carried
 * out on their day in one transaction, with whatever lies in the region.
 */
@Service
public class RegionChanges {
  /** To rename, recode, join and divide the regions below one. */
  static final May<String> PLAN = May.ofRegion(Role.ADMINISTRATOR);

  /** A decision that was learnt of late may hold since so many days. */
  static final int FARTHEST_BACK = 90;

  /** And one may be planned so many days ahead. */
  static final int FARTHEST_AHEAD = 730;

  private static final int LONGEST_REASON = 200;
  private static final Actor HOUSE = Actor.house("区划调整");
  private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};
  static final String COLUMNS =
      "c.id, c.kind, c.region_code, c.region_name, c.on_day, c.plan, c.reason, c.state, c.planned_by, c.planned_name,"
          + " c.planned_at, c.applied_at, c.moved, c.fault_chinese, c.fault_english, c.version";
  static final String FROM = "region_change c";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final Regions regions;
  private final RegionChecks checks;
  private final RegionMoves moves;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RegionChanges(
      JdbcClient jdbc,
      Regions regions,
      RegionChecks checks,
      RegionMoves moves,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.checks = checks;
    this.moves = moves;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The day of a change has come, or had when it was planned. */
  record Due(long changeId) {}

  /** A change; refuses if there is none in sight. */
  RegionChange get(long id) {
    return find(id)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "directory.no-region-change",
                        "没有这项区划调整。",
                        "there is no such change of a region")
                    .asException());
  }

  private Optional<RegionChange> find(long id) {
    return jdbc.sql("select " + COLUMNS + " from " + FROM + " where c.id = ?")
        .param(id)
        .query(mapper())
        .optional();
  }

  /** The changes of a region, the latest first. */
  List<RegionChange> of(String regionCode) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from "
                + FROM
                + " where c.region_code = ? order by c.on_day desc, c.id desc")
        .param(regionCode)
        .query(mapper())
        .list();
  }

  /**
   * Plans a change. One whose day is today or past is carried out at once.
   *
   * @param on the first day on which it holds
   * @param reason by what it was decided
   */
  @Transactional
  public RegionChange plan(String code, RegionPlan plan, LocalDate on, String reason) {
    Region region = regions.get(code);
    Region above = above(region);
    PLAN.demand(above.path());
    mustBeADay(on);
    String cleaned = reason.strip();
    if (cleaned.length() < 2 || cleaned.length() > LONGEST_REASON) {
      throw Refusal.invalid(
              "directory.approval-missing",
              "请写明依据，如批复文号，2–200 个字。",
              "say by what it was decided, as the number of the approval, in 2 to 200 characters")
          .beside("reason")
          .asException();
    }
    Lock.HIERARCHY.take(jdbc);
    mustStandAlone(region, plan);
    checks.check(region, plan);
    Actor actor = Actor.current();
    long id =
        jdbc.sql(
                """
                insert into region_change (kind, region_code, region_name, on_day, plan, reason, planned_by, planned_name, planned_at, region_path)
                values (:kind, :region, :name, :day, :plan::jsonb, :reason, :by, :by_name, :at, :path) returning id
                """)
            .param("kind", RegionPlan.Kind.of(plan).name())
            .param("region", region.code())
            .param("name", region.name())
            .param("day", on)
            .param("plan", JSON.writeValueAsString(plan))
            .param("reason", cleaned)
            .param("by", actor.person())
            .param("by_name", actor.name())
            .param("at", OffsetDateTime.now(clock))
            .param("path", above.path())
            .query(Long.class)
            .single();
    if (!on.isAfter(LocalDate.now(clock))) {
      events.publishEvent(new Due(id));
    }
    return get(id);
  }

  private Region above(Region region) {
    if (region.endedOn() != null) {
      throw Refusal.conflict(
              "directory.region-ended-before",
              region.name() + "已于 " + region.endedOn() + " 撤销，不能再调整。",
              region.name() + " is no region any more since " + region.endedOn())
          .asException();
    }
    if (region.parentCode() == null) {
      throw Refusal.invalid("directory.nation-stays", "国家一级不能调整。", "the nation is not changed here")
          .asException();
    }
    return regions.get(region.parentCode());
  }

  /** Whether the current actor may plan a change of the region. */
  boolean mayPlan(Region region) {
    return region.endedOn() == null
        && region.parentCode() != null
        && PLAN.allows(regions.get(region.parentCode()).path());
  }

  private void mustBeADay(LocalDate on) {
    LocalDate today = LocalDate.now(clock);
    LocalDate first = today.minusDays(FARTHEST_BACK);
    LocalDate last = today.plusDays(FARTHEST_AHEAD);
    if (on.isBefore(first) || on.isAfter(last)) {
      throw Refusal.invalid(
              "directory.change-day-unfit",
              "生效日应在 %s 至 %s 之间。更早生效的，请填写 %s，并在依据中写明原生效日。".formatted(first, last, first),
              "the day is from %s to %s; for an earlier one enter %s and say in the reason since when it holds"
                  .formatted(first, last, first))
          .beside("on")
          .asException();
    }
  }

  /** One change at a time: what another would make of the region nobody can check now. */
  private void mustStandAlone(Region region, RegionPlan plan) {
    List<String> paths = new ArrayList<>(List.of(region.path()));
    if (plan instanceof RegionPlan.Merged merged) {
      paths.add(regions.get(merged.into()).path());
    }
    for (String path : paths) {
      jdbc.sql(
              """
              select c.region_name || '（' || c.on_day || '）' from region_change c join region r on r.code = c.region_code
                left join region i on i.code = c.plan ->> 'into'
              where c.state = 'PLANNED' and (starts_with(r.path, :path) or starts_with(:path, r.path)
                or starts_with(i.path, :path) or starts_with(:path, i.path)) limit 1
              """)
          .param("path", path)
          .query(String.class)
          .optional()
          .ifPresent(
              other -> {
                throw Refusal.conflict(
                        "directory.change-planned-already",
                        "已有一项待生效的调整：" + other + "。请待其生效，或先撤回。",
                        "another change is planned: "
                            + other
                            + "; wait for it or withdraw it first")
                    .asException();
              });
    }
  }

  /** Takes back what has not been carried out. */
  @Transactional
  public RegionChange withdraw(long id, int version) {
    RegionChange change = get(id);
    PLAN.demand(above(regions.get(change.regionCode())).path());
    int changed =
        jdbc.sql(
                "update region_change set state = 'WITHDRAWN', version = version + 1 where id = ? and version = ? and state = 'PLANNED'")
            .params(id, version)
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    return get(id);
  }

  @Scheduled(cron = "0 2 * * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "region-changes", lockAtMostFor = "PT50M")
  void everyHour() {
    HOUSE.run(this::carryOut);
  }

  @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
  void on(Due due) {
    HOUSE.run(this::carryOut);
  }

  /** Carries out the changes whose day has come, the earliest first; each by itself. */
  public void carryOut() {
    List<Long> due =
        jdbc.sql(
                "select id from region_change where state = 'PLANNED' and on_day <= ? order by on_day, id")
            .param(LocalDate.now(clock))
            .query(Long.class)
            .list();
    for (long id : due) {
      RegionChange change = get(id);
      try {
        Actor.inNameOf(change.plannedBy(), change.plannedName())
            .run(() -> transaction.executeWithoutResult(status -> carryOut(id)));
      } catch (Refused refused) {
        transaction.executeWithoutResult(status -> isStuck(change, refused.refusal()));
      }
    }
  }

  private void carryOut(long id) {
    Lock.HIERARCHY.take(jdbc);
    RegionChange change = get(id);
    if (change.state() != RegionChange.State.PLANNED) {
      return;
    }
    Region region = regions.get(change.regionCode());
    checks.check(region, change.plan());
    Map<String, Long> moved = new TreeMap<>();
    for (String counts : moves.carryOut(region, change.plan(), change.onDay())) {
      JSON.readValue(counts, COUNTS).forEach((table, rows) -> moved.merge(table, rows, Long::sum));
    }
    // What is kept of the change itself is none of what follows.
    moved.keySet().removeAll(Set.of("region", "region_change", "region_name", "region_was_at"));
    jdbc.sql(
            """
            update region_change set state = 'APPLIED', applied_at = :at, moved = :moved::jsonb, fault_chinese = null,
              fault_english = null, version = version + 1 where id = :id
            """)
        .param("at", OffsetDateTime.now(clock))
        .param("moved", JSON.writeValueAsString(moved))
        .param("id", id)
        .update();
    events.publishEvent(
        change.plan() instanceof RegionPlan.Merged merged
            ? new RegionChanged(id, change.regionCode(), merged.into(), List.of())
            : new RegionChanged(
                id,
                change.regionCode(),
                null,
                change.plan() instanceof RegionPlan.Split split
                    ? split.parts().stream().map(RegionPlan.Part::code).toList()
                    : List.of()));
    tell(get(id), null);
  }

  /** It stays planned, with the reason, and is tried again; who planned it is told once. */
  private void isStuck(RegionChange change, Refusal refusal) {
    if (refusal.chinese().equals(change.faultChinese())) {
      return;
    }
    jdbc.sql(
            "update region_change set fault_chinese = ?, fault_english = ?, version = version + 1 where id = ?")
        .params(refusal.chinese(), refusal.english(), change.id())
        .update();
    tell(change, refusal);
  }

  private void tell(RegionChange change, @Nullable Refusal refusal) {
    events.publishEvent(
        new RegionChangeTold(
            change.id(),
            change.kind(),
            change.plannedBy(),
            change.regionCode(),
            change.regionName(),
            refusal == null ? null : refusal.chinese(),
            refusal == null ? null : refusal.english()));
  }

  static RecordRows<RegionChange> mapper() {
    return RecordRows.of(RegionChange.class)
        .with(
            "plan",
            row ->
                JSON.readValue(
                    row.getString("plan"), RegionPlan.Kind.valueOf(row.getString("kind")).type()))
        .with("moved", row -> JSON.readValue(row.getString("moved"), COUNTS));
  }
}
