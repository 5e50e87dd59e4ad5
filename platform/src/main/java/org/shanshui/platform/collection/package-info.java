/**
 * Collection (定期调度): rounds open by the calendar, units report on what they are asked about with
 * forms that packs declare, heads approve, the planner accepts or returns; what is late or missing
 * is seen at once. What there is to ask about, other modules contribute.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "calendar",
      "database",
      "directory",
      "files",
      "indicators",
      "listing",
      "notices",
      "refusal",
      "subjects",
      "web",
      "workbook"
    })
@NullMarked
package org.shanshui.platform.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
