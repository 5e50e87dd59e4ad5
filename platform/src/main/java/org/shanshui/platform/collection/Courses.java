package org.shanshui.platform.collection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.subjects.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the figures of a sheet have gone before its period. */
@Repository
class Courses {
  /** The last months of a monthly rhythm with the same one of the year before among them. */
  private static final int YEARS = 2;

  private final JdbcClient jdbc;
  private final Askables askables;

  Courses(JdbcClient jdbc, Askables askables) {
    this.jdbc = jdbc;
    this.askables = askables;
  }

  /**
   * Those of a sheet's lines, by line and field. What the metric of a subject is known by is told
   * by whose it is; every other figure by what was accepted in rounds of the same rhythm.
   */
  Map<Long, Map<String, Course>> of(SheetHead head, List<LineView> lines) {
    Map<Long, List<Earlier>> earlier = earlier(head);
    Map<Subject, Course> known =
        askables.courses(lines.stream().map(LineView::subject).collect(toSet()));
    Map<Long, Map<String, Course>> courses = new HashMap<>();
    for (LineView line : lines) {
      Map<String, Course> its = accepted(line, earlier.getOrDefault(line.id(), List.of()));
      Course metric = known.get(line.subject());
      if (metric != null) {
        line.line().form().fields().stream()
            .filter(FormField::measures)
            .forEach(field -> its.put(field.key(), metric));
      }
      courses.put(line.id(), its);
    }
    return courses;
  }

  private record Earlier(long lineId, LocalDate periodTo, String said) {}

  private Map<Long, List<Earlier>> earlier(SheetHead head) {
    Period period = head.period();
    return jdbc
        .sql(
            """
            select distinct on (l.id, x.period_to) l.id as line_id, x.period_to, x.said
            from report_line l
              join accepted_report x on x.subject_type = l.subject_type and x.subject_id = l.subject_id and x.form = l.form
              join report_line o on o.id = x.line_id join report_sheet s on s.id = o.sheet_id join dispatch_round r on r.id = s.round_id
            where l.sheet_id = :sheet and r.rhythm = :rhythm and x.period_to >= :since and x.period_to < :first
            order by l.id, x.period_to, x.id desc
            """)
        .param("sheet", head.id())
        .param("rhythm", period.rhythm().name())
        .param("since", period.first().minusYears(YEARS))
        .param("first", period.first())
        .query(RecordRows.of(Earlier.class))
        .list()
        .stream()
        .collect(groupingBy(Earlier::lineId));
  }

  private static Map<String, Course> accepted(LineView line, List<Earlier> earlier) {
    ReportForm form = line.line().form();
    Map<String, NavigableMap<LocalDate, BigDecimal>> values = new HashMap<>();
    for (Earlier one : earlier) {
      Figures said = Figures.kept(form, Documents.read(one.said()));
      for (FormField field : form.fields()) {
        BigDecimal number = said.number(field.key());
        if (number != null) {
          values.computeIfAbsent(field.key(), key -> new TreeMap<>()).put(one.periodTo(), number);
        }
      }
    }
    Map<String, Course> courses = new HashMap<>();
    values.forEach((key, its) -> courses.put(key, new Course(its, new TreeMap<>())));
    return courses;
  }
}
