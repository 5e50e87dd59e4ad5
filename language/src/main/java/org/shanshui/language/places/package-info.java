/** Places: the administrative divisions of the country (行政区划) and how official prose names them. */
@NullMarked
package org.shanshui.language.places;

import org.jspecify.annotations.NullMarked;
