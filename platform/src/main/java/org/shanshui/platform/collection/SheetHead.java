package org.shanshui.platform.collection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sheet without its lines, with the round it belongs to.
 *
 * @param reason of the last return, correction or recall
 * @param firstSubmittedOn null if never
 * @param missingOn when the round was closed without it; stays when it comes in after all
 * @param corrections how often it was opened again after acceptance
 * @param stewardPath region of the planner who accepts it
 */
record SheetHead(
    long id,
    long roundId,
    String roundName,
    Period period,
    long unitId,
    Status status,
    LocalDate dueOn,
    @Nullable String submittedBy,
    @Nullable String approvedBy,
    @Nullable String decidedBy,
    @Nullable String reason,
    @Nullable LocalDate firstSubmittedOn,
    @Nullable LocalDate missingOn,
    int corrections,
    String regionPath,
    String stewardPath,
    int version) {

  /** How it stands against its due day. */
  public Standing standing(LocalDate today) {
    if (firstSubmittedOn != null) {
      return firstSubmittedOn.isAfter(dueOn) ? Standing.LATE : Standing.ON_TIME;
    }
    if (missingOn != null || today.isAfter(dueOn)) {
      return Standing.MISSING;
    }
    return Standing.DUE;
  }

  SheetState state() {
    return switch (status) {
      case OPEN -> new SheetState.Open();
      case DRAFTED -> new SheetState.Drafted();
      case SUBMITTED -> new SheetState.Submitted(known(submittedBy));
      case APPROVED -> new SheetState.Approved(known(submittedBy), known(approvedBy));
      case ACCEPTED ->
          new SheetState.Accepted(known(submittedBy), known(approvedBy), known(decidedBy));
      case RETURNED -> new SheetState.Returned(known(decidedBy), known(reason));
      case MISSING -> new SheetState.Missing(missingOn == null ? dueOn : missingOn);
    };
  }

  private static String known(@Nullable String text) {
    return text == null ? "" : text;
  }
}
