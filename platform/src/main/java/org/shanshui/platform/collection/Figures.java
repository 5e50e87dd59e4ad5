package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one commitment in one period (填报内容). A null is not said.
 *
 * @param asOf the day as of which it holds; null means the period's last
 * @param percent of the work, 0 to 100
 * @param value of the metric, in its unit
 * @param invested in this period, 万元
 * @param investedTotal since the beginning, 万元
 * @param progress 进展情况
 * @param problems 存在问题
 * @param nextSteps 下步打算
 * @param whyUnusual why a figure is below the last accepted one, or otherwise out of the ordinary
 */
public record Figures(
    @Nullable LocalDate asOf,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal value,
    @Nullable BigDecimal invested,
    @Nullable BigDecimal investedTotal,
    @Nullable String progress,
    @Nullable String problems,
    @Nullable String nextSteps,
    @Nullable String whyUnusual) {

  /** Nothing said yet. */
  public static final Figures NONE =
      new Figures(null, null, null, null, null, null, null, null, null);

  public Figures {
    progress = cleaned(progress);
    problems = cleaned(problems);
    nextSteps = cleaned(nextSteps);
    whyUnusual = cleaned(whyUnusual);
  }

  private static @Nullable String cleaned(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  boolean isEmpty() {
    return equals(NONE);
  }
}
