package org.shanshui.platform.directory;

/**
 * A unit was merged into another (单位撤并): what is open for it is the other's from now on.
 *
 * @param unitId the unit that is no longer active
 * @param intoId the unit that took over
 */
public record UnitMerged(long unitId, long intoId) {}
