package org.shanshui.platform.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.places.Gazetteer;
import org.shanshui.language.places.Place;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The administrative divisions: the country's from GB/T 2260, and what an administrator adds below.
 */
@Service
public class Regions {
  /** To add regions. */
  static final May<String> ADD = May.ofRegion(Role.ADMINISTRATOR);

  /** Code of the country as a whole. */
  public static final String NATION = "000000";

  private static final String COLUMNS =
      "select code, name, level, parent_code, path, ended_on from region ";

  private final JdbcClient jdbc;

  Regions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The region of this code, or the one that had it once. */
  public Optional<Region> find(String code) {
    return jdbc.sql(
            COLUMNS
                + "where code = :code or code in (select region_code from region_name where code = :code)"
                + " order by code = :code desc limit 1")
        .param("code", code)
        .query(RecordRows.of(Region.class))
        .optional();
  }

  /** The division of this code; refuses if there is none. */
  public Region get(String code) {
    return find(code)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "directory.no-region",
                        "没有代码为 " + code + " 的行政区划。",
                        "there is no region with code " + code)
                    .asException());
  }

  public Optional<Region> byPath(String path) {
    return jdbc.sql(COLUMNS + "where path = ?")
        .param(path)
        .query(RecordRows.of(Region.class))
        .optional();
  }

  /** The region itself, or the one that has taken it over: where something new is put. */
  public Region living(Region region) {
    Region now = region;
    while (now.endedOn() != null && now.parentCode() != null) {
      now = get(now.parentCode());
    }
    return now;
  }

  /** Directly below, in the order of codes. */
  public List<Region> children(String code) {
    return jdbc.sql(COLUMNS + "where parent_code = ? and ended_on is null order by code")
        .param(code)
        .query(RecordRows.of(Region.class))
        .list();
  }

  /** The region of this path and all that is a region below it, the higher first. */
  public List<Region> within(String path) {
    return jdbc.sql(
            COLUMNS
                + "where path >= :path and path < :beyond and ended_on is null order by length(path), code")
        .param("path", path)
        .param("beyond", path.substring(0, path.length() - 1) + "0")
        .query(RecordRows.of(Region.class))
        .list();
  }

  /** Regions of this name within a path; where there is none, those that were called so once. */
  public List<Region> named(String name, String path) {
    List<Region> within = within(path);
    List<Region> now = within.stream().filter(r -> r.name().equals(name)).toList();
    if (!now.isEmpty()) {
      return now;
    }
    List<String> once =
        jdbc.sql("select distinct region_code from region_name where name = ?")
            .param(name)
            .query(String.class)
            .list();
    return within.stream().filter(r -> once.contains(r.code())).toList();
  }

  /**
   * What a region was called (曾用名).
   *
   * @param until the first day on which it was called otherwise
   */
  public record Name(String code, String name, LocalDate until) {}

  /** The latest first. */
  public List<Name> names(String code) {
    return jdbc.sql(
            "select code, name, until from region_name where region_code = ? order by until desc, id desc")
        .param(code)
        .query(RecordRows.of(Name.class))
        .list();
  }

  /** What a region was called on a day. */
  public String nameOn(Region region, LocalDate day) {
    return names(region.code()).stream()
        .filter(name -> name.until().isAfter(day))
        .reduce((later, earlier) -> earlier)
        .map(Name::name)
        .orElse(region.name());
  }

  /** The levels, the highest first. */
  static final List<String> LEVELS =
      List.of("nation", "province", "prefecture", "county", "town", "village");

  private static final int LONGEST_NAME = 60;

  /** The regions from the top down to this one. */
  List<Region> above(Region region) {
    List<String> codes =
        Arrays.stream(region.path().split("/")).filter(code -> !code.isEmpty()).toList();
    return jdbc.sql(COLUMNS + "where code = any (?) or code = ? order by length(path)")
        .params(codes.toArray(String[]::new), NATION)
        .query(RecordRows.of(Region.class))
        .list();
  }

  /**
   * Adds a division; an administrator of its parent may.
   *
   * @param level nation, province, prefecture, county, town or village; lower than its parent's
   * @param parentCode null only for the nation
   */
  @Transactional
  public Region add(String code, String name, String level, @Nullable String parentCode) {
    ADD.demand();
    check(code, name, level);
    Region parent = parentCode == null ? null : get(parentCode);
    if (parent != null && parent.endedOn() != null) {
      throw Refusal.conflict(
              "directory.region-ended",
              parent.name() + "已不再是行政区划，请加在承接它的区划下。",
              parent.name() + " is no region any more: add to the one that took it over")
          .asException();
    }
    if (parent == null ? find(NATION).isPresent() : !isBelow(level, parent.level())) {
      throw Refusal.invalid(
              "directory.level-not-lower",
              "级别应低于上级“" + (parent == null ? "" : parent.name()) + "”。",
              "the level must be lower than that of " + (parent == null ? "" : parent.name()))
          .asException();
    }
    String path = parent == null ? "/" : parent.path() + code + "/";
    ADD.demand(path);
    if (isKnown(code)) {
      throw Refusal.conflict(
              "directory.region-code-taken",
              "区划代码 " + code + " 已存在，或曾经用过。",
              "region code " + code + " exists already, or was one once")
          .asException();
    }
    int added =
        jdbc.sql(
                "insert into region (code, name, level, parent_code, path) values (?, ?, ?, ?, ?) on conflict do nothing")
            .params(code, name.strip(), level, parentCode, path)
            .update();
    if (added == 0) {
      throw Refusal.conflict(
              "directory.region-code-taken",
              "区划代码 " + code + " 已存在。",
              "region code " + code + " exists already")
          .asException();
    }
    return new Region(code, name.strip(), level, parentCode, path);
  }

  static boolean isBelow(String level, String above) {
    return LEVELS.indexOf(level) > LEVELS.indexOf(above);
  }

  static void check(String code, String name, String level) {
    if (!code.matches("[0-9A-Za-z]{2,12}")) {
      throw Refusal.invalid(
              "directory.region-code-unfit",
              "区划代码“" + code + "”应为 2–12 位数字或字母。",
              "region code " + code + " must be 2 to 12 digits or letters")
          .asException();
    }
    String cleaned = name.strip();
    if (cleaned.isEmpty()
        || cleaned.length() > LONGEST_NAME
        || cleaned.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(
              "directory.region-name-length",
              "区划名称应为 1–60 个字。",
              "a region's name has 1 to 60 characters")
          .asException();
    }
    if (!LEVELS.contains(level)) {
      throw Refusal.invalid(
              "directory.no-level",
              "级别“" + level + "”应为乡镇（街道）或村（社区）等。",
              "there is no level " + level)
          .asException();
    }
  }

  /** Puts in the whole country, once. Codes and names as GB/T 2260 stood at the end of 2023. */
  @Transactional
  void loadCountry() {
    if (find(NATION).isPresent()) {
      return;
    }
    add(NATION, "中华人民共和国", "nation", null);
    Gazetteer gazetteer = Gazetteer.of();
    List<Place> places =
        gazetteer.all().stream()
            .filter(gazetteer::isInForce)
            .sorted(Comparator.comparing(Place::level).thenComparing(Place::code))
            .toList();
    Map<String, Region> known = new HashMap<>();
    List<Region> rows = new ArrayList<>();
    for (Place place : places) {
      Region parent = place.parent() == null ? null : known.get(place.parent());
      Region region =
          new Region(
              place.code(),
              place.name(),
              switch (place.level()) {
                case PROVINCE -> "province";
                case PREFECTURE -> "prefecture";
                case COUNTY -> "county";
              },
              parent == null ? NATION : parent.code(),
              (parent == null ? "/" : parent.path()) + place.code() + "/");
      known.put(region.code(), region);
      rows.add(region);
    }
    jdbc.sql(
            "insert into region (code, name, level, parent_code, path)"
                + " select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])")
        .params(
            column(rows, Region::code),
            column(rows, Region::name),
            column(rows, Region::level),
            column(rows, r -> String.valueOf(r.parentCode())),
            column(rows, Region::path))
        .update();
  }

  /** Whether a region has the code, or ever had it. */
  boolean isKnown(String code) {
    return jdbc.sql(
            "select exists (select from region where code = :code) or exists (select from region_name where code = :code)")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  private static String[] column(
      List<Region> rows, java.util.function.Function<Region, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
