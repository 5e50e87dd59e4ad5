package org.shanshui.platform.cases;

/**
 * How many cases there are.
 *
 * @param open not closed and not merged
 * @param late open, and the awaited step is past its due
 * @param escalated open, and at least one level of escalation reached
 * @param closedThisMonth closed since the first of the month
 */
public record CaseCounts(long open, long late, long escalated, long closedThisMonth) {}
