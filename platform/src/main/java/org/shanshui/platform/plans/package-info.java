/**
 * From a plan document to an adopted plan (规划): upload, compile, review, adopt, versions, and the
 * consistency of plans.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "database",
      "directory",
      "files",
      "listing",
      "refusal",
      "subjects",
      "web"
    })
@NullMarked
package org.shanshui.platform.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
