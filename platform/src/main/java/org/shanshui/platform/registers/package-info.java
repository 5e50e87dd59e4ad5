/**
 * Registers (登记库): records of whatever packs declare, with the way they go, what they were on which
 * day and what was known of that when. List, page, form and interface follow from the declaration;
 * no register is known here by name.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "database",
      "directory",
      "forms",
      "listing",
      "refusal",
      "subjects",
      "web"
    })
@NullMarked
package org.shanshui.platform.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
