/** Places and government bodies that the text names. */
@NullMarked
package org.shanshui.compiler.named;

import org.jspecify.annotations.NullMarked;
