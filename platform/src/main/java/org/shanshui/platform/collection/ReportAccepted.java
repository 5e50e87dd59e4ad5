package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;

/**
 * A report on a commitment was accepted (填报已接收). Delivered at least once.
 *
 * @param reportId of this version; a correction has another
 * @param percent 0 to 100
 * @param value of the metric, in its unit
 * @param invested in the period, 万元
 * @param investedTotal since the beginning, 万元
 */
public record ReportAccepted(
    long reportId,
    CommitmentKind kind,
    long commitmentId,
    long unitId,
    Period period,
    LocalDate asOf,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal value,
    @Nullable BigDecimal invested,
    @Nullable BigDecimal investedTotal,
    @Nullable String progress,
    @Nullable String problems,
    String acceptedBy) {}
