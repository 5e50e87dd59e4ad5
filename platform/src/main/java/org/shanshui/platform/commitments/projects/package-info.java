/** The library of projects (项目库): phases, money, entry and exit, quarterly figures, Excel. */
@NullMarked
package org.shanshui.platform.commitments.projects;

import org.jspecify.annotations.NullMarked;
