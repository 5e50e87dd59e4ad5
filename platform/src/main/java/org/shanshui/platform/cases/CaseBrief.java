package org.shanshui.platform.cases;

import org.jspecify.annotations.Nullable;

/**
 * A case in a line, in the language of the one who looks.
 *
 * @param leads names of the units that have it; empty before it is assigned
 * @param due how much time is left or past, or the outcome of a closed one
 * @param light {@code overdue}, {@code behind} (due soon), {@code on_schedule}, {@code completed}
 *     or {@code none}
 * @param longitude WGS 84 degrees, with latitude, or null
 */
public record CaseBrief(
    long id,
    String kind,
    String title,
    String state,
    String leads,
    String region,
    String due,
    String light,
    @Nullable Double longitude,
    @Nullable Double latitude) {}
