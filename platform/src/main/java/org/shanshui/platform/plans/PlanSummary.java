package org.shanshui.platform.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan in a list.
 *
 * @param version the one in force, from 1
 * @param items commitments of all kinds in that version
 * @param archived kept for reading: none of them is followed up
 */
public record PlanSummary(
    long planId,
    int version,
    String title,
    @Nullable String kind,
    String regionCode,
    String regionName,
    String regionPath,
    @Nullable Integer firstYear,
    @Nullable Integer lastYear,
    Instant adoptedAt,
    String adoptedBy,
    int items,
    boolean archived) {}
