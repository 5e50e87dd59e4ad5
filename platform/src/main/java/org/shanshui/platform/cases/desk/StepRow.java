package org.shanshui.platform.cases.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Step;

/**
 * A step as it is kept.
 *
 * @param caseId of the case itself, or of one that was merged into it
 * @param personId null for the house itself
 */
record StepRow(
    long id,
    long caseId,
    int number,
    Instant at,
    Step step,
    @Nullable Long personId,
    String personName,
    @Nullable Long unitId,
    String text,
    String stateAfter,
    @Nullable Instant dueAfter,
    List<EvidenceRow> evidence) {}
