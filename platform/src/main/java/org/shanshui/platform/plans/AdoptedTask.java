package org.shanshui.platform.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work with who answers for it (任务).
 *
 * @param itemId the same in all versions of the plan that hold this commitment
 * @param title what it is called: its heading, or its first sentence
 * @param leadUnitId null only where the one who adopted gave a reason for it
 * @param noOwnerReason why it has no lead yet; set exactly where {@code leadUnitId} is null
 * @param supportUnitIds without the lead; without the counties that {@code allCounties} stands for
 * @param unnamed names of supporting units that the directory does not know yet
 * @param allCounties whether a general clause commits all counties (各县〈市、区〉落实)
 * @param due year or year-month ({@code 2025}, {@code 2025-06}), null where the text sets none for
 *     the task itself: those of its targets are theirs
 * @param recurrence for standing duties: 每月, 每季度, 每年 … as the text says
 * @param year of the plan where it covers just one
 */
public record AdoptedTask(
    long itemId,
    Source source,
    String title,
    String text,
    @Nullable Long leadUnitId,
    @Nullable String noOwnerReason,
    List<Long> supportUnitIds,
    List<String> unnamed,
    boolean allCounties,
    @Nullable String due,
    @Nullable String recurrence,
    @Nullable Integer year) {}
