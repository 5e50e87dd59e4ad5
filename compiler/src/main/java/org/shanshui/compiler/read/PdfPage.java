package org.shanshui.compiler.read;

import java.util.List;

/**
 * The raw content of a page.
 *
 * @param number from 1
 * @param image whether it shows an image
 * @param unmapped how many characters the file does not tell the meaning of
 */
record PdfPage(
    int number,
    float width,
    float height,
    List<PdfGlyph> glyphs,
    List<PdfRule> rules,
    boolean image,
    int unmapped) {}
