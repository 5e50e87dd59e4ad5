package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.indicators.Series;
import org.shanshui.platform.indicators.Values;
import org.shanshui.platform.subjects.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What becomes of the lines that are accepted: reports, values of their own, and the news of them.
 */
@Component
class Acceptance {
  private final JdbcClient jdbc;
  private final Values values;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Acceptance(JdbcClient jdbc, Values values, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.values = values;
    this.events = events;
    this.clock = clock;
  }

  private record Accepted(
      long id, String subjectType, long subjectId, @Nullable LocalDate since, String regionPath) {}

  /** Accepts lines of one sheet together, in the transaction of whoever accepts them. */
  void accept(SheetHead head, List<ReportLine> lines) {
    if (!lines.isEmpty()) {
      events.publishEvent(
          new ReportsAccepted(lines.stream().map(line -> accept(head, line)).toList()));
    }
  }

  private ReportAccepted accept(SheetHead head, ReportLine line) {
    Figures figures = Objects.requireNonNull(line.accepted());
    LocalDate asOf = figures.asOf() == null ? head.period().last() : figures.asOf();
    String by = Actor.current().name();
    Map<String, Object> said = figures.plain();
    Accepted accepted =
        jdbc.sql(
                """
                with told as (
                  insert into accepted_report (line_id, edition, form, subject_type, subject_id, unit_id, period_to, as_of, said,
                    reason, accepted_by, accepted_at, written_by, approved_by, region_path, unit_ids)
                  select l.id, ?, l.form, l.subject_type, l.subject_id, ?, ?, ?, ?::jsonb, ?, ?, ?, l.written_by, s.approved_by, l.region_path, l.unit_ids
                  from report_line l join report_sheet s on s.id = l.sheet_id where l.id = ? returning id, line_id)
                select told.id, l.subject_type, l.subject_id, l.since, l.region_path from told join report_line l on l.id = told.line_id
                """)
            .params(
                line.edition(),
                head.unitId(),
                head.period().last(),
                asOf,
                Documents.written(said),
                line.correction(),
                by,
                OffsetDateTime.now(clock),
                line.id())
            .query(RecordRows.of(Accepted.class))
            .single();
    record(accepted, head, line, figures, asOf);
    return new ReportAccepted(
        accepted.id(),
        new Subject(accepted.subjectType(), accepted.subjectId()),
        line.form().key(),
        head.unitId(),
        head.period(),
        asOf,
        said,
        line.form()
            .grade(figures, line.metric(), LocalDate.now(clock))
            .map(judged -> judged.grade().gives())
            .orElse(null),
        by);
  }

  /** Puts what the form writes into indicators of its own where numbers live. */
  private void record(
      Accepted accepted, SheetHead head, ReportLine line, Figures figures, LocalDate asOf) {
    for (FormField field : line.form().fields()) {
      BigDecimal number = figures.number(field.key());
      FormField.Indicator indicator = field.writes().orElse(null);
      if (number != null && indicator != null) {
        long series =
            values.series(
                new Series(
                    indicator.name(),
                    indicator.unit(),
                    indicator.meaning(),
                    null,
                    line.title(),
                    accepted.regionPath(),
                    null,
                    field.cumulative() ? accepted.since() : null,
                    null,
                    List.of(head.unitId())));
        values.record(series, asOf, number, new Subject(ReportResolver.TYPE, accepted.id()));
      }
    }
  }
}
