/** The one PostgreSQL database: embedded by default, or a server of the user's own. */
@NullMarked
package org.shanshui.platform.database;

import org.jspecify.annotations.NullMarked;
