package org.shanshui.platform.plans;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a plan as it was adopted (已采纳的规划版本); it never changes.
 *
 * @param kind as the document calls itself: 规划, 行动计划, 工作要点 …
 * @param firstYear the first and the last year it covers, both inclusive
 * @param tasks in the order of the text, as all lists here; items that a later version keeps
 *     although its document no longer has them stand in them too, with the source of the earlier
 *     document
 * @param indicators rows of the indicator table, one for each target year
 * @param dropped what the document of the version before had and this one's has not; empty in
 *     version 1
 */
public record AdoptedPlan(
    long planId,
    int version,
    String title,
    @Nullable String kind,
    String regionCode,
    String regionPath,
    @Nullable Integer firstYear,
    @Nullable Integer lastYear,
    @Nullable Integer baseYear,
    Instant adoptedAt,
    List<AdoptedTask> tasks,
    List<AdoptedTarget> targets,
    List<AdoptedIndicator> indicators,
    List<AdoptedProject> projects,
    List<DroppedItem> dropped) {}
