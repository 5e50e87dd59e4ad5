/** Whether a plan says the same however its page is laid out. */
@NullMarked
package org.shanshui.compiler.layout;

import org.jspecify.annotations.NullMarked;
