package org.shanshui.platform.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param previous place before which the page before ends; null at the beginning
 * @param next place behind which the page after begins; null at the end
 */
public record Page<R>(List<R> items, @Nullable String previous, @Nullable String next) {}
