package org.shanshui.platform.plans;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the plan commits to reach (目标): a number, or words that say it without one.
 *
 * @param itemId the same in all versions of the plan that hold this commitment
 * @param taskItemId the task whose text holds it, null where it stands alone
 * @param metric what is measured, as the text names it
 * @param kind {@code level} (达到; also what is built, done or added in the period), {@code growth}
 *     (增长, relative), {@code reduction} (下降), {@code rise} (提高, absolute)
 * @param comparator {@code >=}, {@code <=}, {@code =}, {@code ~}
 * @param value in {@code unit}, as written: 5.15 for 5.15万亩
 * @param words what is to be reached where {@code value} is null: 只增不减
 * @param upper of a range
 * @param unit with its multiplier as written: 万亩, %, 微克/立方米
 * @param due year or year-month by which it must hold
 * @param baseYear year of {@code baseValue}
 * @param scope region or object it holds for where the text names one
 * @param strength {@code binding} (约束性), {@code aim} (力争), {@code plain}
 */
public record AdoptedTarget(
    long itemId,
    Source source,
    @Nullable Long taskItemId,
    String metric,
    String kind,
    String comparator,
    @Nullable BigDecimal value,
    @Nullable String words,
    @Nullable BigDecimal upper,
    @Nullable String unit,
    @Nullable String due,
    @Nullable BigDecimal baseValue,
    @Nullable Integer baseYear,
    @Nullable String scope,
    String strength) {}
