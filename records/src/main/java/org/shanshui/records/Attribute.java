package org.shanshui.records;

import java.util.Optional;
import org.shanshui.packkit.Words;

/**
 * An attribute of a record (字段).
 *
 * @param key what values and expressions call it
 * @param hint for who fills it in
 * @param required whether there has to be a value
 * @param personal of a person: masked where nobody needs it
 */
public record Attribute(
    String key,
    Words name,
    Optional<Words> hint,
    AttributeType type,
    boolean required,
    boolean personal) {}
