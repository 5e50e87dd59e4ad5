/** Where cases are kept, worked on, watched and shown. */
@NullMarked
package org.shanshui.platform.cases.desk;

import org.jspecify.annotations.NullMarked;
