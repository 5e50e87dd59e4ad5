/** Numerals (数词) and the comparators (比较词) around them, read from official prose. */
@NullMarked
package org.shanshui.language.numerals;

import org.jspecify.annotations.NullMarked;
