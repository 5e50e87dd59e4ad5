package org.shanshui.platform.cases.desk;

import java.util.List;
import org.shanshui.platform.directory.OpenAffairs;
import org.springframework.stereotype.Component;

/** The cases that a unit leads and that are not closed. */
@Component
class OpenCases implements OpenAffairs {
  private final CaseTable table;

  OpenCases(CaseTable table) {
    this.table = table;
  }

  @Override
  public List<Affair> of(long unitId) {
    int open = table.openOfLead(unitId).size();
    return open == 0
        ? List.of()
        : List.of(
            new Affair(
                "领办 %d 件未办结的案件".formatted(open),
                "it leads %d cases that are not closed".formatted(open)));
  }
}
