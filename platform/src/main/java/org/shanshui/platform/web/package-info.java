/** What all pages and doors share: navigation, problems, one change per submission. */
@ApplicationModule(allowedDependencies = {"access", "database", "refusal"})
@NullMarked
package org.shanshui.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
