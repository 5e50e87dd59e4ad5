/**
 * Words in two languages, places in files, and what is wrong there: what all of packkit stands on.
 */
@NullMarked
package org.shanshui.packkit;

import org.jspecify.annotations.NullMarked;
