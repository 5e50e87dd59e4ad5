/**
 * Tables: explicit ones, ones that a PDF flattened to a cell a line, and indicator tables among
 * them.
 */
@NullMarked
package org.shanshui.compiler.table;

import org.jspecify.annotations.NullMarked;
