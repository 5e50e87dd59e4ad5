package org.shanshui.platform.commitments.register;

import java.math.BigDecimal;
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

  /** The columns of the table {@code commitment c} that it is read of. */
  public static final String COLUMNS =
      "c.id, c.kind, c.plan_id, c.item_id, c.parent_id, c.axis, c.title, c.theme, c.lead_unit_id, c.lead_assumed,"
          + " c.support_unit_ids, c.implied_unit_ids, c.unit_ids, c.unnamed, c.region_path, c.start_on, c.due, c.document_id,"
          + " c.document, c.source_start, c.source_end, c.sentence, c.headings, c.percent, c.value, c.spent, c.as_of,"
          + " c.note, c.light, c.light_on, c.light_zh, c.light_en, c.state, c.ended_on, c.ended_reason, c.version";
}
