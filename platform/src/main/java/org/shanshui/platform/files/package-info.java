/**
 * Files that people hand in (附件): what they are by their content, whether what is packed in them
 * holds, and where their bytes lie.
 */
@ApplicationModule(allowedDependencies = {"access", "database", "refusal"})
@NullMarked
package org.shanshui.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
