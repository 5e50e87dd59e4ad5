/**
 * From a {@link org.shanshui.compiler.plan.Plan} to what people and programs read: JSON, workbook,
 * page, text.
 */
@NullMarked
package org.shanshui.compiler.write;

import org.jspecify.annotations.NullMarked;
