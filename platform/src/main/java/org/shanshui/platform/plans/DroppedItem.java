package org.shanshui.platform.plans;

/**
 * A commitment of the version before that the new document no longer has.
 *
 * @param kind {@code task}, {@code target}, {@code indicator} or {@code project}
 * @param decision {@code keep}: still in force, and among the version's items with its earlier
 *     source; {@code end}: over
 * @param reason given with the decision
 */
public record DroppedItem(long itemId, String kind, String title, String decision, String reason) {}
