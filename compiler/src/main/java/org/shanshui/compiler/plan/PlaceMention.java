package org.shanshui.compiler.plan;

import org.jspecify.annotations.Nullable;

/**
 * A place (地名) where the text names it.
 *
 * @param name the full name: 椒江区 for 椒江; of a group (三区两市) the names of its members
 * @param code of GB/T 2260, null where the name alone does not decide
 */
public record PlaceMention(
    String quote, @Nullable String name, @Nullable String code, int start, int end) {}
