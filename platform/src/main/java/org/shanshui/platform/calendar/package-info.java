/** Working days and office hours (工作日历): what time limits are counted in. */
@ApplicationModule(allowedDependencies = {"access", "database"})
@NullMarked
package org.shanshui.platform.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
