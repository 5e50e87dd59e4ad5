/**
 * Packs (包): folders of files that say what a region wants, loaded as a whole or refused as a
 * whole.
 */
@NullMarked
package org.shanshui.packkit.pack;

import org.jspecify.annotations.NullMarked;
