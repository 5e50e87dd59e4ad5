/**
 * Personal data at rest (个人信息加密保存): sealed in their columns by keys that lie outside the database,
 * and masked to those who need not know them.
 */
@ApplicationModule(allowedDependencies = {"access", "database"})
@NullMarked
package org.shanshui.platform.secrecy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
