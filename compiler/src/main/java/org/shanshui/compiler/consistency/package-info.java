/** Whether several plans say the same: indicators and projects they share, compared. */
@NullMarked
package org.shanshui.compiler.consistency;

import org.jspecify.annotations.NullMarked;
