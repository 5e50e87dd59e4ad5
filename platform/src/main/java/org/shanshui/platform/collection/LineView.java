package org.shanshui.platform.collection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;

/**
 * A line with what stands beside it.
 *
 * @param adds whether values of the metric add up over units
 * @param planned what the plan says, in words: ≥ 120公里
 * @param sentence of the plan that made the commitment
 */
record LineView(
    ReportLine line,
    long sheetId,
    long commitmentId,
    String theme,
    @Nullable String metric,
    @Nullable String metricUnit,
    boolean adds,
    @Nullable String planned,
    @Nullable String sentence,
    @Nullable String document,
    @Nullable String writtenBy,
    List<FileView> files) {

  public long id() {
    return line.id();
  }

  public CommitmentKind kind() {
    return line.kind();
  }

  /** The page of the commitment. */
  public String href() {
    return org.shanshui.platform.commitments.Commitments.href(kind(), commitmentId);
  }

  public boolean asks(Field field) {
    return field.isFor(kind()) && (field != Field.VALUE || line.hasMetric());
  }

  LineView with(List<FileView> theirs) {
    return new LineView(
        line,
        sheetId,
        commitmentId,
        theme,
        metric,
        metricUnit,
        adds,
        planned,
        sentence,
        document,
        writtenBy,
        theirs);
  }
}
