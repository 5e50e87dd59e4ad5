package org.shanshui.platform.cases.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.EvidenceSort;
import org.shanshui.platform.files.Attachment;

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
    Instant at) {
  static EvidenceRow of(Attachment file) {
    return new EvidenceRow(
        file.id(),
        file.subjectId(),
        file.partId(),
        file.name(),
        sort(file.mediaType()),
        file.mediaType(),
        Math.toIntExact(file.size()),
        file.sha256(),
        file.personId(),
        file.addedAt().toInstant());
  }

  private static EvidenceSort sort(String mediaType) {
    if (mediaType.startsWith("image/")) {
      return EvidenceSort.PICTURE;
    }
    return mediaType.startsWith("video/") ? EvidenceSort.VIDEO : EvidenceSort.DOCUMENT;
  }
}
