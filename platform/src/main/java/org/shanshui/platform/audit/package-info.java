/** The record of every change (审计): an append-only chain, and its proof. */
@NullMarked
package org.shanshui.platform.audit;

import org.jspecify.annotations.NullMarked;
