package org.shanshui.platform.collection;

import java.time.OffsetDateTime;
import org.shanshui.platform.files.Attachment;

/** An attached file without its bytes. */
record FileView(
    long id,
    long lineId,
    String name,
    String mediaType,
    long size,
    String sha256,
    String addedBy,
    OffsetDateTime addedAt) {
  static FileView of(Attachment file) {
    return new FileView(
        file.id(),
        file.subjectId(),
        file.name(),
        file.mediaType(),
        file.size(),
        file.sha256(),
        file.addedBy(),
        file.addedAt());
  }
}
