package org.shanshui.platform.directory;

import org.jspecify.annotations.Nullable;

/**
 * The day of a planned change of a region has come.
 *
 * @param personId who planned it
 * @param faultChinese why it could not be carried out; null if it was
 */
public record RegionChangeTold(
    long changeId,
    RegionPlan.Kind kind,
    long personId,
    String regionCode,
    String regionName,
    @Nullable String faultChinese,
    @Nullable String faultEnglish) {}
