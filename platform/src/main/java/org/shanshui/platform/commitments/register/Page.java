package org.shanshui.platform.commitments.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param previous cursor of the page before; null at the beginning
 * @param next cursor of the page after; null at the end
 */
public record Page<T>(List<T> items, @Nullable String previous, @Nullable String next) {}
