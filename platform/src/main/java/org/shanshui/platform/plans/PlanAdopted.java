package org.shanshui.platform.plans;

/** A version of a plan was adopted: {@link Plans#adopted} has it. */
public record PlanAdopted(long planId, int version) {}
