/**
 * What plans commit to (承诺): targets, tasks and projects, their shares, measures and milestones,
 * how they stand, and the record of what has become of them.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "collection",
      "database",
      "directory",
      "documents",
      "indicators",
      "listing",
      "plans",
      "refusal",
      "subjects",
      "web",
      "workbook"
    })
@NullMarked
package org.shanshui.platform.commitments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
