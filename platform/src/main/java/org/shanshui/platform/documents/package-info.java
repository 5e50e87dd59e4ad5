/**
 * Official documents (公文): how they are laid out, which organs issue them, and the register in
 * which each takes its number. What a document says is its own module's business.
 */
@ApplicationModule(
    allowedDependencies = {"access", "database", "directory", "files", "listing", "refusal", "web"})
@NullMarked
package org.shanshui.platform.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
