package org.shanshui.platform.collection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.subjects.Subject;

/**
 * A line with what stands beside it.
 *
 * @param planned what is aimed at, in words: ≥ 120公里
 * @param sentence that it comes from
 */
record LineView(
    ReportLine line,
    long sheetId,
    Subject subject,
    String theme,
    @Nullable String planned,
    @Nullable String sentence,
    @Nullable String document,
    @Nullable String writtenBy,
    List<FileView> files) {

  public long id() {
    return line.id();
  }

  LineView with(List<FileView> theirs) {
    return new LineView(
        line, sheetId, subject, theme, planned, sentence, document, writtenBy, theirs);
  }
}
