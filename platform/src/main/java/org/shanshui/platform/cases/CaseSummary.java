package org.shanshui.platform.cases;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.subjects.Subject;

/**
 * A case in a line.
 *
 * @param state {@code found}, {@code judged}, {@code assigned}, {@code handling}, {@code
 *     suspended}, {@code to_verify}, {@code closed} or {@code merged}
 * @param leadIds one unit, or two in joint handling (双领办); empty before it is assigned
 * @param due of the step that is awaited now; null where no time runs
 * @param late whether that is past
 */
public record CaseSummary(
    long id,
    String kind,
    String title,
    String state,
    String regionCode,
    List<Long> leadIds,
    @Nullable Subject source,
    @Nullable OffsetDateTime due,
    boolean late,
    OffsetDateTime foundAt,
    @Nullable OffsetDateTime closedAt) {}
