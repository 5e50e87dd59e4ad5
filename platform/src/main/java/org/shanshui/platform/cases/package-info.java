/**
 * Problems from their finding to their verified closing (问题闭环): what is found is judged, assigned,
 * handled, verified and closed, within time limits, and nothing is lost on the way. A case comes
 * from a subject, whichever module's it is; what opens cases by itself is built on top.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "calendar",
      "database",
      "directory",
      "documents",
      "files",
      "forms",
      "listing",
      "notices",
      "refusal",
      "secrecy",
      "subjects",
      "web"
    })
@NullMarked
package org.shanshui.platform.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
