package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.subjects.Subject;

/**
 * A report on a subject was accepted (填报已接收). Told with the others of its sheet, as {@link
 * ReportsAccepted}.
 *
 * @param reportId of this version; a correction has another
 * @param form key of the form it was asked with
 * @param values what was said, by field; numbers and days as texts
 * @param grade what the form's grades say of it; null if it has none
 */
public record ReportAccepted(
    long reportId,
    Subject subject,
    String form,
    long unitId,
    Period period,
    LocalDate asOf,
    Map<String, Object> values,
    @Nullable String grade,
    String acceptedBy) {

  /** A number that was said; null if none was. */
  public @Nullable BigDecimal number(String field) {
    Object said = values.get(field);
    return said == null ? null : new BigDecimal(String.valueOf(said));
  }

  /** A text that was said; null if none was. */
  public @Nullable String text(String field) {
    Object said = values.get(field);
    return said == null ? null : String.valueOf(said);
  }
}
