/**
 * What a page adds to a text: its number, head and foot, the list of contents, notes at its foot.
 */
@NullMarked
package org.shanshui.compiler.layout;

import org.jspecify.annotations.NullMarked;
