package org.shanshui.platform.commitments.register;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the filters and forms of lists offer to the one who looks. */
@Service
public class Choices {
  private final JdbcClient jdbc;
  private final Units units;
  private final Regions regions;
  private final Clock clock;
  private final KeptFigures<String, List<CommittedPlan>> plans;
  private final KeptFigures<String, List<Unit>> within;

  Choices(JdbcClient jdbc, Units units, Regions regions, ChangeRecord record, Clock clock) {
    this.plans = new KeptFigures<>(record, clock, Duration.ZERO, "committed_plan");
    this.within = new KeptFigures<>(record, clock, Duration.ZERO, "unit", "region");
    this.jdbc = jdbc;
    this.units = units;
    this.regions = regions;
    this.clock = clock;
  }

  /** A plan that made commitments. */
  public record CommittedPlan(
      long id,
      int version,
      String title,
      String regionPath,
      String regionCode,
      int firstYear,
      int lastYear) {}

  /** The plans in sight, the latest first, at most 200. */
  public List<CommittedPlan> committedPlans() {
    return plans.get(
        "plans",
        () ->
            jdbc.sql(
                    "select id, version, title, region_path, region_code, first_year, last_year from committed_plan order by id desc limit 200")
                .query(RecordRows.of(CommittedPlan.class))
                .list());
  }

  public java.util.Optional<CommittedPlan> committedPlan(long id) {
    return jdbc.sql(
            "select id, version, title, region_path, region_code, first_year, last_year from committed_plan where id = ?")
        .param(id)
        .query(RecordRows.of(CommittedPlan.class))
        .optional();
  }

  public Map<String, String> plans() {
    Map<String, String> plans = new LinkedHashMap<>();
    committedPlans().forEach(plan -> plans.put(String.valueOf(plan.id()), plan.title()));
    return plans;
  }

  /** Units of the actor's region and below; a unit officer's own only. */
  public Map<String, String> units() {
    Map<String, String> names = new LinkedHashMap<>();
    within().forEach(unit -> names.put(String.valueOf(unit.id()), unit.name()));
    return names;
  }

  private List<Unit> within() {
    Actor actor = Actor.current();
    return within.get(
        "units",
        () ->
            actor.sight().region().isEmpty()
                ? units.get(actor.sight().units())
                : units.within(actor.sight().region()));
  }

  /** Regions directly below the actor's, by path. */
  public Map<String, String> counties() {
    Map<String, String> names = new LinkedHashMap<>();
    String path = Actor.current().region();
    if (path.isEmpty()) {
      return names;
    }
    for (Region region :
        regions.byPath(path).map(r -> regions.children(r.code())).orElse(List.of())) {
      names.put(region.code(), region.name());
    }
    return names;
  }

  /** The actor's region and those directly below, by code. */
  public Map<String, String> places() {
    Map<String, String> names = new LinkedHashMap<>();
    regions.byPath(Actor.current().region()).ifPresent(r -> names.put(r.code(), r.name()));
    names.putAll(counties());
    return names;
  }

  public Map<String, String> years() {
    Map<String, String> years = new LinkedHashMap<>();
    int now = LocalDate.now(clock).getYear();
    int first = now;
    int last = now;
    for (CommittedPlan plan : committedPlans()) {
      first = Math.min(first, Math.max(plan.firstYear(), now - 15));
      last = Math.max(last, Math.min(plan.lastYear(), now + 15));
    }
    for (int year = first; year <= last; year++) {
      years.put(String.valueOf(year), String.valueOf(year));
    }
    return years;
  }

  /** Names of these units, each of which may be named several times. */
  public Map<Long, String> names(Collection<Commitment> commitments) {
    Set<Long> ids = new HashSet<>();
    commitments.forEach(c -> ids.addAll(c.unitIds()));
    return unitNames(ids);
  }

  public Map<Long, String> unitNames(Collection<Long> ids) {
    Map<Long, String> names = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      units.get(ids).forEach(unit -> names.put(unit.id(), unit.name()));
    }
    return names;
  }

  /** The region of a code that a filter names, with its units. */
  public @Nullable Region region(@Nullable String code) {
    return code == null || code.isBlank() ? null : regions.get(code);
  }

  public List<Long> unitsWithin(Region region) {
    return units.within(region.path()).stream().map(Unit::id).toList();
  }

  /** Ids that a form names, in their order. */
  public static List<Long> ids(@Nullable List<Long> given) {
    return given == null ? List.of() : new ArrayList<>(given);
  }
}
