package org.shanshui.platform.commitments.tasks;

/**
 * A measure (措施) under a task.
 *
 * @param fromPlan a sentence of the plan; others were added by hand
 * @param dropped no longer in the plan, or taken back
 */
public record Measure(
    long id,
    long taskId,
    int number,
    String text,
    long unitId,
    String unitName,
    boolean fromPlan,
    boolean dropped,
    int version) {}
