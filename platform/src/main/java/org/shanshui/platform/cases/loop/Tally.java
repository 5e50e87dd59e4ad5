package org.shanshui.platform.cases.loop;

import java.time.Duration;

/**
 * What has been used up.
 *
 * @param extendedDays working days granted in all
 * @param spent office time that the leads had it, suspension not counted
 * @param escalated the highest level of escalation ever reached
 */
public record Tally(
    int transfers,
    int extensions,
    int extendedDays,
    int suspensions,
    int reworks,
    int reopenings,
    int escalated,
    Duration spent) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

  Tally transferred() {
    return new Tally(
        transfers + 1,
        extensions,
        extendedDays,
        suspensions,
        reworks,
        reopenings,
        escalated,
        spent);
  }

  Tally extended(int days) {
    return new Tally(
        transfers,
        extensions + 1,
        extendedDays + days,
        suspensions,
        reworks,
        reopenings,
        escalated,
        spent);
  }

  Tally suspended() {
    return new Tally(
        transfers,
        extensions,
        extendedDays,
        suspensions + 1,
        reworks,
        reopenings,
        escalated,
        spent);
  }

  Tally reworked() {
    return new Tally(
        transfers,
        extensions,
        extendedDays,
        suspensions,
        reworks + 1,
        reopenings,
        escalated,
        spent);
  }

  Tally reopened() {
    return new Tally(
        transfers,
        extensions,
        extendedDays,
        suspensions,
        reworks,
        reopenings + 1,
        escalated,
        spent);
  }

  Tally escalated(int level) {
    return new Tally(
        transfers,
        extensions,
        extendedDays,
        suspensions,
        reworks,
        reopenings,
        Math.max(escalated, level),
        spent);
  }

  Tally spent(Duration more) {
    return new Tally(
        transfers,
        extensions,
        extendedDays,
        suspensions,
        reworks,
        reopenings,
        escalated,
        spent.plus(more));
  }
}
