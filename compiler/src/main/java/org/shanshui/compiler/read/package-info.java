/**
 * From bytes to a {@link org.shanshui.compiler.read.Document}: text and blocks, offsets in UTF-16
 * units of that text.
 */
@NullMarked
package org.shanshui.compiler.read;

import org.jspecify.annotations.NullMarked;
