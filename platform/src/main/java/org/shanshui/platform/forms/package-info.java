/** What records of declared types hold (登记内容): asked for on forms, read, kept and shown. */
@ApplicationModule(allowedDependencies = {"access", "directory", "refusal", "secrecy"})
@NullMarked
package org.shanshui.platform.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
