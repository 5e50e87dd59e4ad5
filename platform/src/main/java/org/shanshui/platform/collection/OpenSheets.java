package org.shanshui.platform.collection;

import java.util.List;
import org.shanshui.platform.directory.OpenAffairs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sheets of a unit that are neither accepted nor missing, and the cadences that it holds. */
@Component
class OpenSheets implements OpenAffairs {
  private final JdbcClient jdbc;

  OpenSheets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Affair> of(long unitId) {
    return count(
        "unit_id = ? and state not in ('ACCEPTED', 'MISSING')",
        unitId,
        "%d 份报表未报结",
        "%d sheets are not accepted yet");
  }

  @Override
  public List<Affair> awaitingApproval(long unitId) {
    return count(
        "unit_id = ? and state = 'SUBMITTED'",
        unitId,
        "有 %d 份报表待审核",
        "%d sheets wait for approval");
  }

  private List<Affair> count(String which, long unitId, String chinese, String english) {
    int count =
        jdbc.sql("select count(*) from report_sheet where " + which)
            .param(unitId)
            .query(Integer.class)
            .single();
    return count == 0
        ? List.of()
        : List.of(new Affair(chinese.formatted(count), english.formatted(count)));
  }
}
