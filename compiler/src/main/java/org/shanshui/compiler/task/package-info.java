/** Tasks and who answers for them. */
@NullMarked
package org.shanshui.compiler.task;

import org.jspecify.annotations.NullMarked;
