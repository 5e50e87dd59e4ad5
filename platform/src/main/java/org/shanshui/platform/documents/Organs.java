package org.shanshui.platform.documents;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organs that issue documents, with the letters of their numbers. */
@Service
public class Organs {
  /** To say which organs there are. */
  static final May<String> CHANGE = May.ofRegion(Role.PLANNER);

  /** To issue documents by an organ. */
  static final May<Organ> ISSUE =
      May.ofRegion(Organ::regionPath, Role.PLANNER).or(May.ofUnit(Organ::unitId, Role.INSPECTOR));

  private static final String COLUMNS =
      "select id, name, code, unit_id, region_path, active, version from issuing_organ ";

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_CODE = 12;

  private final JdbcClient jdbc;
  private final Units units;

  Organs(JdbcClient jdbc, Units units) {
    this.jdbc = jdbc;
    this.units = units;
  }

  /** Those in sight. */
  List<Organ> all() {
    return jdbc.sql(COLUMNS + "order by region_path, id").query(RecordRows.of(Organ.class)).list();
  }

  /** Those by which the current actor may issue. */
  List<Organ> mine() {
    return all().stream().filter(organ -> organ.active() && ISSUE.allows(organ)).toList();
  }

  /** The organ of this id; refuses where there is none in sight. */
  Organ get(long id) {
    return jdbc.sql(COLUMNS + "where id = ?")
        .param(id)
        .query(RecordRows.of(Organ.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing("documents.no-organ", "没有这个发文机关。", "there is no such organ")
                    .asException());
  }

  /** Who issues what the current actor writes: the organ of their unit, or the unit itself. */
  String own() {
    Long unit = Actor.current().unitId();
    if (unit == null) {
      return "";
    }
    Optional<String> organ =
        all().stream()
            .filter(one -> one.active() && one.unitId() == unit)
            .map(Organ::name)
            .findFirst();
    return organ.orElseGet(() -> units.get(unit).name());
  }

  /**
   * Enters an organ, or changes it; numbers that were taken keep its name and letters of then.
   *
   * @param id null for a new one
   */
  @Transactional
  public Organ put(
      @Nullable Long id, int version, String name, String code, long unitId, boolean active) {
    CHANGE.demand();
    Unit unit = units.get(unitId);
    CHANGE.demand(unit.regionPath());
    String signs = checked(name, LONGEST_NAME, "发文机关名称", "name of the organ");
    String letters = checked(code, LONGEST_CODE, "机关代字", "code of the organ");
    try {
      return id == null
          ? add(signs, letters, unit)
          : change(id, version, signs, letters, unit, active);
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict(
              "documents.organ-code-taken",
              "机关代字“" + letters + "”已有发文机关使用。",
              "the code " + letters + " is taken")
          .asException();
    }
  }

  private Organ add(String name, String code, Unit unit) {
    return get(
        jdbc.sql(
                "insert into issuing_organ (name, code, unit_id, region_path, unit_ids) values (?, ?, ?, ?, ?) returning id")
            .params(name, code, unit.id(), unit.regionPath(), new Long[] {unit.id()})
            .query(Long.class)
            .single());
  }

  private Organ change(long id, int version, String name, String code, Unit unit, boolean active) {
    CHANGE.demand(get(id).regionPath());
    int changed =
        jdbc.sql(
                "update issuing_organ set name = ?, code = ?, unit_id = ?, region_path = ?, unit_ids = ?, active = ?,"
                    + " version = version + 1 where id = ? and version = ?")
            .params(
                name,
                code,
                unit.id(),
                unit.regionPath(),
                new Long[] {unit.id()},
                active,
                id,
                version)
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    return get(id);
  }

  private static String checked(String text, int longest, String zh, String en) {
    String given = text.strip();
    if (given.isEmpty()
        || given.length() > longest
        || given.chars().anyMatch(c -> Character.isISOControl(c) || "〔〕[]".indexOf(c) >= 0)) {
      throw Refusal.invalid(
              "documents.organ-text-unfit",
              zh + "应为 1–" + longest + " 个字，不含方括号。",
              "the " + en + " has 1 to " + longest + " characters, and no brackets")
          .asException();
    }
    return given;
  }
}
