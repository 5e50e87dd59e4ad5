/** What must hold for every door of the application, whichever module it belongs to. */
@NullMarked
package org.shanshui.platform.security;

import org.jspecify.annotations.NullMarked;
