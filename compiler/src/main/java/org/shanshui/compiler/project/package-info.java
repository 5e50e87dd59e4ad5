/** Projects, named or counted, with their investment. */
@NullMarked
package org.shanshui.compiler.project;

import org.jspecify.annotations.NullMarked;
