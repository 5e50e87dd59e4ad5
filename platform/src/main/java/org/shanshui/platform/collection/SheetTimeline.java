package org.shanshui.platform.collection;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Timeline;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps of a sheet, and of all sheets that ask about a subject. */
@Component
class SheetTimeline implements Timeline {
  /** A sheet itself. */
  static final String TYPE = "SHEET";

  private static final String STEPS =
      """
      select t.sheet_id, t.act, t.actor, t.at, t.reason, r.name as round, u.name as unit
      from sheet_step t join report_sheet s on s.id = t.sheet_id join dispatch_round r on r.id = s.round_id
        join unit u on u.id = s.unit_id
      where\s""";

  private final JdbcClient jdbc;
  private final MessageSource messages;

  SheetTimeline(JdbcClient jdbc, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  private record Step(
      long sheetId,
      String act,
      String actor,
      OffsetDateTime at,
      @Nullable String reason,
      String round,
      String unit) {}

  @Override
  public List<Happening> of(Subject subject) {
    boolean own = subject.type().equals(TYPE);
    JdbcClient.StatementSpec steps =
        own
            ? jdbc.sql(STEPS + "t.sheet_id = :id order by t.id desc limit :most")
            : jdbc.sql(
                    STEPS
                        + "t.sheet_id in (select l.sheet_id from report_line l where l.subject_type = :type and l.subject_id = :id)"
                        + " order by t.id desc limit :most")
                .param("type", subject.type());
    return steps
        .param("id", subject.id())
        .param("most", MOST)
        .query(RecordRows.of(Step.class))
        .list()
        .stream()
        .map(step -> happening(step, own))
        .toList();
  }

  private Happening happening(Step step, boolean own) {
    Locale locale = LocaleContextHolder.getLocale();
    return new Happening(
        step.at(),
        step.actor(),
        step.act(),
        messages.getMessage("collection.act." + step.act(), null, locale),
        own
            ? step.reason()
            : Stream.of(step.round(), step.unit(), step.reason() == null ? "" : step.reason())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · ")),
        icon(step.act()),
        step.act().equals("CLOSE") ? "bad" : null,
        own ? null : "/dispatch/sheets/" + step.sheetId());
  }

  private static String icon(String act) {
    return switch (act) {
      case "CLOSE" -> "lock";
      case "RETURN", "SEND_BACK" -> "return";
      case Reminders.ACT -> "bell";
      default -> "check";
    };
  }
}
