package org.shanshui.platform.commitments;

import java.util.Arrays;
import java.util.Optional;
import org.shanshui.platform.collection.ReportAccepted;
import org.shanshui.platform.collection.ReportsAccepted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands what was accepted on to the commitments it speaks of. */
@Component
class AcceptedReports {
  private final Commitments commitments;

  AcceptedReports(Commitments commitments) {
    this.commitments = commitments;
  }

  @ApplicationModuleListener
  void record(ReportsAccepted accepted) {
    commitments.record(
        accepted.reports().stream()
            .map(AcceptedReports::progress)
            .flatMap(Optional::stream)
            .toList());
  }

  /** What a report says of a commitment; empty if it is on something else. */
  private static Optional<Progress> progress(ReportAccepted report) {
    return Arrays.stream(CommitmentKind.values())
        .filter(kind -> kind.name().equals(report.subject().type()))
        .findFirst()
        .map(
            kind ->
                new Progress(
                    report.reportId(),
                    kind,
                    report.subject().id(),
                    report.number("percent"),
                    report.number("value"),
                    report.number("invested_total"),
                    report.text("progress"),
                    report.asOf()));
  }
}
