/**
 * The packs that are in force (配置包): those of the release, and those of a city's own folder, which
 * take the place of the release's. Modules contribute the kinds of files there are as beans.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.shanshui.platform.packs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
