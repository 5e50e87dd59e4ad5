/**
 * Supervision (督查督办): a commitment that is late, or a unit that does not report, becomes a case by
 * itself; one matter has one case in a year. Knows commitments, reports and cases; none of them
 * knows it.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "cases",
      "cases :: loop",
      "commitments",
      "database",
      "directory",
      "collection",
      "notices",
      "refusal",
      "subjects"
    })
@NullMarked
package org.shanshui.platform.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
