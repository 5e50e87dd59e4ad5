/** The one PostgreSQL database: embedded by default, or a server of the user's own. */
@ApplicationModule(allowedDependencies = "access")
@NullMarked
package org.shanshui.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
