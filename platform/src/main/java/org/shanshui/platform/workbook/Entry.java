package org.shanshui.platform.workbook;

import org.jspecify.annotations.Nullable;

/**
 * A row that is to be kept.
 *
 * @param number of the row, from 1
 * @param known what it changes; null for what is added
 */
public record Entry<D>(int number, D draft, @Nullable Known known) {}
