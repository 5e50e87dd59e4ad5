package org.shanshui.platform.collection;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.subjects.SubjectResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accepted reports, as others speak of them: round and unit, who wrote, approved and accepted it.
 */
@Component
class ReportResolver implements SubjectResolver {
  static final String TYPE = "REPORT";

  private final JdbcClient jdbc;

  ReportResolver(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String type() {
    return TYPE;
  }

  private record Row(
      long id,
      String round,
      String unit,
      @Nullable String writtenBy,
      @Nullable String approvedBy,
      String acceptedBy,
      OffsetDateTime acceptedAt,
      @Nullable String whyUnusual,
      @Nullable String reason,
      long lineId,
      long sheetId) {

    Card card() {
      StringBuilder chinese = new StringBuilder();
      StringBuilder english = new StringBuilder();
      say(chinese, english, writtenBy, "填报", "written by ");
      say(chinese, english, approvedBy, "审核", "approved by ");
      say(chinese, english, acceptedBy, "接收", "accepted by ");
      chinese.append(" ").append(ChinaTime.day(acceptedAt));
      english.append(" on ").append(ChinaTime.day(acceptedAt));
      if (whyUnusual != null && !whyUnusual.isBlank()) {
        chinese.append("；异常说明：").append(whyUnusual);
        english.append("; unusual because: ").append(whyUnusual);
      }
      if (reason != null && !reason.isBlank()) {
        chinese.append("；更正原因：").append(reason);
        english.append("; corrected because: ").append(reason);
      }
      return new Card(
          round + " · " + unit,
          chinese.toString(),
          english.toString(),
          "/dispatch/sheets/" + sheetId + "#line-" + lineId,
          false);
    }

    private static void say(
        StringBuilder chinese, StringBuilder english, @Nullable String who, String did, String by) {
      if (who == null || who.isBlank()) {
        return;
      }
      chinese.append(chinese.isEmpty() ? "" : "，").append(who).append(did);
      english.append(english.isEmpty() ? "" : ", ").append(by).append(who);
    }
  }

  @Override
  public Map<Long, Card> cards(Collection<Long> ids) {
    Map<Long, Card> cards = new HashMap<>();
    jdbc.sql(
            """
            select a.id, r.name as round, u.name as unit, a.written_by, a.approved_by, a.accepted_by, a.accepted_at, a.said ->> 'why_unusual' as why_unusual, a.reason,
              a.line_id, s.id as sheet_id
            from accepted_report a join report_line l on l.id = a.line_id join report_sheet s on s.id = l.sheet_id
              join dispatch_round r on r.id = s.round_id join unit u on u.id = a.unit_id
            where a.id = any (?)
            """)
        .param(ids.toArray(Long[]::new))
        .query(RecordRows.of(Row.class))
        .list()
        .forEach(row -> cards.put(row.id(), row.card()));
    return cards;
  }
}
