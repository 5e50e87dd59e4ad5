/**
 * What is shown of it all (公布): the home page, the cockpit, the map. It owns the boundaries of
 * regions and nothing else; every figure is asked of the module that keeps it.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "audit",
      "calendar",
      "cases",
      "collection",
      "commitments",
      "directory",
      "files",
      "listing",
      "plans",
      "refusal",
      "web"
    })
@NullMarked
package org.shanshui.platform.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
