/** Headings: the numbering styles of official documents, and the tree they make. */
@NullMarked
package org.shanshui.compiler.outline;

import org.jspecify.annotations.NullMarked;
