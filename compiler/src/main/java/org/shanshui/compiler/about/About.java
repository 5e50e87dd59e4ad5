package org.shanshui.compiler.about;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Plan.YearRange;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.read.Document;

/**
 * What a document says of itself.
 *
 * @param report whether it is a work report (工作报告), which reviews one year and plans the next
 * @param planYear the year that the plan part of a report, or a yearly plan, is for
 */
public record About(
    @Nullable String title,
    @Nullable String kind,
    @Nullable String issuer,
    @Nullable String documentNumber,
    @Nullable String issuedOn,
    @Nullable YearRange period,
    @Nullable Integer baseYear,
    boolean report,
    @Nullable Integer planYear) {

  private static final int FIVE_YEARS = 5;
  private static final Phrases REPORTING =
      Phrases.of(
          "主要预期目标", "预期目标是", "预期目标为", "代表市人民政府", "政府工作的总体要求", "今年经济社会发展的主要", "今年全市经济社会发展的主要");

  /** Reads what the passages, and the front matter before them, say of their document. */
  public static About of(Document document, List<Passage> passages) {
    FrontMatter front = FrontMatter.of(document);
    String said = Title.of(passages);
    String title = said == null ? Title.named(front.value("title")) : said;
    boolean report = isReport(passages, title);
    String kind = title == null ? null : DocumentKind.of(title);
    if (kind == null && report) {
      kind = "工作报告";
    }
    YearRange stated = Period.stated(title, passages, report);
    Integer planYear = report ? PlanYear.of(passages, title) : onlyYear(stated);
    YearRange period = period(stated, planYear, passages, report);
    Integer base = Period.baseYear(passages);
    if (base == null && period != null && period.from() != null) {
      base = period.from() - 1;
    }
    String issuer = Issuer.of(passages);
    String issuedOn = Imprint.issuedOn(passages);
    return new About(
        title,
        kind,
        issuer == null ? front.value("authors") : issuer,
        Imprint.number(passages),
        issuedOn == null ? front.date() : issuedOn,
        period,
        base,
        report,
        planYear);
  }

  private static @Nullable Integer onlyYear(@Nullable YearRange period) {
    return period != null && period.from() != null && period.from() == period.to()
        ? Integer.valueOf(period.to())
        : null;
  }

  private static @Nullable YearRange period(
      @Nullable YearRange stated,
      @Nullable Integer planYear,
      List<Passage> passages,
      boolean report) {
    if (report) {
      return planYear == null ? stated : new YearRange(planYear, planYear);
    }
    return stated == null ? Period.spoken(passages) : stated;
  }

  /**
   * The year from which on a time counts as ahead, null where nothing says: the plan's first, else
   * that of its issue, else as if the last were that of a five-year plan.
   */
  public @Nullable Integer startYear() {
    if (planYear != null) {
      return planYear;
    }
    if (period == null || period.from() != null) {
      return period == null ? null : period.from();
    }
    int issued = issuedOn == null ? 0 : Integer.parseInt(issuedOn.substring(0, 4));
    boolean during = issued > period.to() - FIVE_YEARS && issued <= period.to();
    return during ? issued : period.to() - FIVE_YEARS + 1;
  }

  /** The same, for {@code year} where the document says neither period nor year. */
  public About orYear(@Nullable Integer year) {
    if (year == null || period != null || planYear != null) {
      return this;
    }
    return new About(
        title,
        kind,
        issuer,
        documentNumber,
        issuedOn,
        new YearRange(year, year),
        baseYear == null ? Integer.valueOf(year - 1) : baseYear,
        report,
        year);
  }

  private static boolean isReport(List<Passage> passages, @Nullable String title) {
    if (title != null && (title.contains("工作报告") || title.contains("工作意见"))) {
      return true;
    }
    if (title != null && !title.endsWith("报告")) {
      return false;
    }
    return passages.stream().anyMatch(passage -> addressesCongress(passage.text().text()));
  }

  /** Whether a passage says what only the report to a people's congress (人民代表大会) says. */
  private static boolean addressesCongress(String text) {
    return text.startsWith("各位代表") || REPORTING.areIn(text);
  }
}
