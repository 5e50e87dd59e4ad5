package org.shanshui.platform.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether values of a metric may be added up over units (可加性). */
final class MetricNature {
  /** Endings of what is a share, an average or a grade: never added. */
  private static final List<String> RATIOS =
      List.of(
          "率", "比例", "比重", "占比", "比", "浓度", "指数", "得分", "均值", "强度", "密度", "增速", "水平", "满意度", "覆盖面");

  private static final List<String> RATIO_UNITS =
      List.of("%", "‰", "百分点", "倍", "分", "分贝", "度", "级", "位", "名", "年", "岁");

  private MetricNature() {}

  static boolean adds(String metric, @Nullable String unit) {
    if (unit == null || unit.isBlank() || unit.contains("/") || unit.contains("每")) {
      return false;
    }
    boolean isAverage = metric.contains("人均") || metric.contains("平均") || metric.contains("单位");
    return !isAverage && !RATIO_UNITS.contains(unit) && RATIOS.stream().noneMatch(metric::endsWith);
  }
}
