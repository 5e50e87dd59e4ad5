package org.shanshui.platform.collection;

/**
 * What one has to see to.
 *
 * @param toWrite sheets to be written
 * @param toApprove sheets to be approved, for one who approves
 * @param overdue sheets of one's units past their due day and never handed in
 * @param toDecide sheets to be accepted or returned, for a planner
 */
public record Attention(int toWrite, int toApprove, int overdue, int toDecide) {}
