package org.shanshui.packkit.pack;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;

/**
 * What has to come of what: a pack's test and its documentation at once.
 *
 * @param of folder and key of the file, as {@code lights/lights}
 * @param given plain values, as {@link FileKind.Runner} takes them
 * @param gives those of the results that matter
 */
public record Example(
    Place place,
    Words name,
    String of,
    Map<String, @Nullable Object> given,
    Map<String, @Nullable Object> gives) {}
