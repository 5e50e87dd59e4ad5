package org.shanshui.platform.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** How values stand against those of the year and of the period before. */
class ChangesPropertiesTest {
  @Provide
  Arbitrary<BigDecimal> values() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
        .ofScale(4)
        .filter(value -> value.signum() != 0);
  }

  @Provide
  Arbitrary<String> units() {
    return Arbitraries.of("公里", "亿元", "%", "个百分点", "‰", "");
  }

  private static Change change(BigDecimal value, BigDecimal earlier, String unit) {
    return Change.of(value, earlier, unit).orElseThrow();
  }

  @Property
  void aValueDiffersFromItselfByNothing(
      @ForAll("values") BigDecimal value, @ForAll("units") String unit) {
    Change none = change(value, value, unit);
    assertThat(none.amount()).isEqualTo("0.00");
    assertThat(none.plain()).isEqualTo("0.00");
  }

  @Property
  void withBothSignsTurnedTheChangeIsTurned(
      @ForAll("values") BigDecimal value,
      @ForAll("values") BigDecimal earlier,
      @ForAll("units") String unit) {
    BigDecimal amount = change(value, earlier, unit).amount();
    assertThat(change(value.negate(), earlier.negate(), unit).amount()).isEqualTo(amount.negate());
    assertThat(amount.scale()).isEqualTo(2);
    assertThat(amount.signum()).isIn(0, value.compareTo(earlier));
  }

  @Property
  void pointsThereAndBackAreNothing(
      @ForAll("values") BigDecimal value, @ForAll("values") BigDecimal earlier) {
    assertThat(change(value, earlier, "%").amount())
        .isEqualTo(change(earlier, value, "%").amount().negate());
  }

  @Property
  void aChangeInPercentLeadsFromTheEarlierValueToTheLater(
      @ForAll("values") BigDecimal value, @ForAll("values") BigDecimal earlier) {
    BigDecimal percent = change(value, earlier, "亿元").amount();
    BigDecimal again = earlier.add(earlier.abs().multiply(percent).movePointLeft(2));
    assertThat(again.subtract(value).abs())
        .isLessThanOrEqualTo(earlier.abs().multiply(new BigDecimal("0.00005")));
  }

  @Example
  void shareAndAmountAreToldInWhatTheyDifferBy() {
    assertThat(change(new BigDecimal("96.5"), new BigDecimal("95.25"), "%"))
        .isEqualTo(new Change(new BigDecimal("1.25"), Change.Measure.PERCENTAGE_POINTS));
    assertThat(change(new BigDecimal("7.1"), new BigDecimal("7.4"), "‰"))
        .isEqualTo(new Change(new BigDecimal("-0.30"), Change.Measure.PER_MILLE_POINTS));
    assertThat(change(new BigDecimal("2"), new BigDecimal("3"), "亿元"))
        .isEqualTo(new Change(new BigDecimal("-33.33"), Change.Measure.PERCENT));
    assertThat(change(new BigDecimal("103.25"), new BigDecimal("100"), "亿元").plain())
        .isEqualTo("+3.25");
    assertThat(Change.of(BigDecimal.ONE, new BigDecimal("0.0"), "亿元")).isEmpty();
  }

  /** Values of days, {@code 2025-03-31=40}; a later one of a day corrects those before. */
  private static List<Value> series(String... told) {
    List<Value> series = new ArrayList<>();
    for (String one : told) {
      String[] parts = one.split("=", -1);
      LocalDate day = LocalDate.parse(parts[0]);
      series.replaceAll(
          known -> known.asOf().equals(day) ? value(known.id(), day, known.value(), false) : known);
      series.add(value(series.size() + 1L, day, new BigDecimal(parts[1]), true));
    }
    return series;
  }

  private static Value value(long id, LocalDate day, BigDecimal value, boolean last) {
    return new Value(id, day, value, 1, last, "REPORT", id, OffsetDateTime.MIN);
  }

  /** What each value is told against the year and the period before: {@code +25.00/—}. */
  private static List<String> told(List<Value> known, List<Value> yearBefore) {
    Map<Long, Changes> changes = Changes.of(known, yearBefore, "公里");
    return known.stream()
        .map(
            value ->
                plain(changes.get(value.id()).onYear())
                    + "/"
                    + plain(changes.get(value.id()).onPeriod()))
        .toList();
  }

  private static String plain(@Nullable Change change) {
    return change == null ? "—" : change.plain();
  }

  @Example
  void monthsAreComparedWithTheMonthBefore() {
    assertThat(
            told(
                series(
                    "2024-02-29=10",
                    "2025-01-31=20",
                    "2025-02-28=25",
                    "2025-04-30=30",
                    "2025-05-31=15"),
                List.of()))
        .containsExactly("—/—", "—/—", "+150.00/+25.00", "—/—", "—/-50.00");
  }

  @Example
  void quartersHalfYearsAndYearsAreComparedWithTheirOwnKind() {
    assertThat(
            told(
                series("2024-12-31=10", "2025-03-31=20", "2025-06-30=30", "2025-12-31=40"),
                List.of()))
        .containsExactly("—/—", "—/+100.00", "—/+50.00", "+300.00/—");
    assertThat(told(series("2024-12-31=10", "2025-06-30=20"), List.of()))
        .containsExactly("—/—", "—/+100.00");
    assertThat(told(series("2024-12-31=10", "2025-12-31=20"), List.of()))
        .containsExactly("—/—", "+100.00/—");
  }

  @Example
  void aCorrectedValueAndOneWithinAMonthAreComparedWithNothing() {
    assertThat(
            told(
                series("2025-03-31=10", "2025-03-31=20", "2025-04-10=5", "2025-04-30=30"),
                List.of()))
        .containsExactly("—/—", "—/—", "—/—", "—/+50.00");
  }

  @Example
  void whereAYearIsCountedAloneTheYearBeforeIsAnotherSeries() {
    assertThat(
            told(
                series("2025-03-31=6", "2025-06-30=15"),
                series("2024-03-31=5", "2024-06-30=10", "2024-12-31=20")))
        .as("what the year before counted to its end is not the period before")
        .containsExactly("+20.00/—", "+50.00/+150.00");
  }
}
