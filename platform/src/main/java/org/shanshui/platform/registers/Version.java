package org.shanshui.platform.registers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What held of a record from a day on, as it was known from a moment on. Of two for one day the
 * later number is right.
 *
 * @param personId null is the house itself
 * @param edition of the pack that it was made under
 * @param step of the lifecycle; null where values were written
 * @param words the opinion of a step, why something is corrected
 */
record Version(
    long recordId,
    int number,
    LocalDate holdsFrom,
    OffsetDateTime recordedAt,
    @Nullable Long personId,
    String personName,
    @Nullable Long unitId,
    String edition,
    @Nullable String step,
    String words,
    String title,
    @Nullable String state,
    @Nullable String grade,
    Map<String, Object> said) {
  static final String COLUMNS =
      "v.record_id, v.number, v.holds_from, v.recorded_at, v.person_id, v.person_name, v.unit_id, v.edition, v.step, v.words, v.title,"
          + " v.state, v.grade, v.said";
}
