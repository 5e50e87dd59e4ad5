package org.shanshui.platform.directory;

/**
 * It was settled which unit plans mean by a name. Delivered at least once.
 *
 * @param regionCode of the plans that use the name
 * @param personId who settled it; what follows is done in their name
 * @param person their name
 */
public record OfficeNamed(
    String regionCode, String name, long unitId, long personId, String person) {}
