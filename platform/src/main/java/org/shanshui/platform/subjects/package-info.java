/**
 * What others speak of (对象): a report, a target, a case, by type and number. Each module says how
 * its own are called and where they stand; who keeps one need not know its module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.shanshui.platform.subjects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
