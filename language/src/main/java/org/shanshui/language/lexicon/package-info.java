/**
 * Words found in running text: one trie, read left to right, used by every dimension that knows
 * names.
 */
@NullMarked
package org.shanshui.language.lexicon;

import org.jspecify.annotations.NullMarked;
