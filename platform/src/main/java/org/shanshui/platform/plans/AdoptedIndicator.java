package org.shanshui.platform.plans;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of the plan's indicator table for one target year (指标).
 *
 * @param itemId the same in all versions of the plan that hold this commitment
 * @param comparator {@code >=}, {@code <=}, {@code =}, {@code ~}; null where the target is words
 * @param value null where the target is words
 * @param targetText as the table says
 * @param due target year
 * @param nature 约束性, 预期性, 参考性 as the table says
 */
public record AdoptedIndicator(
    long itemId,
    Source source,
    @Nullable String category,
    String name,
    @Nullable String unit,
    @Nullable String baseText,
    @Nullable BigDecimal baseValue,
    @Nullable String basePeriod,
    @Nullable String comparator,
    @Nullable BigDecimal value,
    @Nullable String targetText,
    @Nullable String due,
    @Nullable String nature) {}
