package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanshui.platform.workbook.RawBook.cell;
import static org.shanshui.platform.workbook.RawBook.row;
import static org.shanshui.platform.workbook.RawBook.text;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.RawBook;
import org.shanshui.platform.workbook.ReadForm;

/** Workbooks of a round as people fill them in. */
class RoundFormTest {
  private static final Period MARCH = Rhythm.MONTH.holding(LocalDate.of(2025, 3, 1));
  private static final Round ROUND =
      new Round(
          7,
          1,
          "月调度",
          MARCH,
          LocalDate.of(2025, 4, 1),
          LocalDate.of(2025, 4, 8),
          List.of(),
          List.of(),
          Desk.ITEMS,
          Map.of(),
          null,
          null,
          1,
          "/99/",
          1);

  @TempDir private Path folder;

  private static LineView line(long id, String form, String unit) {
    boolean metric = form.equals("TARGET");
    return new LineView(
        new ReportLine(
            id,
            3,
            ReportSheetTest.form(form),
            "事项" + id,
            metric ? new Metric("绿道", unit, null, true) : null,
            Figures.NONE,
            null,
            0,
            null,
            true,
            null,
            null),
        1,
        new Subject(form, id),
        "主题",
        null,
        null,
        null,
        null,
        List.of());
  }

  private static final Map<Long, LineView> LINES =
      Map.of(
          11L,
          line(11, "TASK", ""),
          12L,
          line(12, "TARGET", "公里"),
          13L,
          line(13, "PROJECT", ""),
          14L,
          line(14, "TARGET", "%"));

  private static final RoundForm.Layout LAYOUT =
      RoundForm.Layout.of(
          List.of(
              ReportSheetTest.form("TASK"),
              ReportSheetTest.form("TARGET"),
              ReportSheetTest.form("PROJECT")));

  static final List<Column<?>> COLUMNS = LAYOUT.all();
  static final Column<?> PERCENT = column("PROJECT", "percent");
  static final Column<?> VALUE = column("TARGET", "value");
  static final Column<?> PROGRESS = column("TASK", "progress");

  private static Column<?> column(String form, String key) {
    return Objects.requireNonNull(LAYOUT.of(ReportSheetTest.form(form), key));
  }

  private static int at(Column<?> column) {
    return COLUMNS.indexOf(column);
  }

  private static String line(int row, long id, String... cells) {
    return row(row, text(0, row, String.valueOf(id)), text(1, row, "3"), String.join("", cells));
  }

  /** A template of the round with these rows from the fourth on. */
  private static RawBook book(String... rows) {
    List<String> all = new ArrayList<>();
    all.add(row(1, text(0, 1, RoundForm.MARK + ROUND.id())));
    all.add(
        RawBook.texts(
            3, COLUMNS.stream().map(c -> c.chinese() + "\n" + c.english()).toArray(String[]::new)));
    all.addAll(List.of(rows));
    return new RawBook().format("0%").sheet("填报", all.toArray(String[]::new));
  }

  private ReadForm<RoundForm.Written> read(RawBook book) throws IOException {
    return ReadForm.of(
        book.in(folder),
        COLUMNS,
        RoundForm.KEY,
        RoundForm.Written.class,
        new RoundForm.Filling(
            LAYOUT,
            ROUND,
            ReportSheetTest.demands(ROUND.items()),
            LINES,
            () -> Map.of(1L, "=市水利局"),
            null));
  }

  @Test
  void theTemplateIsReadBackAsItWasWritten() throws IOException {
    ReadForm<RoundForm.Written> read =
        ReadForm.template(
            folder,
            COLUMNS,
            RoundForm.KEY,
            RoundForm.Written.class,
            new RoundForm.Filling(
                LAYOUT,
                ROUND,
                ReportSheetTest.demands(ROUND.items()),
                LINES,
                () -> Map.of(1L, "=市水利局"),
                null));
    assertThat(read.errors()).isEmpty();
    assertThat(read.same()).isEqualTo(4);
    assertThat(read.sheetXml())
        .contains("<sheetProtection")
        .contains("hidden=\"true\"")
        .doesNotContain("<f>");
  }

  @Test
  void goodRowsStandBesideBadOnes() throws IOException {
    ReadForm<RoundForm.Written> read =
        read(
            book(
                line(4, 11, cell(at(PERCENT), 4, "n", 0, "62.5"), text(at(PROGRESS), 4, "已开工")),
                line(5, 12, text(at(VALUE), 5, "约12公里")),
                line(6, 13, cell(at(PERCENT), 6, "n", 0, "130"))));
    assertThat(read.draft(0).figures())
        .containsEntry("percent", "62.5")
        .containsEntry("progress", "已开工");
    assertThat(read.good()).isEqualTo(1);
    assertThat(read.errors())
        .containsExactly("填报!L5 “约12公里”不是数字，请只填数字，不带单位。", "填报!K6 进度：130 超出范围，应在 0 – 100 之间。");
  }

  @Test
  void aTargetInPerCentIsReadAsItIsShownAndACountIsTold() throws IOException {
    ReadForm<RoundForm.Written> read =
        read(
            book(
                line(4, 14, cell(at(VALUE), 4, "n", 1, "0.051")),
                line(5, 12, cell(at(VALUE), 5, "n", 1, "0.5")),
                line(6, 11, cell(at(PERCENT), 6, "n", 1, "0.85"))));
    assertThat(read.draft(0).figures()).containsEntry("value", "5.1");
    assertThat(read.draft(1).figures()).containsEntry("value", "0.5");
    assertThat(new BigDecimal(String.valueOf(read.draft(2).figures().get("percent"))))
        .isEqualByComparingTo("85");
    assertThat(read.notes()).anyMatch(n -> n.startsWith("填报!L5") && n.contains("50%"));
  }

  @Test
  void whatIsNotAskedOfALineIsRefused() throws IOException {
    assertThat(read(book(line(4, 11, cell(at(VALUE), 4, "n", 0, "3")))).errors())
        .containsExactly("填报!L4 此事项不填“指标值”，请清空。");
  }

  @Test
  void rowsThatAreNotOfTheFormAreTold() throws IOException {
    ReadForm<RoundForm.Written> read =
        read(
            book(
                line(4, 11, text(at(PROGRESS), 4, "开工")),
                row(5, text(at(PROGRESS), 5, "新插入的一行")),
                line(6, 999),
                line(7, 11, text(at(PROGRESS), 7, "再开工")),
                row(8, text(0, 8, "12"), text(1, 8, "2"), text(at(PROGRESS), 8, "旧版"))));
    assertThat(read.good()).isEqualTo(1);
    assertThat(read.errors()).hasSize(4);
    assertThat(read.errors().get(0)).contains("!A5", "没有隐藏编号");
    assertThat(read.errors().get(1)).contains("编号 999");
    assertThat(read.errors().get(2)).contains("与第 4 行重复");
    assertThat(read.errors().get(3)).contains("请下载新模板后重填此行");
  }

  @Test
  void theDayOfTheFiguresLiesInThePeriodOrTheMonthAfterItAndNotInTheFuture() throws IOException {
    ReadForm<RoundForm.Written> read =
        read(
            book(
                line(4, 11, text(at(RoundForm.AS_OF), 4, "2025-04-20")),
                line(5, 12, text(at(RoundForm.AS_OF), 5, "2025-04-21")),
                line(6, 13, text(at(RoundForm.AS_OF), 6, "2025-02-28"))));
    assertThat(read.good()).isEqualTo(1);
    assertThat(read.errors())
        .hasSize(2)
        .anyMatch(e -> e.startsWith("填报!S5") && e.contains("晚于今天"))
        .anyMatch(e -> e.startsWith("填报!S6") && e.contains("不在报告期"));
    assertThat(
            ReportSheetTest.form("TASK")
                .read(
                    Map.of("as_of", "2025-10-31"),
                    Rhythm.MONTH.holding(LocalDate.of(2025, 9, 1)),
                    LocalDate.of(2025, 11, 1))
                .faults())
        .isEmpty();
  }

  @Test
  void whatIsMissingBeforeItCanBeHandedInIsNoted() throws IOException {
    ReadForm<RoundForm.Written> read = read(book(line(4, 11, cell(at(PERCENT), 4, "n", 0, "10"))));
    assertThat(read.good()).isEqualTo(1);
    assertThat(read.notes()).containsExactly("填报!O4 未填进展情况。（提交前须补正）");
  }

  @Test
  void anotherRoundsTemplateIsRefused() {
    RawBook other = new RawBook().sheet("填报", row(1, text(0, 1, RoundForm.MARK + 8)), line(4, 11));
    assertThatThrownBy(() -> read(other)).hasMessageContaining("这不是“月调度（2025年3月）”的填报模板");
  }
}
