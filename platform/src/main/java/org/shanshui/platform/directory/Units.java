package org.shanshui.platform.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.offices.Offices;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.Among;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Sought;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The units, their hierarchy, and the names that plans call them by. */
@Service
public class Units {
  /** To add units, rename, move and join them. */
  static final May<String> CHANGE = May.ofRegion(Role.ADMINISTRATOR, Role.PLANNER);

  private static final String COLUMNS =
      "select id, name, kind, region_code, region_path, parent_id, path, active, merged_into, version from unit ";

  private static final int LONGEST_NAME = 100;

  /** What kinds of unit there are. */
  static final List<String> KINDS =
      List.of("government", "party", "department", "institution", "enterprise", "other");

  private final JdbcClient jdbc;
  private final Regions regions;
  private final ApplicationEventPublisher events;
  private final Unfinished unfinished;

  Units(JdbcClient jdbc, Regions regions, ApplicationEventPublisher events, Unfinished unfinished) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.events = events;
    this.unfinished = unfinished;
  }

  public Optional<Unit> find(long id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query(RecordRows.of(Unit.class)).optional();
  }

  /** The unit of this id; refuses if there is none. */
  public Unit get(long id) {
    return find(id)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "directory.no-unit", "没有编号为 " + id + " 的单位。", "there is no unit " + id)
                    .asException());
  }

  public List<Unit> get(Collection<Long> ids) {
    Among these = new Among(ids);
    return jdbc.sql(COLUMNS + "where id" + these.condition() + "order by id")
        .param(these.value())
        .query(RecordRows.of(Unit.class))
        .list();
  }

  /** Units of a region itself, without those of the regions below. */
  public List<Unit> of(String regionCode) {
    return jdbc.sql(COLUMNS + "where region_code = ? order by natural_order(path) collate \"C\"")
        .param(regionCode)
        .query(RecordRows.of(Unit.class))
        .list();
  }

  /** Units of a region and of all below it. */
  public List<Unit> within(String regionPath) {
    return jdbc.sql(
            COLUMNS
                + "where region_path >= :path and region_path < :beyond order by region_path, natural_order(path) collate \"C\"")
        .param("path", regionPath)
        .param("beyond", regionPath.substring(0, regionPath.length() - 1) + "0")
        .query(RecordRows.of(Unit.class))
        .list();
  }

  /** The governments of the regions directly below (各县（市、区）政府), whom a general clause commits. */
  public List<Unit> governmentsBelow(String regionCode) {
    return jdbc.sql(
            COLUMNS
                + "where kind = 'government' and parent_id is null and active"
                + " and region_code in (select code from region where parent_code = ? and ended_on is null) order by region_code")
        .param(regionCode)
        .query(RecordRows.of(Unit.class))
        .list();
  }

  /**
   * The unit that a plan of the region means by an office's name (单位归一): its name or an alias it
   * was given; else the only one that is the {@link Offices#same} by one of its names; else the
   * only one that the name {@link Offices#shortens}. Where several fit, none is meant: that is for
   * people to say.
   */
  public Optional<Unit> called(String office, String regionCode) {
    Optional<Unit> exact =
        jdbc.sql(
                COLUMNS
                    + "where region_code = :region and name = :name or id in"
                    + " (select unit_id from unit_alias where region_code = :region and alias = :name) order by active desc, id limit 1")
            .param("region", regionCode)
            .param("name", office)
            .query(RecordRows.of(Unit.class))
            .optional();
    if (exact.isPresent()) {
      return Optional.of(successor(exact.get()));
    }
    String meant = atItsLevel(office, regions.get(regionCode).name());
    Map<Unit, List<String>> names = names(regionCode);
    List<Unit> fit = fit(names, name -> Offices.same(name, meant));
    if (fit.isEmpty()) {
      fit = fit(names, name -> Offices.shortens(meant, name));
    }
    return fit.size() == 1 ? Optional.of(fit.get(0)) : Optional.empty();
  }

  private static List<Unit> fit(Map<Unit, List<String>> names, Predicate<String> fits) {
    return names.entrySet().stream()
        .filter(unit -> unit.getValue().stream().anyMatch(fits))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The active units of a region with all that each is called, at the region's level. */
  private Map<Unit, List<String>> names(String regionCode) {
    String region = regions.get(regionCode).name();
    Map<Unit, List<String>> names = new LinkedHashMap<>();
    Map<Long, List<String>> byId = new HashMap<>();
    for (Unit unit : of(regionCode)) {
      if (unit.active()) {
        List<String> own = new ArrayList<>(List.of(atItsLevel(unit.name(), region)));
        names.put(unit, own);
        byId.put(unit.id(), own);
      }
    }
    jdbc.sql("select unit_id, alias from unit_alias where region_code = ?")
        .param(regionCode)
        .query(
            row -> {
              List<String> own = byId.get(row.getLong("unit_id"));
              if (own != null) {
                own.add(atItsLevel(row.getString("alias"), region));
              }
            });
    return names;
  }

  /**
   * An office's name with the level of its region in place of the region's name, 市水利局 for 云岫市水利局:
   * which regions there are, the directory knows better than any list of places.
   */
  static String atItsLevel(String office, String region) {
    String own = office.startsWith("中共" + region) ? office.substring(2) : office;
    return own.startsWith(region) && own.length() > region.length()
        ? region.substring(region.length() - 1) + own.substring(region.length())
        : office;
  }

  /** Who answers for a unit's affairs now: itself, or the unit that it was merged into. */
  public Unit successor(Unit unit) {
    Unit now = unit;
    while (now.mergedInto() != null) {
      now = get(now.mergedInto());
    }
    return now;
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
              "insert into office_question (region_code, region_path, name, seen_in) values (?, ?, ?, ?) on conflict do nothing")
          .params(regionCode, regions.get(regionCode).path(), office, seenIn)
          .update();
    }
    return known;
  }

  /**
   * Adds a unit.
   *
   * @param kind one of government, party, department, institution, enterprise, other
   * @param parentId a unit of the same region or of one above; null for none
   */
  @Transactional
  public Unit add(String name, String kind, String regionCode, @Nullable Long parentId) {
    Region region = regions.get(regionCode);
    CHANGE.demand(region.path());
    if (region.endedOn() != null) {
      throw Refusal.conflict(
              "directory.region-ended",
              region.name() + "已不再是行政区划，请加在承接它的区划下。",
              region.name() + " is no region any more: add to the one that took it over")
          .asException();
    }
    String cleaned = checkedName(name);
    if (!KINDS.contains(kind)) {
      throw Refusal.invalid(
              "directory.no-unit-kind", "没有“" + kind + "”这类单位。", "there is no kind of unit " + kind)
          .asException();
    }
    Unit parent = parentId == null ? null : parent(parentId, region.path());
    mustBeFree(cleaned, region, null);
    Long id =
        jdbc.sql(
                "insert into unit (name, kind, region_code, region_path, parent_id, path) values (?, ?, ?, ?, ?, '') on conflict do nothing returning id")
            .params(cleaned, kind, region.code(), region.path(), parentId)
            .query(Long.class)
            .optional()
            .orElseThrow(() -> taken(cleaned, region).asException());
    jdbc.sql("update unit set path = ? where id = ?")
        .params((parent == null ? "/" : parent.path()) + id + "/", id)
        .update();
    answer(cleaned, region.code(), id);
    return get(id);
  }

  /** Another name that plans of the unit's region call it by. */
  @Transactional
  public void addAlias(long unitId, String alias) {
    Unit unit = changeable(unitId);
    String cleaned = checkedName(alias);
    mustBeFree(cleaned, regions.get(unit.regionCode()), null);
    jdbc.sql("insert into unit_alias (unit_id, region_code, alias) values (?, ?, ?)")
        .params(unitId, unit.regionCode(), cleaned)
        .update();
    answer(cleaned, unit.regionCode(), unitId);
  }

  /** An alias of a unit. */
  record Alias(long id, String alias) {}

  List<Alias> aliases(long unitId) {
    return jdbc.sql("select id, alias from unit_alias where unit_id = ? order by alias")
        .param(unitId)
        .query(RecordRows.of(Alias.class))
        .list();
  }

  @Transactional
  void removeAlias(long unitId, long aliasId) {
    changeable(unitId);
    int removed =
        jdbc.sql("delete from unit_alias where id = ? and unit_id = ?")
            .params(aliasId, unitId)
            .update();
    if (removed == 0) {
      throw Refusal.missing("directory.no-alias", "该别名已不存在。", "there is no such alias any more")
          .asException();
    }
  }

  /** Changes name and kind; the old name stays as an alias, for plans go on using it. */
  @Transactional
  Unit rename(long id, int version, String name, String kind) {
    Unit unit = changeable(id);
    String cleaned = checkedName(name);
    if (!KINDS.contains(kind)) {
      throw Refusal.invalid(
              "directory.no-unit-kind", "没有“" + kind + "”这类单位。", "there is no kind of unit " + kind)
          .asException();
    }
    Region region = regions.get(unit.regionCode());
    if (!cleaned.equals(unit.name())) {
      mustBeFree(cleaned, region, id);
      jdbc.sql("delete from unit_alias where unit_id = ? and alias = ?")
          .params(id, cleaned)
          .update();
      jdbc.sql(
              "insert into unit_alias (unit_id, region_code, alias) values (?, ?, ?) on conflict do nothing")
          .params(id, unit.regionCode(), unit.name())
          .update();
    }
    changed(
        jdbc.sql(
                "update unit set name = ?, kind = ?, version = version + 1 where id = ? and version = ?")
            .params(cleaned, kind, id, version)
            .update());
    answer(cleaned, unit.regionCode(), id);
    if (!cleaned.equals(unit.name())) {
      events.publishEvent(new UnitRenamed(id, unit.name(), cleaned));
    }
    return get(id);
  }

  /** Whether a unit can take on anything new. */
  @Transactional
  Unit setActive(long id, int version, boolean active) {
    Unit unit = changeable(id);
    if (active && unit.mergedInto() != null) {
      throw Refusal.conflict(
              "directory.unit-merged", "该单位已撤并，不能启用。", "the unit was merged into another")
          .asException();
    }
    if (!active) {
      long people = count("select count(*) from person where unit_id = ? and active", id);
      long below = count("select count(*) from unit where parent_id = ? and active", id);
      if (people > 0 || below > 0) {
        throw Refusal.conflict(
                "directory.unit-not-empty",
                "该单位还有 %d 名在用人员、%d 个在用下属单位。请先调整或停用它们。".formatted(people, below),
                "the unit still has %d active people and %d active units below: move or deactivate them first"
                    .formatted(people, below))
            .asException();
      }
      unfinished.mustBeNone(unit);
    }
    changed(
        jdbc.sql("update unit set active = ?, version = version + 1 where id = ? and version = ?")
            .params(active, id, version)
            .update());
    return get(id);
  }

  /** The unit and all below it: whose affairs its people see. */
  List<Long> subtree(Unit unit) {
    return jdbc.sql("select id from unit where path >= ? and path < ? order by id")
        .params(unit.path(), unit.path().substring(0, unit.path().length() - 1) + "0")
        .query(Long.class)
        .list();
  }

  /** Units whose name or alias holds these words, within a region and below. */
  public List<Unit> search(String words, String regionPath, int limit) {
    Condition called =
        Sought.of(words)
            .in(
                "word",
                "id",
                List.of(
                    "name",
                    "(select string_agg(alias, ' ') from unit_alias where unit_id = unit.id)"),
                List.of());
    return jdbc.sql(
            COLUMNS
                + "where region_path >= :path and region_path < :beyond and "
                + called.sql()
                + " order by region_path, natural_order(path) collate \"C\" limit :limit")
        .params(called.parameters())
        .param("path", regionPath)
        .param("beyond", regionPath.substring(0, regionPath.length() - 1) + "0")
        .param("limit", limit)
        .query(RecordRows.of(Unit.class))
        .list();
  }

  private long count(String query, long id) {
    return jdbc.sql(query).param(id).query(Long.class).single();
  }

  Unit changeable(long id) {
    Unit unit = get(id);
    CHANGE.demand(unit.regionPath());
    return unit;
  }

  Unit parent(long id, String regionPath) {
    Unit parent = get(id);
    if (!regionPath.startsWith(parent.regionPath())) {
      throw Refusal.invalid(
              "directory.unit-above-of-another-region",
              "上级单位应属于同一行政区划或其上级。",
              "the unit above belongs to the same region or to one above it")
          .asException();
    }
    if (!parent.active()) {
      throw Refusal.invalid(
              "directory.unit-inactive",
              "上级单位“" + parent.name() + "”已停用。",
              parent.name() + " is no longer active")
          .asException();
    }
    return parent;
  }

  /** A name leads to one unit only, whether it is the unit's own or an alias. */
  private void mustBeFree(String name, Region region, @Nullable Long but) {
    boolean taken =
        jdbc.sql(
                "select exists (select from unit where region_code = :region and name = :name and id is distinct from :but)"
                    + " or exists (select from unit_alias where region_code = :region and alias = :name and unit_id is distinct from :but)")
            .param("region", region.code())
            .param("name", name)
            .param("but", but, java.sql.Types.BIGINT)
            .query(Boolean.class)
            .single();
    if (taken) {
      throw taken(name, region).asException();
    }
  }

  private static Refusal taken(String name, Region region) {
    return Refusal.conflict(
        "directory.unit-name-taken",
        region.name() + "已有单位用“" + name + "”作名称或别名。",
        "a unit of " + region.name() + " has the name or alias " + name + " already");
  }

  private static String checkedName(String name) {
    String cleaned = name.strip();
    if (cleaned.isEmpty()
        || cleaned.length() > LONGEST_NAME
        || cleaned.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(
              "directory.unit-name-length",
              "单位名称应为 1–100 个字。",
              "a unit's name has 1 to 100 characters")
          .asException();
    }
    return cleaned;
  }

  private void answer(String name, String regionCode, long unitId) {
    jdbc.sql(
            "update office_question set unit_id = ?, dismissed = false where region_code = ? and name = ?"
                + " and (unit_id is distinct from ? or dismissed)")
        .params(unitId, regionCode, name, unitId)
        .update();
  }

  static void changed(int rows) {
    if (rows == 0) {
      throw Refusal.stale().asException();
    }
  }

  /** Whether there is any unit beside the one that the first administrator belongs to. */
  boolean anyEntered() {
    return jdbc.sql("select count(*) = 2 from (select from unit order by id limit 2) first")
        .query(Boolean.class)
        .single();
  }

  /** How many names of offices in sight wait for an answer (待确认单位). */
  public long openQuestions() {
    return jdbc.sql("select count(*) from office_question where unit_id is null and not dismissed")
        .query(Long.class)
        .single();
  }
}
