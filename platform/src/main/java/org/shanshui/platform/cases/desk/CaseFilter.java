package org.shanshui.platform.cases.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * Which cases a list shows.
 *
 * @param kind key of a kind; null is all
 * @param state word of a state; null is all
 * @param region code of a region, with all below it; null is all in sight
 * @param own leaves out what lies below the region
 * @param unit id of a lead unit; null is all
 * @param text in the title or the description; null is all
 * @param closed when they were closed, those merged left out; null is any time
 * @param since day since when there was a step; null is a week ago in the view {@code MOVED}
 * @param escalated only those escalated
 */
record CaseFilter(
    View view,
    @Nullable String kind,
    @Nullable String state,
    @Nullable String region,
    boolean own,
    @Nullable Long unit,
    @Nullable String text,
    @Nullable Months closed,
    @Nullable LocalDate since,
    boolean escalated) {
  private static final Set<String> STATES =
      Set.of("found", "judged", "assigned", "handling", "suspended", "to_verify");

  /** The batch views. */
  enum View {
    /** 待我办理: what waits for the one who looks. */
    MINE,
    /** 本单位领办. */
    UNIT,
    /** 逾期. */
    LATE,
    /** 在办. */
    OPEN,
    /** 新动态: a step was taken lately, whatever the state. */
    MOVED,
    /** 已办结. */
    CLOSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The months in which something was closed; both null is any time.
   *
   * @param last the month that is the last of them
   */
  record Months(@Nullable YearMonth first, @Nullable YearMonth last) {
    private static final String ALL = "all";

    static Months of(String text) {
      try {
        if (text.equals(ALL)) {
          return new Months(null, null);
        }
        if (text.length() == 4) {
          int year = Integer.parseInt(text);
          return new Months(YearMonth.of(year, 1), YearMonth.of(year, 12));
        }
        YearMonth month = YearMonth.parse(text);
        return new Months(month, month);
      } catch (DateTimeException | NumberFormatException e) {
        throw Refusal.invalid(
                "办结时间“%s”应为年（2025）、年月（2025-03）或 all。".formatted(text),
                "closed must be a year (2025), a month (2025-03) or all, not " + text)
            .asException();
      }
    }

    @Override
    public String toString() {
      if (first == null) {
        return ALL;
      }
      return first.equals(last) ? first.toString() : String.valueOf(first.getYear());
    }
  }

  /** The parameters of a list's address, as they come. */
  record Asked(
      @Nullable String view,
      @Nullable String kind,
      @Nullable String state,
      @Nullable String region,
      @Nullable Boolean own,
      @Nullable Long unit,
      @Nullable String text,
      @Nullable String closed,
      @Nullable LocalDate since,
      @Nullable Boolean escalated) {}

  /** All cases of a view. */
  static CaseFilter all(View view) {
    return new CaseFilter(view, null, null, null, false, null, null, null, null, false);
  }

  static CaseFilter of(Asked asked, View usual) {
    View chosen = usual;
    String view = blank(asked.view());
    if (view != null) {
      try {
        chosen = View.valueOf(view.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw Refusal.invalid(
                "没有“" + view + "”这种列表，可用：mine、unit、late、open、moved、closed。",
                "there is no view " + view + "; there are mine, unit, late, open, moved, closed")
            .asException();
      }
    }
    String state = blank(asked.state());
    if (state != null && !STATES.contains(state)) {
      throw Refusal.invalid("没有“" + state + "”这种状态。", "there is no state " + state).asException();
    }
    String closed = blank(asked.closed());
    return new CaseFilter(
        chosen,
        blank(asked.kind()),
        state,
        blank(asked.region()),
        Boolean.TRUE.equals(asked.own()),
        asked.unit(),
        blank(asked.text()),
        closed == null ? null : Months.of(closed),
        asked.since(),
        Boolean.TRUE.equals(asked.escalated()));
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** As the query of an address, without the cursor. */
  public String query() {
    StringBuilder query = new StringBuilder("view=").append(view.word());
    add(query, "kind", kind);
    add(query, "state", state);
    add(query, "region", region);
    add(query, "own", own ? true : null);
    add(query, "unit", unit);
    add(query, "text", text);
    add(query, "closed", closed);
    add(query, "since", since);
    add(query, "escalated", escalated ? true : null);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
