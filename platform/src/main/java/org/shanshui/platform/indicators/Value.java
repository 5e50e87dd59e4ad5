package org.shanshui.platform.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.shanshui.platform.subjects.Subject;

/**
 * A value of an indicator.
 *
 * @param asOf the day for which it holds
 * @param value in the series' unit of measure
 * @param edition the first of its day is 1; a later one corrects those before
 * @param last whether no later edition of its day is known
 * @param sourceType what it comes from, with {@code sourceId}: a {@link Subject}
 */
public record Value(
    long id,
    LocalDate asOf,
    BigDecimal value,
    long edition,
    boolean last,
    String sourceType,
    long sourceId,
    OffsetDateTime recordedAt) {

  public Subject source() {
    return new Subject(sourceType, sourceId);
  }
}
