/** How sure each number is (置信度), by the measured share of right answers among those like it. */
@NullMarked
package org.shanshui.compiler.confidence;

import org.jspecify.annotations.NullMarked;
