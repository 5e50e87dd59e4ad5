package org.shanshui.platform.collection;

import org.jspecify.annotations.Nullable;

/**
 * One subject on a sheet.
 *
 * @param metric what it is measured by; null if by nothing
 * @param draft as it is being written
 * @param accepted the last accepted version; null if none
 * @param edition how many versions were accepted
 * @param before last accepted figures of an earlier period, or what was known without any; null if
 *     there are none
 * @param open whether it may be written on
 */
record ReportLine(
    long id,
    int version,
    ReportForm form,
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
        form,
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
