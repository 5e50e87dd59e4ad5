package org.shanshui.compiler.read;

import java.util.List;

/** The raw content of a page, seen so that its lines run from left to right. */
record PdfPage(float width, float height, List<PdfGlyph> glyphs, List<PdfRule> rules) {}
