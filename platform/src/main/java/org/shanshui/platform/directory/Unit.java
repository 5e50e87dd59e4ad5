package org.shanshui.platform.directory;

import org.jspecify.annotations.Nullable;

/**
 * A unit (单位) that can answer for a commitment.
 *
 * @param kind government, party, department, institution, enterprise or other
 * @param regionPath path of the region it belongs to
 * @param mergedInto the unit that took over its affairs (撤并); it then lies below that one and is no
 *     longer active
 * @param path ids of the units above it and its own, as {@code /1/7/}
 */
public record Unit(
    long id,
    String name,
    String kind,
    String regionCode,
    String regionPath,
    @Nullable Long parentId,
    String path,
    boolean active,
    @Nullable Long mergedInto,
    int version) {}
