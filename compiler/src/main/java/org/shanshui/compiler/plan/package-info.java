/**
 * The plan a document holds: immutable records, offsets in Unicode code points of the text as read.
 */
@NullMarked
package org.shanshui.compiler.plan;

import org.jspecify.annotations.NullMarked;
