/**
 * Cadence (定期调度): rounds open by the calendar, units report on their commitments, heads approve,
 * the planner accepts or returns; what is late or missing is seen at once.
 */
@NullMarked
package org.shanshui.platform.collection;

import org.jspecify.annotations.NullMarked;
