package org.shanshui.platform.commitments.register;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.lights.Facts;
import org.shanshui.platform.refusal.Refusal;

/**
 * A commitment of any kind, as it stands.
 *
 * @param planId null where it was entered by hand
 * @param itemId of the plan's item; the same in all versions of the plan
 * @param parentId a share's whole; the task whose text states a target or a project
 * @param axis {@code YEAR} or {@code UNIT} for a share of a target, else null
 * @param leadAssumed the plan names no lead, so the region's government answers until a planner
 *     decides
 * @param unitIds lead, supporting and implied units
 * @param unnamed who supports as the plan says, and is not known to the directory yet (待确认)
 * @param percent of the work, like value, spent (万元) and note as of {@code asOf}
 * @param lightOn since when it has this light
 * @param state {@code ACTIVE} or {@code ENDED}
 */
public record Commitment(
    long id,
    CommitmentKind kind,
    @Nullable Long planId,
    @Nullable Long itemId,
    @Nullable Long parentId,
    @Nullable String axis,
    String title,
    String theme,
    long leadUnitId,
    boolean leadAssumed,
    List<Long> supportUnitIds,
    List<Long> impliedUnitIds,
    List<Long> unitIds,
    List<String> unnamed,
    String regionPath,
    LocalDate startOn,
    LocalDate due,
    @Nullable Long documentId,
    @Nullable String document,
    @Nullable Integer sourceStart,
    @Nullable Integer sourceEnd,
    @Nullable String sentence,
    List<String> headings,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal value,
    @Nullable BigDecimal spent,
    @Nullable LocalDate asOf,
    @Nullable String note,
    Light light,
    LocalDate lightOn,
    String lightZh,
    String lightEn,
    String state,
    @Nullable LocalDate endedOn,
    @Nullable String endedReason,
    int version) {
  private static final Refusal HAS_ENDED =
      Refusal.conflict(
          "commitments.ended", "该事项已终止，不能再改动。", "it has ended and is not changed any more");

  /** To change what is asked for: its days, its units, its shares. */
  public static final May<Commitment> CHANGE =
      May.ofRegion(Commitment::regionPath, Role.PLANNER).when(Commitment::active, HAS_ENDED);

  /** To change measures and milestones. */
  public static final May<Commitment> STEER =
      CHANGE
          .or(May.ofUnits(Commitment::unitIds, Role.UNIT_OFFICER, Role.COUNTY_OFFICER))
          .elseRefusing(
              Refusal.denied(
                  "commitments.not-taking-part",
                  "只有该事项所属地区的统筹人员和牵头、配合单位可以改动其措施和节点。",
                  "only planners of its region and the units that take part may change measures and milestones"));

  /** The page of the plan's document that shows the sentence; null where there is none. */
  public @Nullable String sourceHref() {
    return documentId == null
        ? null
        : "/plans/documents/" + documentId + "#" + sourceStart + "-" + sourceEnd;
  }

  /** The headings over the sentence, from the outermost. */
  public String place() {
    return String.join(" › ", headings);
  }

  /** The percent without needless zeros. */
  public @Nullable BigDecimal percentShown() {
    return Facts.shown(percent);
  }

  /** Whether the unit of this id, as a form writes it, supports. */
  public boolean supportedBy(String unitId) {
    return supportUnitIds.contains(Long.valueOf(unitId));
  }

  public boolean active() {
    return state.equals("ACTIVE");
  }

  /** The page of the commitment. */
  public String href() {
    return switch (kind) {
      case TASK -> "/tasks/" + id;
      case TARGET -> "/targets/" + id;
      case PROJECT -> "/projects/" + id;
    };
  }

  /** The columns of the table {@code commitment c} that {@link #read} needs. */
  public static final String COLUMNS =
      "c.id, c.kind, c.plan_id, c.item_id, c.parent_id, c.axis, c.title, c.theme, c.lead_unit_id, c.lead_assumed,"
          + " c.support_unit_ids, c.implied_unit_ids, c.unit_ids, c.unnamed, c.region_path, c.start_on, c.due, c.document_id,"
          + " c.document, c.source_start, c.source_end, c.sentence, c.headings, c.percent, c.value as reached, c.spent, c.as_of,"
          + " c.note, c.light, c.light_on, c.light_zh, c.light_en, c.state, c.ended_on, c.ended_reason, c.version";

  /** Reads a row that has {@link #COLUMNS}. */
  public static Commitment read(ResultSet row) throws SQLException {
    return new Commitment(
        row.getLong("id"),
        CommitmentKind.valueOf(row.getString("kind")),
        row.getObject("plan_id", Long.class),
        row.getObject("item_id", Long.class),
        row.getObject("parent_id", Long.class),
        row.getString("axis"),
        row.getString("title"),
        row.getString("theme"),
        row.getLong("lead_unit_id"),
        row.getBoolean("lead_assumed"),
        ids(row.getArray("support_unit_ids")),
        ids(row.getArray("implied_unit_ids")),
        ids(row.getArray("unit_ids")),
        List.of((String[]) row.getArray("unnamed").getArray()),
        row.getString("region_path"),
        row.getObject("start_on", LocalDate.class),
        row.getObject("due", LocalDate.class),
        row.getObject("document_id", Long.class),
        row.getString("document"),
        row.getObject("source_start", Integer.class),
        row.getObject("source_end", Integer.class),
        row.getString("sentence"),
        List.of((String[]) row.getArray("headings").getArray()),
        row.getBigDecimal("percent"),
        row.getBigDecimal("reached"),
        row.getBigDecimal("spent"),
        row.getObject("as_of", LocalDate.class),
        row.getString("note"),
        Light.valueOf(row.getString("light")),
        row.getObject("light_on", LocalDate.class),
        row.getString("light_zh"),
        row.getString("light_en"),
        row.getString("state"),
        row.getObject("ended_on", LocalDate.class),
        row.getString("ended_reason"),
        row.getInt("version"));
  }

  static List<Long> ids(Array array) throws SQLException {
    return List.of((Long[]) array.getArray());
  }
}
