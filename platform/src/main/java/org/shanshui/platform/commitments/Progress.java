package org.shanshui.platform.commitments;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted report says of a commitment (进展).
 *
 * @param reportId of the report; the same report recorded again changes nothing
 * @param percent of the work, 0 to 100
 * @param value of a target, in the target's unit, as of the date and since the beginning of the
 *     commitment where it counts something
 * @param spent money, in 万元 since the beginning
 * @param asOf the day as of which the figures hold
 */
public record Progress(
    long reportId,
    CommitmentKind kind,
    long commitmentId,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal value,
    @Nullable BigDecimal spent,
    @Nullable String text,
    LocalDate asOf) {}
