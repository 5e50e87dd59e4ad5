/** Named lists of things. */
@NullMarked
package org.shanshui.compiler.roster;

import org.jspecify.annotations.NullMarked;
