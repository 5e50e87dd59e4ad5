package org.shanshui.platform.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.offices.Offices;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The units, their hierarchy, and the names that plans call them by. */
@Service
public class Units {
  private static final String COLUMNS =
      "select id, name, kind, region_code, region_path, parent_id, path, active, version from unit ";

  private final JdbcClient jdbc;
  private final Regions regions;

  Units(JdbcClient jdbc, Regions regions) {
    this.jdbc = jdbc;
    this.regions = regions;
  }

  public Optional<Unit> find(long id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Unit.class).optional();
  }

  /** The unit of this id; refuses if there is none. */
  public Unit get(long id) {
    return find(id)
        .orElseThrow(
            () -> Refusal.missing("没有编号为 " + id + " 的单位。", "there is no unit " + id).asException());
  }

  public List<Unit> get(Collection<Long> ids) {
    return jdbc.sql(COLUMNS + "where id = any (?) order by id")
        .param(ids.toArray(Long[]::new))
        .query(Unit.class)
        .list();
  }

  /** Units of a region itself, without those of the regions below. */
  public List<Unit> of(String regionCode) {
    return jdbc.sql(COLUMNS + "where region_code = ? order by path")
        .param(regionCode)
        .query(Unit.class)
        .list();
  }

  /** Units of a region and of all below it. */
  public List<Unit> within(String regionPath) {
    return jdbc.sql(
            COLUMNS
                + "where region_path >= :path and region_path < :beyond order by region_path, path")
        .param("path", regionPath)
        .param("beyond", regionPath.substring(0, regionPath.length() - 1) + "0")
        .query(Unit.class)
        .list();
  }

  /** The governments of the regions directly below (各县（市、区）政府), whom a general clause commits. */
  public List<Unit> governmentsBelow(String regionCode) {
    return jdbc.sql(
            COLUMNS
                + "where kind = 'government' and parent_id is null and active"
                + " and region_code in (select code from region where parent_code = ?) order by region_code")
        .param(regionCode)
        .query(Unit.class)
        .list();
  }

  /**
   * The unit that a plan of the region means by an office's name (单位归一): its name, an alias it was
   * given, or an office of the same meaning by {@link Offices#same}.
   */
  public Optional<Unit> called(String office, String regionCode) {
    Optional<Unit> exact =
        jdbc.sql(
                COLUMNS
                    + "where region_code = :region and name = :name or id in"
                    + " (select unit_id from unit_alias where region_code = :region and alias = :name) order by id limit 1")
            .param("region", regionCode)
            .param("name", office)
            .query(Unit.class)
            .optional();
    if (exact.isPresent()) {
      return exact;
    }
    List<Unit> same = of(regionCode).stream().filter(u -> Offices.same(u.name(), office)).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  /**
   * The unit called so; where there is none the name is put among the questions to the
   * administrator, once.
   *
   * @param seenIn title of the document that uses the name
   */
  @Transactional
  public Optional<Unit> calledOrAsk(String office, String regionCode, String seenIn) {
    Optional<Unit> known = called(office, regionCode);
    if (known.isEmpty()) {
      jdbc.sql(
              "insert into office_question (region_code, name, seen_in) values (?, ?, ?) on conflict do nothing")
          .params(regionCode, office, seenIn)
          .update();
    }
    return known;
  }

  @Transactional
  public Unit add(String name, String kind, String regionCode, @Nullable Long parentId) {
    Actor.current().must(Role.ADMINISTRATOR, Role.PLANNER);
    String cleaned = name.strip();
    if (cleaned.isEmpty() || cleaned.length() > 100) {
      throw Refusal.invalid("单位名称应为 1–100 个字。", "a unit's name has 1 to 100 characters")
          .asException();
    }
    Region region = regions.get(regionCode);
    Unit parent = parentId == null ? null : get(parentId);
    Long id =
        jdbc.sql(
                "insert into unit (name, kind, region_code, region_path, parent_id, path) values (?, ?, ?, ?, ?, '') on conflict do nothing returning id")
            .params(cleaned, kind, region.code(), region.path(), parentId)
            .query(Long.class)
            .optional()
            .orElseThrow(
                () ->
                    Refusal.conflict(
                            region.name() + "已有单位“" + cleaned + "”。",
                            region.name() + " already has a unit named " + cleaned)
                        .asException());
    jdbc.sql("update unit set path = ? where id = ?")
        .params((parent == null ? "/" : parent.path()) + id + "/", id)
        .update();
    return get(id);
  }

  /** Another name that plans of the unit's region call it by. */
  @Transactional
  public void addAlias(long unitId, String alias) {
    Actor.current().must(Role.ADMINISTRATOR, Role.PLANNER);
    Unit unit = get(unitId);
    int added =
        jdbc.sql(
                "insert into unit_alias (unit_id, region_code, alias) values (?, ?, ?) on conflict do nothing")
            .params(unitId, unit.regionCode(), alias.strip())
            .update();
    if (added == 0) {
      throw Refusal.conflict(
              "别名“" + alias + "”已属于某个单位。", "the alias " + alias + " belongs to a unit already")
          .asException();
    }
    jdbc.sql("update office_question set unit_id = ? where region_code = ? and name = ?")
        .params(unitId, unit.regionCode(), alias.strip())
        .update();
  }

  /** The unit and all below it: whose affairs its people see. */
  List<Long> subtree(Unit unit) {
    return jdbc.sql("select id from unit where path >= ? and path < ? order by id")
        .params(unit.path(), unit.path().substring(0, unit.path().length() - 1) + "0")
        .query(Long.class)
        .list();
  }
}
