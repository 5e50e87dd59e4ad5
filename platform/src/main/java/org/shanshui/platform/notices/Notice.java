package org.shanshui.platform.notices;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader sees it.
 *
 * @param kind a {@link NoticeKind}
 * @param readAt when this reader read it; null if not yet
 */
record Notice(
    long id,
    String kind,
    String chinese,
    String english,
    String link,
    @Nullable LocalDate due,
    OffsetDateTime at,
    @Nullable OffsetDateTime readAt) {}
