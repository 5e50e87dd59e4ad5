package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a subject is measured by.
 *
 * @param unit of measure; empty where there is none
 * @param goal what is aimed at, in the unit; null where it is told in words only
 * @param counts whether values count things since the subject's first day; then they add up over
 *     subjects
 */
public record Metric(String name, String unit, @Nullable BigDecimal goal, boolean counts) {

  /** What conditions of forms and of doubts may speak of beside the fields. */
  static Map<String, @Nullable Object> inputs(@Nullable Metric metric) {
    Map<String, @Nullable Object> inputs = new HashMap<>();
    if (metric != null) {
      inputs.put("goal", metric.goal());
      inputs.put("counts", metric.counts());
      inputs.put("unit", metric.unit());
    }
    return inputs;
  }
}
