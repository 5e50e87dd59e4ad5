package org.shanshui.platform.collection;

import java.util.List;

/**
 * Reports of one sheet were accepted together. Delivered at least once.
 *
 * @param reports never empty, in the order of the sheet's lines
 */
public record ReportsAccepted(List<ReportAccepted> reports) {}
