package org.shanshui.compiler.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A project (项目), or a class of projects that the text counts.
 *
 * @param type 重大项目, 前期项目, 工业项目 … as the text calls it (on the wire: class)
 * @param count how many, null for a single named project
 * @param unit of both investments, as written: 亿元
 * @param phase 前期, 新开工, 续建, 建成, 投产 …
 */
public record Project(
    String name,
    @Nullable String type,
    @Nullable BigDecimal count,
    @Nullable BigDecimal totalInvestment,
    @Nullable BigDecimal yearInvestment,
    @Nullable String unit,
    @Nullable String phase,
    @Nullable String due,
    int start,
    int end) {}
