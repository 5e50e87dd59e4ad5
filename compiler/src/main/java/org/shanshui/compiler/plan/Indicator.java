package org.shanshui.compiler.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of an indicator table (指标体系).
 *
 * @param nature 约束性, 预期性, 参考性 as the table says
 * @param targetOp as {@link QuantityMention.Op#sign()}, null where the target is words
 */
public record Indicator(
    @Nullable Integer no,
    @Nullable String category,
    String name,
    @Nullable String unit,
    @Nullable String basePeriod,
    @Nullable String baseText,
    @Nullable BigDecimal baseValue,
    @Nullable String targetPeriod,
    @Nullable String targetText,
    @Nullable String targetOp,
    @Nullable BigDecimal targetValue,
    @Nullable String nature,
    int start,
    int end) {}
