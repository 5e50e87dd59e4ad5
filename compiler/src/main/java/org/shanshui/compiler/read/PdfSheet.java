package org.shanshui.compiler.read;

import java.util.List;

/**
 * A page put in reading order, or what runs another way on it.
 *
 * @param number of the page, from 1
 * @param isAside whether its text runs another way than most of its page's
 * @param height in points
 * @param rules lines drawn on it
 * @param items can be removed
 */
record PdfSheet(
    int number, boolean isAside, float height, List<PdfRule> rules, List<PdfItem> items) {}
