package org.shanshui.platform.registers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it holds today.
 *
 * @param said values by attribute, as {@link org.shanshui.records.Values#plain} keeps them
 * @param holdsFrom day of the version that holds
 * @param unitIds everyone who has had part in it
 * @param addedBy null is the house itself
 * @param version how many versions there are
 */
record RegisterRecord(
    long id,
    String register,
    String title,
    @Nullable String state,
    @Nullable String grade,
    String regionCode,
    String regionPath,
    long keeperId,
    List<Long> unitIds,
    Map<String, Object> said,
    LocalDate holdsFrom,
    @Nullable Double longitude,
    @Nullable Double latitude,
    @Nullable Long addedBy,
    OffsetDateTime addedAt,
    OffsetDateTime changedAt,
    int version) {
  static final String COLUMNS =
      "r.id, r.register, r.title, r.state, r.grade, r.region_code, r.region_path, r.keeper_id, r.unit_ids, r.said, r.holds_from,"
          + " r.longitude, r.latitude, r.added_by, r.added_at, r.changed_at, r.version";
}
