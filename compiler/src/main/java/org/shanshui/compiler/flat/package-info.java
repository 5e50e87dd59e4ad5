/**
 * Tables that a PDF, a copy or a converter turned into plain lines become tables again: a cell a
 * line, a row a line, or lines whose blanks keep the columns. What cannot be put together with
 * confidence stays as it is and is told.
 */
@NullMarked
package org.shanshui.compiler.flat;

import org.jspecify.annotations.NullMarked;
