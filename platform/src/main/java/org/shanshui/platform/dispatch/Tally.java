package org.shanshui.platform.dispatch;

/**
 * How the sheets of a round stand (报送情况).
 *
 * @param all sheets sent out
 * @param toWrite open, being written or returned
 * @param late handed in after the due day
 * @param missing not handed in and the due day has passed, or the round was closed without it
 */
public record Tally(
    int all,
    int toWrite,
    int submitted,
    int approved,
    int accepted,
    int returned,
    int late,
    int missing) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);
}
