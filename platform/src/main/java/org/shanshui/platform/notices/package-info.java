/** What somebody should know (通知): in the house, and by mail where mail is set up. */
@NullMarked
package org.shanshui.platform.notices;

import org.jspecify.annotations.NullMarked;
