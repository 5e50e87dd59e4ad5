package org.shanshui.platform.commitments.register;

import java.time.LocalDate;
import java.util.List;
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
    Owners owners = new Owners(leadUnitId, leadAssumed, supportUnitIds, impliedUnitIds);
    supportUnitIds = owners.supports();
    impliedUnitIds = owners.implied();
    if (due.isBefore(startOn)) {
      startOn = due.withDayOfYear(1);
    }
  }

  Long[] unitIds() {
    return new Owners(leadUnitId, leadAssumed, supportUnitIds, impliedUnitIds).units();
  }
}
