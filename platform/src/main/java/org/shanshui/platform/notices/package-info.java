/** What somebody should know (通知): in the house, and by mail where mail is set up. */
@ApplicationModule(allowedDependencies = {"access", "database", "directory", "refusal", "secrecy"})
@NullMarked
package org.shanshui.platform.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
