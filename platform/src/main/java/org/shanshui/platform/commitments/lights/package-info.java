/** How a commitment stands, by rules that are data (亮灯). */
@NullMarked
package org.shanshui.platform.commitments.lights;

import org.jspecify.annotations.NullMarked;
