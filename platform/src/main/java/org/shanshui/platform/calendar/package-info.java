/** Working days and office hours (工作日历): what time limits are counted in. */
@NullMarked
package org.shanshui.platform.calendar;

import org.jspecify.annotations.NullMarked;
