package org.shanshui.platform.cases.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A case as a list shows it. */
record CaseLine(
    long id,
    String kind,
    String title,
    String state,
    String stage,
    String regionCode,
    @Nullable Long leadId,
    @Nullable Long jointId,
    @Nullable Instant due,
    int escalated,
    boolean asked,
    Instant foundAt,
    @Nullable Instant closedAt,
    @Nullable String outcome,
    int spentMinutes,
    @Nullable Double longitude,
    @Nullable Double latitude,
    Instant order) {}
