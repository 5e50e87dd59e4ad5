package org.shanshui.platform.calendar;

/**
 * Another edition of the working calendar is in force, by which some days or hours are worked
 * otherwise than by the one before (节假日安排调整). Who has counted a limit counts it anew: by {@link
 * Editions#inForce}, from the edition that it was counted by.
 *
 * @param edition its id
 */
public record CalendarChanged(long edition) {}
