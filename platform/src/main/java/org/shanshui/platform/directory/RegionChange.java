package org.shanshui.platform.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a region (区划调整), planned or carried out; kept for ever.
 *
 * @param regionCode of the region as it is coded now
 * @param regionName as it was called when this was planned
 * @param onDay from which it holds
 * @param reason by what it was decided
 * @param moved how many rows followed, by table
 * @param faultChinese why it could not be carried out on its day; null if it could, or is to come
 */
public record RegionChange(
    long id,
    RegionPlan.Kind kind,
    String regionCode,
    String regionName,
    LocalDate onDay,
    RegionPlan plan,
    String reason,
    State state,
    long plannedBy,
    String plannedName,
    OffsetDateTime plannedAt,
    @Nullable OffsetDateTime appliedAt,
    Map<String, Long> moved,
    @Nullable String faultChinese,
    @Nullable String faultEnglish,
    int version) {

  /** How far it is. */
  public enum State {
    /** 待生效. */
    PLANNED,
    /** 已生效. */
    APPLIED,
    /** 已撤回. */
    WITHDRAWN
  }
}
