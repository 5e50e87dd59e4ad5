package org.shanshui.platform.files;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to something, without its bytes.
 *
 * @param subject what it belongs to: the name of a table
 * @param subjectId which of them
 * @param partId what of the subject it is a part of; null for no part yet, or none at all
 * @param name as people gave it, with the ending of what it is
 * @param sha256 of its content
 * @param addedBy name of who attached it
 */
public record Attachment(
    long id,
    String subject,
    long subjectId,
    @Nullable Long partId,
    String name,
    String mediaType,
    long size,
    String sha256,
    @Nullable Long personId,
    String addedBy,
    OffsetDateTime addedAt) {}
