/**
 * Cadence (定期调度): rounds open by the calendar, units report on their commitments, heads approve,
 * the planner accepts or returns; what is late or missing is seen at once.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "calendar",
      "commitments",
      "database",
      "directory",
      "files",
      "listing",
      "notices",
      "plans",
      "refusal",
      "subjects",
      "web",
      "workbook"
    })
@NullMarked
package org.shanshui.platform.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
