package org.shanshui.platform.dispatch;

import java.time.OffsetDateTime;

/** An attached file without its bytes. */
record FileView(
    long id,
    long lineId,
    String name,
    String mediaType,
    long size,
    String sha256,
    String addedBy,
    OffsetDateTime addedAt) {}
