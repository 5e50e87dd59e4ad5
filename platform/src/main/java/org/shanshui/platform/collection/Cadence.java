package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;

/**
 * Who reports on what, how often, by when (调度安排).
 *
 * @param theme of what it is about; null is all of it
 * @param forms that it asks with, by key
 * @param items of them that it asks for, by key
 * @param startsOn the first period is the one that holds this day
 * @param unitId the planner's unit, which answers for the rounds
 */
public record Cadence(
    long id,
    String name,
    About about,
    @Nullable String theme,
    Rhythm rhythm,
    @RecordRows.Prefix("") Schedule schedule,
    Set<String> forms,
    Set<String> items,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    boolean active,
    long unitId,
    String regionPath,
    int version) {

  /** What a planner decides on. */
  public record Terms(
      String name,
      About about,
      @Nullable String theme,
      Rhythm rhythm,
      Schedule schedule,
      Set<String> forms,
      Set<String> items,
      LocalDate startsOn,
      @Nullable LocalDate endsOn) {}
}
