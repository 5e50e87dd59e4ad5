/** Regions, units, people and their roles (机构人员); signing in. */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "database",
      "listing",
      "refusal",
      "secrecy",
      "subjects",
      "web",
      "workbook"
    })
@NullMarked
package org.shanshui.platform.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
