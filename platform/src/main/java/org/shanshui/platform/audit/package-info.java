/** The record of every change (审计): an append-only chain, and its proof. */
@ApplicationModule(
    allowedDependencies = {"access", "database", "listing", "secrecy", "subjects", "web"})
@NullMarked
package org.shanshui.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
