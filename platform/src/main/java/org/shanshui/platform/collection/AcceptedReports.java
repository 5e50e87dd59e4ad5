package org.shanshui.platform.collection;

import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Progress;
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
    commitments.record(
        new Progress(
            report.reportId(),
            report.kind(),
            report.commitmentId(),
            report.percent(),
            report.value(),
            report.investedTotal(),
            report.progress(),
            report.asOf()));
  }
}
