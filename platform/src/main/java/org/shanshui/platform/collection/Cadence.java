package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;

/**
 * Who reports on what, how often, by when (调度安排).
 *
 * @param planId null: the project library of the region
 * @param theme a topmost heading of the plan; null is all of it
 * @param startsOn the first period is the one that holds this day
 * @param unitId the planner's unit, which answers for the rounds
 */
public record Cadence(
    long id,
    String name,
    @Nullable Long planId,
    @Nullable String theme,
    Rhythm rhythm,
    Schedule schedule,
    Set<CommitmentKind> kinds,
    Set<Field> fields,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    boolean active,
    long unitId,
    String regionPath,
    int version) {

  /** What a planner decides on. */
  public record Terms(
      String name,
      @Nullable Long planId,
      @Nullable String theme,
      Rhythm rhythm,
      Schedule schedule,
      Set<CommitmentKind> kinds,
      Set<Field> fields,
      LocalDate startsOn,
      @Nullable LocalDate endsOn) {}
}
