/** Tables as grids, and indicator tables among them. */
@NullMarked
package org.shanshui.compiler.table;

import org.jspecify.annotations.NullMarked;
