/**
 * What plans commit to (承诺): targets, tasks and projects, their shares, measures and milestones,
 * how they stand, and the record of what has become of them.
 */
@NullMarked
package org.shanshui.platform.commitments;

import org.jspecify.annotations.NullMarked;
