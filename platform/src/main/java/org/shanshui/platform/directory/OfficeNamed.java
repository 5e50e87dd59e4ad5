package org.shanshui.platform.directory;

/**
 * It was settled which unit plans mean by a name.
 *
 * @param regionCode of the plans that use the name
 */
public record OfficeNamed(String regionCode, String name, long unitId) {}
