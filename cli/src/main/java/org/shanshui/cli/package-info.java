/** The command line. */
@NullMarked
package org.shanshui.cli;

import org.jspecify.annotations.NullMarked;
