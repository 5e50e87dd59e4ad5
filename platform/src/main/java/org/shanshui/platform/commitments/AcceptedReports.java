package org.shanshui.platform.commitments;

import java.util.Arrays;
import org.shanshui.platform.collection.ReportAccepted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands what was accepted on to the commitment it speaks of. */
@Component
class AcceptedReports {
  private final Commitments commitments;

  AcceptedReports(Commitments commitments) {
    this.commitments = commitments;
  }

  @ApplicationModuleListener
  void record(ReportAccepted report) {
    Arrays.stream(CommitmentKind.values())
        .filter(kind -> kind.name().equals(report.subject().type()))
        .findFirst()
        .map(kind -> progress(report, kind))
        .ifPresent(commitments::record);
  }

  private static Progress progress(ReportAccepted report, CommitmentKind kind) {
    return new Progress(
        report.reportId(),
        kind,
        report.subject().id(),
        report.number("percent"),
        report.number("value"),
        report.number("invested_total"),
        report.text("progress"),
        report.asOf());
  }
}
