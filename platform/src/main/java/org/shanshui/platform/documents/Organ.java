package org.shanshui.platform.documents;

/**
 * An organ that issues documents (发文机关).
 *
 * @param name as it signs
 * @param code that stands in its numbers (机关代字)
 * @param unitId whose people issue by it
 * @param active whether it takes new numbers
 */
public record Organ(
    long id,
    String name,
    String code,
    long unitId,
    String regionPath,
    boolean active,
    int version) {}
