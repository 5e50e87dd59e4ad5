package org.shanshui.platform.cases.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.EvidenceSort;

/**
 * A file that proves something, without its bytes.
 *
 * @param stepId null: put in, and not yet part of a step
 */
record EvidenceRow(
    long id,
    long caseId,
    @Nullable Long stepId,
    String name,
    EvidenceSort sort,
    String contentType,
    int size,
    String sha256,
    @Nullable Long personId,
    Instant at) {}
