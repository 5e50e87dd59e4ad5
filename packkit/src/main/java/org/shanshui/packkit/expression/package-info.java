/**
 * Expressions of packs: CEL, checked when loaded, with exact decimals, missing inputs by name, and
 * a trace.
 */
@NullMarked
package org.shanshui.packkit.expression;

import org.jspecify.annotations.NullMarked;
