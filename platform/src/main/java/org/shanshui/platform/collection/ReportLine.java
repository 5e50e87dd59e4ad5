package org.shanshui.platform.collection;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;

/**
 * One commitment on a sheet.
 *
 * @param metric what its value is asked of; null if none is
 * @param draft as it is being written
 * @param accepted the last accepted version; null if none
 * @param edition how many versions were accepted
 * @param before last accepted figures of an earlier period; null if there are none
 * @param open whether it may be written on
 */
record ReportLine(
    long id,
    int version,
    CommitmentKind kind,
    String title,
    @Nullable Metric metric,
    Figures draft,
    @Nullable Figures accepted,
    int edition,
    @Nullable Figures before,
    boolean open,
    @Nullable String returnReason,
    @Nullable String correction) {

  ReportLine written(Figures figures) {
    return with(figures, accepted, edition, open, returnReason, correction);
  }

  ReportLine handedIn() {
    return with(draft, accepted, edition, open, null, correction);
  }

  ReportLine acceptedNow() {
    return with(draft, draft, edition + 1, false, null, correction);
  }

  ReportLine returned(String reason) {
    return with(draft, accepted, edition, true, reason, correction);
  }

  ReportLine openedAgain(String reason) {
    return with(draft, accepted, edition, true, null, reason);
  }

  boolean hasMetric() {
    return metric != null;
  }

  private ReportLine with(
      Figures figures,
      @Nullable Figures nowAccepted,
      int nowEdition,
      boolean nowOpen,
      @Nullable String nowReturned,
      @Nullable String nowCorrection) {
    return new ReportLine(
        id,
        version,
        kind,
        title,
        metric,
        figures,
        nowAccepted,
        nowEdition,
        before,
        nowOpen,
        nowReturned,
        nowCorrection);
  }
}
