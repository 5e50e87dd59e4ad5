package org.shanshui.platform.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to open a case.
 *
 * @param kind key of a kind that the packs declare: {@code supervision}, {@code inspection}, {@code
 *     report} …
 * @param sourceKey what the case comes from, as {@code TASK:12}; null where nothing but the case
 *     itself tells of it
 * @param title at most 200 characters
 * @param fields values of the kind's attributes, by key: texts, numbers, flags, lists
 * @param regionCode where it is
 * @param suggestedLeads units that probably answer for it; whoever assigns decides
 * @param longitude WGS 84 degrees, with latitude, or null
 * @param reporterName who told of it, where that is a person outside; shown in full to the handler
 *     only
 */
public record Opening(
    String kind,
    @Nullable String sourceKey,
    String title,
    String description,
    Map<String, ?> fields,
    String regionCode,
    List<Long> suggestedLeads,
    @Nullable Double longitude,
    @Nullable Double latitude,
    @Nullable String reporterName,
    @Nullable String reporterPhone) {
  public Opening {
    fields = Map.copyOf(fields);
    suggestedLeads = List.copyOf(suggestedLeads);
  }
}
