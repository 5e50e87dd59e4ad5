/** Dates, periods, deadlines and recurrences (时间). */
@NullMarked
package org.shanshui.language.time;

import org.jspecify.annotations.NullMarked;
