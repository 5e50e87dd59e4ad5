/** The application: plans adopted, commitments watched, cases closed, every change on record. */
@NullMarked
package org.shanshui.platform;

import org.jspecify.annotations.NullMarked;
