package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a round demands of a line before it is handed in: which figures, and a reason for those that
 * are doubtful.
 *
 * @param today no figure holds as of a later day
 */
record Demands(Set<Field> fields, DoubtRules rules, LocalDate today) {
  Demands {
    fields = Set.copyOf(fields);
  }

  /** Why figures cannot even be kept as a draft. */
  List<Fault> faults(Figures figures, Period period) {
    List<Fault> faults = new ArrayList<>(FigureRules.faults(figures, period));
    LocalDate asOf = figures.asOf();
    if (asOf != null && asOf.isAfter(today)) {
      faults.add(
          new Fault(
              "as_of",
              "数据截止日期 " + asOf + " 晚于今天（" + today + "）。",
              "the date " + asOf + " is still to come."));
    }
    return faults;
  }

  /** What is doubtful of a line as it is written now, whether or not a reason is given. */
  List<Fault> doubts(ReportLine line) {
    return rules.of(line.draft(), line.before(), line.metric());
  }

  /** Why a line cannot be handed in or accepted. */
  List<Fault> gaps(ReportLine line) {
    List<Fault> gaps =
        new ArrayList<>(FigureRules.gaps(line.draft(), line.kind(), line.hasMetric(), fields));
    if (line.draft().whyUnusual() == null) {
      for (Fault doubt : doubts(line)) {
        gaps.add(
            new Fault(
                doubt.column(),
                doubt.chinese() + "，请填写“异常说明”或改正。",
                doubt.english() + ": say why, or correct it."));
      }
    }
    return gaps;
  }
}
