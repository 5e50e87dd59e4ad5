package org.shanshui.platform.cases.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.subjects.Subject;

/**
 * A case with what the closed loop does not care for.
 *
 * @param fields values of the kind's attributes, as they are kept
 * @param suggestedLeads units that probably answer for it
 * @param countedBy edition of the calendar that the due was counted by; null if that is not known
 * @param light of what it comes from, as last heard
 */
record CaseRow(
    Case subject,
    String title,
    String description,
    Map<String, Object> fields,
    @Nullable Subject source,
    String regionCode,
    String regionPath,
    List<Long> suggestedLeads,
    Instant foundAt,
    @Nullable Long foundBy,
    @Nullable Instant assignedAt,
    @Nullable Instant closedAt,
    @Nullable Double longitude,
    @Nullable Double latitude,
    @Nullable String reporterName,
    @Nullable String reporterPhone,
    @Nullable String light,
    @Nullable Long countedBy,
    int version) {

  public long id() {
    return subject.id();
  }
}
