/**
 * Who is acting, and what they may see: the data scope (数据范围) that every connection to the database
 * carries.
 */
@ApplicationModule(allowedDependencies = "refusal")
@NullMarked
package org.shanshui.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
