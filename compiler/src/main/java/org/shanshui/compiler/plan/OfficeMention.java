package org.shanshui.compiler.plan;

import org.jspecify.annotations.Nullable;

/**
 * A government or party body (单位) where the text names it.
 *
 * @param name its full name without the region: 市发展和改革委员会 for 市发展改革委
 */
public record OfficeMention(String quote, @Nullable String name, int start, int end) {}
