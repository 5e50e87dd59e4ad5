package org.shanshui.platform.commitments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A commitment has got another light. Delivered at least once.
 *
 * @param from null where the commitment is new
 * @param on the day as of which it was judged
 */
public record LightChanged(
    CommitmentKind kind, long id, @Nullable Light from, Light to, LocalDate on) {}
