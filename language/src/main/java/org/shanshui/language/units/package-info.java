/** Units of measurement (计量单位), classifiers (量词) and quantities (数量). */
@NullMarked
package org.shanshui.language.units;

import org.jspecify.annotations.NullMarked;
