/** The book of commitments: the table that targets, tasks and projects share (承诺台账). */
@NullMarked
package org.shanshui.platform.commitments.register;

import org.jspecify.annotations.NullMarked;
