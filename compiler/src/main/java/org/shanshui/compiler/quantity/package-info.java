/** Numbers: every mention found, classified, and targets read in full. */
@NullMarked
package org.shanshui.compiler.quantity;

import org.jspecify.annotations.NullMarked;
