package org.shanshui.platform.plans;

/**
 * A name that tasks of a version in force use is now known to be a unit: {@link Plans#adopted}
 * gives it from now on. Delivered at least once.
 *
 * @param name as the plan writes it
 * @param personId who settled it; what follows is done in their name
 * @param person their name
 */
public record OwnerNamed(
    long planId, int version, String name, long unitId, long personId, String person) {}
