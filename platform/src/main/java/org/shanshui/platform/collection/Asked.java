package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.subjects.Subject;

/**
 * What a round asks one unit about (填报对象).
 *
 * @param form key of the form it is asked with
 * @param theme under which it is rolled up; empty for none
 * @param unitId that reports on it
 * @param metric what it is measured by; null if by nothing
 * @param planned what is aimed at, in words: ≥ 120公里
 * @param since its first day, from which cumulative values count
 * @param known what is known of it by the form's fields, shown as last values until a report is
 *     accepted; empty for nothing
 * @param sentence where it comes from, word for word
 * @param document in which that stands
 */
public record Asked(
    Subject subject,
    String form,
    String title,
    String theme,
    long unitId,
    @Nullable Metric metric,
    @Nullable String planned,
    @Nullable LocalDate since,
    Map<String, String> known,
    @Nullable String sentence,
    @Nullable String document) {
  public Asked {
    known = Map.copyOf(known);
  }
}
