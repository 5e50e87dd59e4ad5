package org.shanshui.compiler.read;

/**
 * A straight line drawn on a page, in the coordinates of {@link PdfGlyph}.
 *
 * @param at y of a horizontal one, x of a vertical one
 * @param from its lower end along the other axis
 */
record PdfRule(boolean horizontal, float at, float from, float to) {}
