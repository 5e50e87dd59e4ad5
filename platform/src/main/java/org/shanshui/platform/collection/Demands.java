package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a round demands of a line before it is handed in: which figures, and a reason for those that
 * are doubtful.
 *
 * @param items that it asks for
 * @param today no figure holds as of a later day
 */
record Demands(Set<String> items, List<DoubtRules> rules, LocalDate today) {
  Demands {
    items = Set.copyOf(items);
    rules = List.copyOf(rules);
  }

  /** What somebody wants a line to say, and why it cannot even be kept as a draft. */
  ReportForm.Reading read(
      ReportLine line, Map<String, ? extends @Nullable Object> raw, Period period) {
    return line.form().read(raw, period, today);
  }

  /** What is doubtful of a line as it is written now, whether or not a reason is given. */
  List<Fault> doubts(ReportLine line) {
    return rules.stream().flatMap(rule -> rule.of(line).stream()).toList();
  }

  /** Why a line cannot be handed in or accepted. */
  List<Fault> gaps(ReportLine line) {
    List<Fault> gaps = new ArrayList<>(line.form().gaps(line.draft(), items, line.metric(), today));
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

  /** The fields that are asked for of a line. */
  List<FormField> asked(ReportLine line) {
    return line.form().asked(items, line.metric());
  }
}
