package org.shanshui.platform.collection;

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

  /** Of which sheets {@code s} the late are. */
  static final String LATE = "s.first_submitted_on > s.due_on";

  /** Of which sheets {@code s} the missing are, on the day {@code :today}. */
  static final String MISSING =
      "s.missing_on is not null or s.first_submitted_on is null and s.due_on < :today";

  /** What is counted over {@code report_sheet s}. */
  static final String COUNTS =
      """
      count(*) as all,
      count(*) filter (where s.state in ('OPEN', 'DRAFTED', 'RETURNED')) as to_write,
      count(*) filter (where s.state = 'SUBMITTED') as submitted,
      count(*) filter (where s.state = 'APPROVED') as approved,
      count(*) filter (where s.state = 'ACCEPTED') as accepted,
      count(*) filter (where s.state = 'RETURNED') as returned,
      count(*) filter (where %s) as late,
      count(*) filter (where %s) as missing
      """
          .formatted(LATE, MISSING);
}
