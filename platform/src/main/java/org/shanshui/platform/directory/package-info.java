/** Regions, units, people and their roles (机构人员); signing in. */
@NullMarked
package org.shanshui.platform.directory;

import org.jspecify.annotations.NullMarked;
