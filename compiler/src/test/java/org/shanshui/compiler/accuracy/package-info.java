/** How well the compiler reads: its plans against plans annotated by hand. */
@NullMarked
package org.shanshui.compiler.accuracy;

import org.jspecify.annotations.NullMarked;
