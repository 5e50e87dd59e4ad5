package org.shanshui.platform.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.subjects.Subject;

/**
 * What is needed to open a case.
 *
 * @param kind key of a kind that the packs declare: {@code supervision}, {@code inspection}, {@code
 *     report} …
 * @param origin what the case comes from; null where nothing but the case itself tells of it
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
    @Nullable Origin origin,
    String title,
    String description,
    Map<String, ?> fields,
    String regionCode,
    List<Long> suggestedLeads,
    @Nullable Double longitude,
    @Nullable Double latitude,
    @Nullable String reporterName,
    @Nullable String reporterPhone) {
  /** Characters of a title. */
  public static final int LONGEST_TITLE = 200;

  /** A title that fits, of one that may be longer. */
  public static String titled(String title) {
    return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
  }

  public Opening {
    fields = Map.copyOf(fields);
    suggestedLeads = List.copyOf(suggestedLeads);
  }

  /**
   * What a case comes from. The module that opens it says so, never what somebody typed.
   *
   * @param light how the subject stands, as its own module calls it; null where it has none
   */
  public record Origin(Subject subject, @Nullable String light) {}
}
