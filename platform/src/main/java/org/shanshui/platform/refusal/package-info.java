/** Why something is not done: a reason in Chinese and English, with its place and remedy. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.shanshui.platform.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
