/**
 * The sample city of 云岫市: built by a seeded program as its people would, through the faces and the
 * API of the other modules, never by SQL, so that demo, browser tests and benchmarks share it.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "calendar",
      "cases",
      "cases :: loop",
      "commitments",
      "database",
      "directory",
      "documents",
      "publication",
      "web"
    })
@NullMarked
package org.shanshui.platform.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
