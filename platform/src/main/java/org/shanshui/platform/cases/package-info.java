/**
 * Problems from their finding to their verified closing (问题闭环、督查督办): what is found is judged,
 * assigned, handled, verified and closed, within time limits, and nothing is lost on the way.
 */
@NullMarked
package org.shanshui.platform.cases;

import org.jspecify.annotations.NullMarked;
