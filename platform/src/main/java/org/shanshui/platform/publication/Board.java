package org.shanshui.platform.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.Agenda;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.InvestmentCurve;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.directory.Region;

/** What the cockpit shows, each number with the list that it counts. */
record Board(
    Choice choice,
    Region region,
    OffsetDateTime at,
    List<Row> kinds,
    Rows themes,
    Rows units,
    List<County> counties,
    Curve curve,
    List<Late> late,
    Count lateAll,
    long lateElsewhere,
    boolean hasMap,
    CaseBoard cases,
    List<Commitments.Planned> plans,
    Map<String, String> countyNames) {
  /**
   * What to show.
   *
   * @param plan id; null for all plans
   * @param year null for all years
   * @param county code; null for all
   * @param all which chart shows every row: {@code theme}, {@code unit} or null
   */
  record Choice(
      @Nullable Long plan,
      @Nullable Integer year,
      CommitmentKind kind,
      @Nullable String county,
      @Nullable String all) {

    /** The address of its page, without the rows that {@code all} adds. */
    String href() {
      Map<String, Object> query = new LinkedHashMap<>();
      if (plan != null) {
        query.put("plan", plan);
      }
      query.put("year", year == null ? "all" : year);
      if (county != null) {
        query.put("county", county);
      }
      query.put("kind", kind.name().toLowerCase(Locale.ROOT));
      return Lists.address("/cockpit", query);
    }
  }

  /** A count with the list that it counts. */
  record Count(long n, String href) {}

  /**
   * A theme, unit, county or kind with its lights.
   *
   * @param key as messages or lists know it
   * @param done percent, rounded
   * @param elapsed percent, rounded
   */
  record Row(
      String key,
      String name,
      Map<Light, Count> lights,
      Count all,
      int done,
      int elapsed,
      long silent) {
    /** By the light's word, for pages. */
    public Count light(String word) {
      return java.util.Objects.requireNonNull(lights.get(Light.valueOf(word)));
    }
  }

  /**
   * Rows of a chart.
   *
   * @param more how many are left out
   */
  record Rows(List<Row> rows, int more) {}

  /**
   * A county: what it answers for itself, of the chosen kind and of each, and what it takes part
   * in.
   *
   * @param href the cockpit of this county alone
   * @param own of the chosen kind
   * @param light of everything of its own; null where it has nothing
   * @param lights how many of its own have which light, of all kinds
   * @param kinds its own of each kind
   * @param shared of the chosen kind, led by others
   */
  record County(
      String href,
      Row own,
      @Nullable Light light,
      Map<Light, Long> lights,
      Map<CommitmentKind, Count> kinds,
      Count shared) {
    public String name() {
      return own.name();
    }

    /** By the kind's word, for pages. */
    public Count kind(String word) {
      return java.util.Objects.requireNonNull(kinds.get(CommitmentKind.valueOf(word)));
    }

    /** How many things of its own there are, of all kinds. */
    public long all() {
      return lights.values().stream().mapToLong(Long::longValue).sum();
    }

    /** By the light's word, for pages. */
    public long n(String word) {
      return lights.getOrDefault(Light.valueOf(word), 0L);
    }
  }

  /**
   * A kind of case, or a county with its cases.
   *
   * @param key as messages or lists know it
   * @param days from finding to closing, on the average; null where none was closed
   */
  record CaseRow(
      String key,
      String chinese,
      String english,
      Count open,
      Count late,
      Count closed,
      @Nullable BigDecimal days) {}

  /** The cases of a page. */
  record CaseBoard(
      Count open,
      Count late,
      Count escalated,
      Count closedThisMonth,
      List<CaseRow> kinds,
      List<CaseRow> counties) {}

  /** A month of the investment curve, in 亿元, summed up since January. */
  record Month(int month, BigDecimal planned, @Nullable BigDecimal done) {}

  /**
   * The investment curve of the year.
   *
   * @param planned of the year, in 亿元
   * @param done so far, in 亿元
   * @param percent of the year's plan; null where nothing is planned
   */
  record Curve(
      int year,
      List<Month> months,
      BigDecimal planned,
      BigDecimal done,
      @Nullable Integer percent,
      long projects,
      @Nullable LocalDate asOf,
      String href) {
    private static final BigDecimal PER_YI = BigDecimal.valueOf(10_000);

    static Curve of(InvestmentCurve.Investment investment, Lists lists, LocalDate today) {
      int last =
          investment.year() < today.getYear()
              ? 12
              : investment.year() > today.getYear() ? 0 : today.getMonthValue();
      if (investment.asOf() != null && investment.year() == today.getYear()) {
        last = Math.min(last, investment.asOf().getMonthValue());
      } else if (investment.asOf() == null) {
        last = 0;
      }
      List<Month> months = new ArrayList<>();
      for (int month = 1; month <= 12; month++) {
        months.add(
            new Month(
                month,
                yi(investment.plannedUntil(month)),
                month <= last ? yi(investment.doneUntil(month)) : null));
      }
      BigDecimal done = investment.doneUntil(12);
      Integer percent =
          investment.planned().signum() == 0
              ? null
              : done.multiply(BigDecimal.valueOf(100))
                  .divide(investment.planned(), 0, RoundingMode.DOWN)
                  .intValue();
      return new Curve(
          investment.year(),
          List.copyOf(months),
          yi(investment.planned()),
          yi(done),
          percent,
          investment.projects(),
          investment.asOf(),
          new Lists(lists.plan(), null, lists.county()).of(CommitmentKind.PROJECT));
    }

    private static BigDecimal yi(BigDecimal tenThousands) {
      return tenThousands.divide(PER_YI, 2, RoundingMode.HALF_UP);
    }
  }

  /** A late commitment and how many days it is late. */
  record Late(Agenda.Line line, long days) {}
}
