package org.shanshui.platform.plans;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A project, or a counted group of projects (项目): 84个、总投资2017.17亿元、年度211.28亿元 is one item with
 * planned totals.
 *
 * @param itemId the same in all versions of the plan that hold this commitment
 * @param taskItemId the task whose text holds it, null where it stands alone
 * @param type its class, by the heading of its list or by its name; null where nothing says
 * @param count how many, null for a single named project
 * @param investmentTotal in 万元
 * @param investmentYear investment of the plan's year, in 万元
 * @param phase 前期, 新开工, 续建 … as the text says
 * @param due year or year-month
 */
public record AdoptedProject(
    long itemId,
    Source source,
    @Nullable Long taskItemId,
    String name,
    @Nullable String type,
    @Nullable BigDecimal count,
    @Nullable BigDecimal investmentTotal,
    @Nullable BigDecimal investmentYear,
    @Nullable String phase,
    @Nullable String due) {}
