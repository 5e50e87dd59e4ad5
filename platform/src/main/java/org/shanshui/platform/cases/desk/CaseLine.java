package org.shanshui.platform.cases.desk;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as a list shows it.
 *
 * @param orderDue due, or the end of time
 */
record CaseLine(
    long id,
    String kind,
    String title,
    String state,
    String stage,
    String regionCode,
    @Nullable Long leadId,
    @Nullable Long jointId,
    @Nullable OffsetDateTime due,
    OffsetDateTime orderDue,
    int escalated,
    boolean asked,
    OffsetDateTime foundAt,
    @Nullable OffsetDateTime closedAt,
    @Nullable String outcome,
    int spentMinutes,
    @Nullable Double longitude,
    @Nullable Double latitude) {
  static final String COLUMNS =
      "c.id, c.kind, c.title, c.state, c.stage, c.region_code, c.lead_id, c.joint_id, c.due, c.order_due, c.escalated, c.asked,"
          + " c.found_at, c.closed_at, c.outcome, c.spent_minutes, c.longitude, c.latitude";

  List<Long> leadIds() {
    return Stream.of(leadId, jointId).filter(Objects::nonNull).toList();
  }
}
