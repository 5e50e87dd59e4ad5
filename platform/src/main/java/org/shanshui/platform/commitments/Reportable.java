package org.shanshui.platform.commitments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as one who reports on it needs it (填报对象).
 *
 * @param planId null for a project that was entered by hand
 * @param theme the plan's topmost heading over it
 * @param unitIds everyone who takes part: lead, supporting, implied
 * @param metric of a target; null otherwise, as are comparator, planned and unit
 * @param comparator {@code >=}, {@code <=}, {@code =} or {@code ~}
 * @param adds whether values of the metric add up over units (总量指标); ratios and levels do not
 * @param lastPercent as last accepted, like the others that begin so
 * @param lastSpent in 万元
 * @param lightReason the sentence that explains the light, in Chinese
 * @param sentence of the plan that made it; null for a project entered by hand
 */
public record Reportable(
    CommitmentKind kind,
    long id,
    String title,
    @Nullable Long planId,
    String theme,
    LocalDate startOn,
    LocalDate due,
    long leadUnitId,
    List<Long> supportUnitIds,
    List<Long> unitIds,
    String regionPath,
    @Nullable String metric,
    @Nullable String comparator,
    @Nullable BigDecimal planned,
    @Nullable String unit,
    boolean adds,
    @Nullable BigDecimal lastPercent,
    @Nullable BigDecimal lastValue,
    @Nullable BigDecimal lastSpent,
    @Nullable LocalDate lastAsOf,
    Light light,
    String lightReason,
    String lightReasonEnglish,
    @Nullable String sentence,
    @Nullable String document) {}
