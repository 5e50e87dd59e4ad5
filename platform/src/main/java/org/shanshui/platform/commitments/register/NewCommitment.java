package org.shanshui.platform.commitments.register;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.plans.Source;

/**
 * A commitment to be put into the book. Units that answer for it are named by id; who is named
 * twice takes part once, in the first part named.
 *
 * @param source null only for what is entered by hand
 */
public record NewCommitment(
    CommitmentKind kind,
    @Nullable Long planId,
    @Nullable Long itemId,
    @Nullable Long parentId,
    @Nullable String axis,
    String title,
    String theme,
    long leadUnitId,
    boolean leadAssumed,
    List<Long> supportUnitIds,
    List<Long> impliedUnitIds,
    String regionPath,
    LocalDate startOn,
    LocalDate due,
    @Nullable Source source) {

  public NewCommitment {
    supportUnitIds = supportUnitIds.stream().distinct().filter(unit -> unit != leadUnitId).toList();
    List<Long> supports = supportUnitIds;
    impliedUnitIds =
        impliedUnitIds.stream()
            .distinct()
            .filter(unit -> unit != leadUnitId && !supports.contains(unit))
            .toList();
    if (due.isBefore(startOn)) {
      startOn = due.withDayOfYear(1);
    }
  }

  Long[] unitIds() {
    return Stream.of(
            LongStream.of(leadUnitId).boxed(), supportUnitIds.stream(), impliedUnitIds.stream())
        .flatMap(units -> units)
        .toArray(Long[]::new);
  }
}
