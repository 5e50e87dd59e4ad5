/** The application used as people use it, in a browser, with the sample city. */
@NullMarked
package org.shanshui.e2e;

import org.jspecify.annotations.NullMarked;
