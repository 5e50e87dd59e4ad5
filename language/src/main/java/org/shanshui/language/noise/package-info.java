/**
 * What print, the web and PDF did to the prose, undone for reading; the source itself is never
 * changed.
 */
@NullMarked
package org.shanshui.language.noise;

import org.jspecify.annotations.NullMarked;
