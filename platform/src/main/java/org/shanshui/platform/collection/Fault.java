package org.shanshui.platform.collection;

import org.shanshui.platform.refusal.Refusal;

/**
 * What is wrong with a figure.
 *
 * @param column key of the field
 */
record Fault(String column, String chinese, String english) {
  /** Of the line of this title, told beside its field. */
  Refusal asRefusal(String title) {
    return Refusal.invalid(
            "collection.field-unfit", "“" + title + "”：" + chinese, title + ": " + english)
        .beside(column);
  }

  /** Told at the line, in a form that hands in many. */
  Refusal at(ReportLine line) {
    return asRefusal(line.title()).beside("line-" + line.id());
  }
}
