/**
 * Where a number lives (指标数值): what was reported, observed or worked out of an indicator, for a
 * region or a unit's part of it, as of a day, with what it comes from. Nothing is written over.
 */
@ApplicationModule(allowedDependencies = {"database", "subjects"})
@NullMarked
package org.shanshui.platform.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
