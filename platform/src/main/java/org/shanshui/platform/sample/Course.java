package org.shanshui.platform.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a commitment goes in the city. Most keep pace with the time, some lag, some catch up after
 * they were called to account, few get stuck; and some counties and departments do better than
 * others.
 */
final class Course {
  /** Units of what is not counted by the piece. */
  private static final Pattern MEASURED = Pattern.compile("(公里|米|亩|元|吨|升|度|人|公顷|%)$");

  private enum Pace {
    STEADY,
    EARLY,
    LATE_STARTER,
    CATCHING_UP,
    SLOW,
    STUCK
  }

  private final LocalDate start;
  private final LocalDate due;
  private final Pace pace;
  private final double strength;
  private final double bend;
  private final double from;

  /**
   * @param seed the city's
   * @param title tells commitments apart; ids would depend on who was first
   * @param answering name of the unit that answers for it
   */
  Course(long seed, String title, String answering, LocalDate start, LocalDate due) {
    this.start = start;
    this.due = due;
    Random own = Chance.of(seed, "course", title);
    Random units = Chance.of(seed, "unit", answering);
    double diligence = units.nextDouble() * 0.12 - 0.06;
    double lot = own.nextDouble() + diligence;
    if (lot < 0.03) {
      pace = Pace.STUCK;
    } else if (lot < 0.07) {
      pace = Pace.SLOW;
    } else if (lot < 0.12) {
      pace = Pace.CATCHING_UP;
    } else if (lot < 0.24) {
      pace = Pace.LATE_STARTER;
    } else if (lot < 0.86) {
      pace = Pace.STEADY;
    } else {
      pace = Pace.EARLY;
    }
    strength = own.nextDouble();
    bend = own.nextDouble();
    from = own.nextDouble();
  }

  /** How much is done by a day, 0 to 1. */
  double done(LocalDate day) {
    double whole = Math.max(1, ChronoUnit.DAYS.between(start, due) + 1);
    double passed = (ChronoUnit.DAYS.between(start, day) + 1) / whole;
    double time = Math.max(0, passed);
    double done =
        switch (pace) {
          case STEADY -> time * (0.94 + 0.12 * strength) + 0.02;
          case EARLY -> time * (1.12 + 0.25 * strength) + 0.03;
          case LATE_STARTER -> Math.pow(time, 1.12 + 0.12 * bend) * (0.98 + 0.04 * strength);
          case CATCHING_UP ->
              time < 0.72
                  ? time * (0.62 + 0.14 * strength)
                  : 0.72 * (0.62 + 0.14 * strength) + (time - 0.72) * (1.5 + 0.5 * bend);
          case SLOW -> time * (0.66 + 0.16 * strength);
          case STUCK -> Math.min(time * 0.9, 0.35 + 0.4 * strength) + Math.max(0, time - 1) * 0.05;
        };
    // Whoever is not stuck has it done when it is due, some a little after.
    if (pace != Pace.STUCK && pace != Pace.SLOW && passed > 1 + 0.02 * bend) {
      done = 1;
    }
    return Math.max(0, Math.min(1, done));
  }

  boolean lags(LocalDate day) {
    double whole = Math.max(1, ChronoUnit.DAYS.between(start, due) + 1);
    return done(day) < Math.min(1, (ChronoUnit.DAYS.between(start, day) + 1) / whole) - 0.1;
  }

  BigDecimal percent(LocalDate day) {
    return BigDecimal.valueOf(Math.floor(done(day) * 100)).setScale(0, RoundingMode.DOWN);
  }

  /**
   * What a metric stands at.
   *
   * @param comparator of its target
   * @param adds whether it counts things and grows from nothing, or is a level that moves
   * @param unit of the metric
   */
  BigDecimal value(
      LocalDate day,
      BigDecimal planned,
      @Nullable String comparator,
      boolean adds,
      @Nullable String unit) {
    double done = done(day);
    int scale = Math.max(0, planned.scale());
    double goal = planned.doubleValue();
    double value;
    if (adds) {
      value = goal * done * (pace == Pace.EARLY ? 1.02 : 1);
    } else if ("<=".equals(comparator)) {
      value = goal * (1 + (0.06 + 0.12 * from) * (1 - done));
    } else {
      value = goal - Math.abs(goal) * (0.04 + 0.14 * from) * (1 - done);
    }
    boolean met = done >= 1;
    int digits = scale + 1;
    if (adds && scale == 0 && (unit == null || !MEASURED.matcher(unit).find())) {
      // Of few pieces one is done early, or none for long.
      value = Math.min(goal, Math.floor(value + 0.3 + 0.5 * bend));
      digits = 0;
    }
    BigDecimal rounded = BigDecimal.valueOf(value);
    if (met) {
      rounded = adds ? rounded.max(planned) : planned;
    }
    return rounded
        .setScale(
            Math.min(digits, 6), "<=".equals(comparator) ? RoundingMode.UP : RoundingMode.DOWN)
        .stripTrailingZeros();
  }
}
