/** The plan compiler: {@link org.shanshui.compiler.PlanCompiler} turns a document into a plan. */
@NullMarked
package org.shanshui.compiler;

import org.jspecify.annotations.NullMarked;
