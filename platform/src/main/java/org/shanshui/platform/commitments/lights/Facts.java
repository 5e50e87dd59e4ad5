package org.shanshui.platform.commitments.lights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a commitment on a day; from this alone the rules tell its light.
 *
 * @param start first day; not after {@code due}
 * @param due last day
 * @param reported percent of the work as last reported
 * @param goal what a target asks for; null for tasks and projects and for targets in words
 * @param value of the target, as last reported
 */
public record Facts(
    LocalDate start,
    LocalDate due,
    LocalDate today,
    @Nullable BigDecimal reported,
    @Nullable Goal goal,
    @Nullable BigDecimal value,
    List<Milestone> milestones) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * A value to be reached or held.
   *
   * @param comparator {@code >=}, {@code <=}, {@code =} or {@code ~}
   * @param held whether it must still hold on the due day (a level), instead of being reached once
   *     (a sum of things done)
   */
  public record Goal(String comparator, BigDecimal value, String unit, boolean held) {
    /** Whether a goal is held: what does not count things, and what may not be exceeded. */
    public static boolean isHeld(boolean counts, String comparator) {
      return !counts || comparator.equals("<=");
    }

    /**
     * Whether this value meets the goal; a plain “达到” is met by more as well, one of 约 and 左右 by
     * what is about it.
     *
     * @param due on which it is to be met
     */
    public boolean isMetBy(BigDecimal reached, LocalDate due, About about) {
      return switch (comparator) {
        case "<=" -> reached.compareTo(value) <= 0;
        case "~" -> reached.compareTo(about.least(value, due)) >= 0;
        default -> reached.compareTo(value) >= 0;
      };
    }
  }

  public Facts {
    milestones = List.copyOf(milestones);
  }

  boolean met(About about) {
    return goal != null && value != null && goal.isMetBy(value, due, about);
  }

  boolean done(About about) {
    if (goal != null && value != null) {
      return met(about) && (!goal.held() || today.isAfter(due));
    }
    BigDecimal percent = percent();
    return percent != null && percent.compareTo(HUNDRED) >= 0;
  }

  /** Share of the time that has passed, 0 to 100, rounded down. */
  public int elapsed() {
    long whole = ChronoUnit.DAYS.between(start, due) + 1;
    long gone = ChronoUnit.DAYS.between(start, today) + 1;
    return (int) Math.max(0, Math.min(100, whole <= 0 ? 100 : gone * 100 / whole));
  }

  /**
   * Share of the work that is done, 0 to 100: as reported, else by the value against the goal where
   * it counts things, else by the weights of the milestones; null where nothing tells.
   */
  public @Nullable BigDecimal percent() {
    if (reported != null) {
      return reported;
    }
    if (goal != null && value != null && !goal.held() && goal.value().signum() > 0) {
      return value
          .max(BigDecimal.ZERO)
          .multiply(HUNDRED)
          .divide(goal.value(), 1, RoundingMode.DOWN)
          .min(HUNDRED);
    }
    if (milestones.isEmpty()) {
      return null;
    }
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal done = BigDecimal.ZERO;
    for (Milestone milestone : milestones) {
      all = all.add(milestone.weight());
      if (milestone.doneOn() != null) {
        done = done.add(milestone.weight());
      }
    }
    return done.multiply(HUNDRED).divide(all, 1, RoundingMode.DOWN);
  }

  /** The percent without needless zeros. */
  public @Nullable BigDecimal percentShown() {
    return shown(percent());
  }

  /** A number without needless zeros, and never with an exponent. */
  public static @Nullable BigDecimal shown(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
  }

  /** How many points the work is behind the time; null where neither value nor work is known. */
  @Nullable BigDecimal lag() {
    BigDecimal percent = percent();
    if (percent == null || (goal != null && goal.held() && reported == null)) {
      return null;
    }
    return BigDecimal.valueOf(elapsed()).subtract(percent);
  }

  boolean silent() {
    return reported == null
        && value == null
        && milestones.stream().allMatch(m -> m.doneOn() == null);
  }

  long daysOver() {
    return ChronoUnit.DAYS.between(due, today);
  }

  List<Milestone> late() {
    return milestones.stream().filter(m -> m.isLateOn(today)).toList();
  }

  Optional<Milestone> firstLate() {
    return late().stream().min(Comparator.comparing(Milestone::due));
  }
}
