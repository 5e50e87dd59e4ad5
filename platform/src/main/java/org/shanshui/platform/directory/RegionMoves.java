package org.shanshui.platform.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out a change of a region in the transaction that is on. What lies in regions is found in
 * the database's own catalogue ({@code tables_of_regions}), so that no table can be forgotten.
 */
@Component
class RegionMoves {
  private final JdbcClient jdbc;
  private final Regions regions;
  private final Units units;
  private final UnitMoves moves;
  private final RegionChecks checks;
  private final JsonMapper json = JsonMapper.builder().build();

  RegionMoves(JdbcClient jdbc, Regions regions, Units units, UnitMoves moves, RegionChecks checks) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.units = units;
    this.moves = moves;
    this.checks = checks;
  }

  /** Gives how many rows followed, by table, each time that some did: JSON. */
  List<String> carryOut(Region region, RegionPlan plan, LocalDate on) {
    if (plan instanceof RegionPlan.Altered altered) {
      return alter(region, altered, on);
    }
    return plan instanceof RegionPlan.Merged merged
        ? merge(region, merged, on)
        : split(region, (RegionPlan.Split) plan, on);
  }

  private List<String> alter(Region region, RegionPlan.Altered plan, LocalDate on) {
    keepName(region, on);
    String name = plan.name().strip();
    if (!name.equals(region.name())) {
      List<Unit> named = checks.calledAfter(region);
      jdbc.sql("update region set name = ? where code = ?").params(name, region.code()).update();
      for (Unit unit : named) {
        units.rename(
            unit.id(),
            unit.version(),
            name + unit.name().substring(region.name().length()),
            unit.kind());
      }
    }
    return plan.code().equals(region.code()) ? List.of() : recode(region, name, plan.code());
  }

  private List<String> recode(Region region, String name, String code) {
    String path = siblingPath(region, code);
    // Its path is the old one's until all has moved there.
    jdbc.sql(
            "insert into region (code, name, level, parent_code, path) values (?, ?, ?, ?, ? || ' ')")
        .params(code, name, region.level(), region.parentCode(), path)
        .update();
    String named = asked("select recode_region(?, ?)", region.code(), code);
    jdbc.sql("delete from region where code = ?").param(region.code()).update();
    jdbc.sql("update region set path = ? where code = ?").params(region.path(), code).update();
    return List.of(named, asked("select move_region(?, ?)", region.path(), path));
  }

  private List<String> merge(Region region, RegionPlan.Merged plan, LocalDate on) {
    Region into = regions.get(plan.into());
    List<String> moved = new ArrayList<>();
    for (Region below : regions.children(region.code())) {
      moved.add(hand(below, into));
    }
    for (Unit unit : checks.activeOf(region)) {
      if (!plan.units().containsKey(unit.id())) {
        moves.moveToRegion(unit.id(), into);
      }
    }
    new TreeMap<>(plan.units()).forEach(moves::mergeAcross);
    moves.settlePeople();
    moved.add(end(region, into, on));
    return moved;
  }

  private List<String> split(Region region, RegionPlan.Split plan, LocalDate on) {
    List<String> moved = new ArrayList<>();
    Map<String, Region> parts = new HashMap<>();
    for (RegionPlan.Part part : plan.parts()) {
      parts.put(
          part.code(),
          part.code().equals(region.code())
              ? region
              : regions.add(part.code(), part.name(), region.level(), region.parentCode()));
    }
    // No plan names a part that it does not make.
    Function<String, Region> made = code -> Objects.requireNonNull(parts.get(code), code);
    plan.regions()
        .forEach(
            (code, part) -> {
              if (!part.equals(region.code())) {
                moved.add(hand(regions.get(code), made.apply(part)));
              }
            });
    Map<Long, String> ways = checks.parts(region, plan);
    Map<Long, String> leaving = new HashMap<>(ways);
    leaving.replaceAll((unit, part) -> part.equals(plan.main()) ? "" : part);
    moved.add(
        asked("select follow_units(?, ?::jsonb)", region.path(), json.writeValueAsString(leaving)));
    ways.forEach(
        (unit, part) -> {
          if (!part.equals(region.code()) && units.get(unit).active()) {
            moves.moveToRegion(unit, made.apply(part));
          }
        });
    moves.settlePeople();
    if (!parts.containsKey(region.code())) {
      moved.add(end(region, made.apply(plan.main()), on));
    }
    return moved;
  }

  /** A region is one of another's from now on, with all below it. */
  private String hand(Region below, Region to) {
    jdbc.sql("update region set parent_code = ? where code = ?")
        .params(to.code(), below.code())
        .update();
    return asked("select move_region(?, ?)", below.path(), to.path() + below.code() + "/");
  }

  /** A region is no more; what was ever recorded for it lies below the one that takes it over. */
  private String end(Region region, Region into, LocalDate on) {
    keepName(region, on);
    jdbc.sql("update region set parent_code = ?, ended_on = ? where code = ?")
        .params(into.code(), on, region.code())
        .update();
    return asked("select move_region(?, ?)", region.path(), into.path() + region.code() + "/");
  }

  private void keepName(Region region, LocalDate until) {
    jdbc.sql("insert into region_name (region_code, code, name, until) values (?, ?, ?, ?)")
        .params(region.code(), region.code(), region.name(), until)
        .update();
  }

  private static String siblingPath(Region region, String code) {
    String path = region.path();
    return path.substring(0, path.length() - region.code().length() - 1) + code + "/";
  }

  private String asked(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(String.class).single();
  }
}
