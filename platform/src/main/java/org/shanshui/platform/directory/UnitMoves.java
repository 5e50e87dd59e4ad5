package org.shanshui.platform.directory;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.Lock;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units stand elsewhere: under another, merged into another, in another region. */
@Service
class UnitMoves {
  private final JdbcClient jdbc;
  private final Units units;
  private final ApplicationEventPublisher events;

  UnitMoves(JdbcClient jdbc, Units units, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.units = units;
    this.events = events;
  }

  /**
   * Puts a unit, with all below it, under another; its people see from then on what belongs there.
   *
   * @param parentId null for none
   */
  @Transactional
  Unit move(long id, int version, @Nullable Long parentId) {
    lockHierarchy();
    Unit unit = units.changeable(id);
    Unit parent = parentId == null ? null : units.parent(parentId, unit.regionPath());
    if (parent != null && parent.path().startsWith(unit.path())) {
      throw Refusal.invalid(
              "directory.region-below-itself",
              "“" + parent.name() + "”是“" + unit.name() + "”的下属单位，不能作为它的上级。",
              parent.name() + " lies below " + unit.name())
          .asException();
    }
    Units.changed(
        jdbc.sql(
                "update unit set parent_id = ?, version = version + 1 where id = ? and version = ?")
            .params(parentId, id, version)
            .update());
    relocate(unit.path(), (parent == null ? "/" : parent.path()) + id + "/");
    return units.get(id);
  }

  /**
   * A unit goes up in another of the same region (撤并): its names become the other's aliases, its
   * people and what lies below it go over. It stays, no longer active, below the other, so that
   * everything that was ever recorded for it is found there.
   */
  @Transactional
  Unit merge(long id, int version, long intoId) {
    lockHierarchy();
    Unit unit = units.changeable(id);
    Unit into = units.changeable(intoId);
    if (id == intoId || into.path().startsWith(unit.path())) {
      throw Refusal.invalid(
              "directory.unit-below-itself",
              "不能并入自身或下属单位。",
              "a unit cannot go up in itself or in one below it")
          .asException();
    }
    if (!unit.regionCode().equals(into.regionCode())) {
      throw Refusal.invalid(
              "directory.merged-across-regions",
              "只能并入同一行政区划的单位。",
              "units are merged within one region only")
          .asException();
    }
    if (!into.active() || unit.mergedInto() != null) {
      throw Refusal.invalid(
              "directory.successor-inactive",
              "所选单位已停用或已撤并。",
              "that unit is no longer active, or merged already")
          .asException();
    }
    goUp(unit, version, into);
    return units.get(intoId);
  }

  /** What is a unit's goes over to another, be it of another region. */
  private void goUp(Unit unit, int version, Unit into) {
    long id = unit.id();
    long intoId = into.id();
    for (Long child :
        jdbc.sql("select id from unit where parent_id = ? and merged_into is null order by id")
            .param(id)
            .query(Long.class)
            .list()) {
      Unit below = units.get(child);
      jdbc.sql("update unit set parent_id = ?, version = version + 1 where id = ?")
          .params(intoId, child)
          .update();
      relocate(below.path(), into.path() + child + "/");
    }
    jdbc.sql("update unit_alias set unit_id = ? where unit_id = ?").params(intoId, id).update();
    jdbc.sql(
            "insert into unit_alias (unit_id, region_code, alias) values (?, ?, ?) on conflict do nothing")
        .params(intoId, unit.regionCode(), unit.name())
        .update();
    jdbc.sql("update office_question set unit_id = ? where unit_id = ?")
        .params(intoId, id)
        .update();
    Units.changed(
        jdbc.sql(
                "update unit set parent_id = ?, merged_into = ?, active = false, version = version + 1 where id = ? and version = ?")
            .params(intoId, intoId, id, version)
            .update());
    relocate(unit.path(), into.path() + id + "/");
    jdbc.sql("update person set unit_id = ?, unit_ids = ?, version = version + 1 where unit_id = ?")
        .params(intoId, ids(into.path()), id)
        .update();
    events.publishEvent(new UnitMerged(id, intoId));
  }

  /**
   * A unit goes up in one of the region that takes its own over (区划调整): its names lead to that one
   * in both.
   */
  void mergeAcross(long id, long intoId) {
    Unit unit = units.get(id);
    Unit into = units.get(intoId);
    lendNames(unit, into.regionCode(), intoId);
    goUp(unit, unit.version(), into);
  }

  /** A unit is one of another region from now on, and still found by its name in the old one. */
  void moveToRegion(long id, Region to) {
    Unit unit = units.get(id);
    lendNames(unit, to.code(), id);
    jdbc.sql(
            "insert into unit_alias (unit_id, region_code, alias) values (?, ?, ?) on conflict do nothing")
        .params(id, unit.regionCode(), unit.name())
        .update();
    jdbc.sql("delete from unit_alias where unit_id = ? and region_code = ? and alias = ?")
        .params(id, to.code(), unit.name())
        .update();
    jdbc.sql("update unit set region_code = ?, region_path = ?, version = version + 1 where id = ?")
        .params(to.code(), to.path(), id)
        .update();
  }

  /** The unit's names lead to another in a region, those that lead to none there. */
  private void lendNames(Unit unit, String region, long to) {
    jdbc.sql(
            """
            insert into unit_alias (unit_id, region_code, alias)
              select :to, :region, called from (
                select alias as called from unit_alias where unit_id = :unit union select :name) named
              where not exists (select from unit where region_code = :region and name = called)
            on conflict do nothing
            """)
        .param("to", to)
        .param("region", region)
        .param("unit", unit.id())
        .param("name", unit.name())
        .update();
  }

  /** People lie in the region of their unit. */
  void settlePeople() {
    jdbc.sql(
            "update person p set region_path = u.region_path, version = p.version + 1 from unit u"
                + " where u.id = p.unit_id and p.region_path <> u.region_path")
        .update();
  }

  private void relocate(String from, String to) {
    String beyond = from.substring(0, from.length() - 1) + "0";
    List<Long> moved =
        jdbc.sql(
                "update unit set path = ? || substr(path, ?) where path >= ? and path < ? returning id")
            .params(to, from.length() + 1, from, beyond)
            .query(Long.class)
            .list();
    jdbc.sql(
            "update person p set unit_ids = string_to_array(trim(both '/' from u.path), '/')::bigint[] from unit u"
                + " where u.id = p.unit_id and u.id = any (?)")
        .param(moved.toArray(Long[]::new))
        .update();
  }

  /** Two who move units at the same time must not make a circle of them. */
  private void lockHierarchy() {
    Lock.HIERARCHY.take(jdbc);
  }

  private static Long[] ids(String path) {
    return Arrays.stream(path.split("/"))
        .filter(id -> !id.isEmpty())
        .map(Long::valueOf)
        .toArray(Long[]::new);
  }
}
