package org.shanshui.platform.collection;

import java.time.LocalDate;

/**
 * A unit has not handed in its sheet by the due day (逾期未报). Told once for each sheet, delivered at
 * least once.
 *
 * @param stewardUnitId the planner's unit
 */
public record ReportOverdue(
    long sheetId,
    long roundId,
    String roundName,
    Period period,
    long unitId,
    long stewardUnitId,
    LocalDate dueOn) {}
