/** Targets and their shares by year and by unit (目标分解). */
@NullMarked
package org.shanshui.platform.commitments.targets;

import org.jspecify.annotations.NullMarked;
