package org.shanshui.platform.collection;

import org.jspecify.annotations.Nullable;

/**
 * What a cadence is about.
 *
 * @param source key of an {@link Askable}
 * @param part of it; null is the whole
 */
public record About(String source, @Nullable Long part) {}
