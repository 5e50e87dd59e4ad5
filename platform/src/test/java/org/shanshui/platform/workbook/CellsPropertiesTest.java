package org.shanshui.platform.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.ss.util.CellReference;

/** What holds for all cells. */
class CellsPropertiesTest {
  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1904, 1, 2).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  private static Cell cell(Cell.Kind kind, String text) {
    return new Cell(kind, text, false, 0, null);
  }

  private static LocalDate day(Cell cell, boolean from1904) {
    return ((Read.Value<LocalDate>) new Cells(from1904).day(cell, Cells.OfMonth.LAST)).value();
  }

  @Property
  void aDayIsReadAsItWasCountedOrWritten(
      @ForAll("days") LocalDate day,
      @ForAll boolean from1904,
      @ForAll @IntRange(max = 999) int part) {
    long count =
        ChronoUnit.DAYS.between(
            from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30), day);
    assertThat(day(cell(Cell.Kind.NUMBER, count + "." + part), from1904)).isEqualTo(day);
    assertThat(day(cell(Cell.Kind.DATE, day + "T00:00:00"), from1904)).isEqualTo(day);
    assertThat(day(cell(Cell.Kind.TEXT, day.toString()), from1904)).isEqualTo(day);
    assertThat(
            day(
                cell(
                    Cell.Kind.TEXT,
                    day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日"),
                from1904))
        .isEqualTo(day);
  }

  @Property
  void aNumberIsReadAsItWasWritten(
      @ForAll BigInteger digits, @ForAll @IntRange(max = 6) int scale) {
    BigDecimal number = new BigDecimal(digits.mod(BigInteger.TEN.pow(15)), scale);
    for (Cell.Kind kind : new Cell.Kind[] {Cell.Kind.NUMBER, Cell.Kind.TEXT}) {
      Read<BigDecimal> read =
          new Cells(false).number(cell(kind, number.toPlainString()), Cells.Percent.NO);
      assertThat(((Read.Value<BigDecimal>) read).value()).isEqualByComparingTo(number);
    }
  }

  /** Whatever the letters, what is kept can be kept: no control character, no half of a pair. */
  @Property
  void whatIsKeptIsText(@ForAll String text) {
    String kept = Cells.plain(text);
    assertThat(
            new String(
                kept.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(kept);
    assertThat(kept.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
        .isEmpty();
    assertThat(Cells.shortened(kept).length()).isLessThanOrEqualTo(30);
  }

  @Property
  void columnsAreLetteredAsExcelDoes(@ForAll @IntRange(max = 16_383) int column) {
    assertThat(Fault.letters(column)).isEqualTo(CellReference.convertNumToColString(column));
  }
}
