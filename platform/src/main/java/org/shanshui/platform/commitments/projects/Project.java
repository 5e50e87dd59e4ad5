package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.database.RecordRows;

/**
 * A project of the library (项目).
 *
 * @param code unique in the house
 * @param projectClass 类别, as the library's owner divides it
 * @param standing in the library: {@code CANDIDATE} (申请入库), {@code LISTED} (在库), {@code LEFT} (已出库)
 * @param total in 万元; null where it is unknown
 * @param regionCode where it is built
 * @param longitude in degrees, in {@code datum}, as latitude
 * @param datum {@code WGS84} or {@code GCJ02}
 * @param plannedTotalId the plan's group that it counts for
 * @param yearAmount planned for the current year, in 万元
 * @param invested since the beginning by the quarterly figures, in 万元
 */
public record Project(
    @RecordRows.Prefix("") Commitment common,
    String code,
    String projectClass,
    Phase phase,
    String standing,
    @Nullable BigDecimal total,
    String regionCode,
    String regionName,
    @Nullable BigDecimal longitude,
    @Nullable BigDecimal latitude,
    @Nullable String datum,
    @Nullable Long plannedTotalId,
    @Nullable String content,
    @Nullable BigDecimal yearAmount,
    @Nullable BigDecimal invested) {

  static final String COLUMNS =
      ", p.code, p.class as project_class, p.phase, p.standing, p.total, p.region_code, r.name as region_name, p.longitude, p.latitude, p.datum,"
          + " p.planned_total_id, p.content,"
          + " (select sum(i.amount) from investment i where i.project_id = p.id and i.year = :thisYear) as year_amount,"
          + " (select sum(q.invested) from quarter_figure q where q.project_id = p.id) as invested";

  static final String JOINS =
      "join project p on p.id = c.id join region r on r.code = p.region_code";

  public long id() {
    return common.id();
  }

  public String totalWords(boolean chinese) {
    return chinese ? Money.words(total) : Money.english(total);
  }

  public String yearWords(boolean chinese) {
    return chinese ? Money.words(yearAmount) : Money.english(yearAmount);
  }

  public String investedWords(boolean chinese) {
    return chinese ? Money.words(invested) : Money.english(invested);
  }

  public String phaseWords(boolean chinese) {
    return chinese ? phase.chinese() : phase.english();
  }
}
