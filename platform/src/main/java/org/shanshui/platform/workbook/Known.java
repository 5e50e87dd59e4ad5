package org.shanshui.platform.workbook;

/**
 * A thing that a row changes, as it was when the workbook was read.
 *
 * @param version so that what somebody saves meanwhile is not overwritten
 */
public record Known(long id, int version) {}
