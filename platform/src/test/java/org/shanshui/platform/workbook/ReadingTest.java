package org.shanshui.platform.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanshui.platform.workbook.RawBook.cell;
import static org.shanshui.platform.workbook.RawBook.row;
import static org.shanshui.platform.workbook.RawBook.text;
import static org.shanshui.platform.workbook.RawBook.texts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.refusal.Refused;

/** Workbooks as programs and people write them, read by a form. */
class ReadingTest {
  private static final String HEADS = texts(1, "编号", "名称", "栽植日期", "养护至", "高度（厘米）", "成活率");

  @TempDir private Path folder;

  private Garden.Harvest read(RawBook book) throws IOException {
    return Garden.read(book.in(folder));
  }

  private static String plant(int row, String code, String... more) {
    return row(row, text(0, row, code), text(1, row, "香樟"), String.join("", more));
  }

  @Test
  void daysOfAWorkbookThatCountsFrom1904() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .from1904()
                .format("yyyy-mm-dd")
                .sheet(
                    "花木",
                    HEADS,
                    plant(2, "A", cell(2, 2, "n", 1, "43889"), cell(3, 2, "n", 1, "44528"))));
    assertThat(harvest.plant().planted()).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(harvest.plant().until()).isEqualTo(LocalDate.of(2025, 11, 29));
  }

  @Test
  void daysInIsoForm() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    HEADS,
                    plant(
                        2,
                        "A",
                        cell(2, 2, "d", 0, "2024-02-29T00:00:00"),
                        cell(3, 2, "d", 0, "2025-11-30")),
                    plant(3, "B", cell(2, 3, "d", 0, "08:30:00")),
                    plant(4, "C", cell(4, 4, "d", 0, "2025-11-30"))));
    assertThat(harvest.plant().planted()).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(harvest.plant().until()).isEqualTo(LocalDate.of(2025, 11, 30));
    assertThat(harvest.told())
        .containsExactly(
            "ERROR 花木!C3 “08:30:00”不是日期，请写作 2025-03-31。",
            "ERROR 花木!E4 单元格是日期格式，可能被 Excel 自动转换，请改为数字格式后重填。");
  }

  @Test
  void strictWorkbooksAreReadLikeOthers() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .strict()
                .shared("<t>银杏</t>")
                .sheet("花木", HEADS, row(2, text(0, 2, "A"), cell(1, 2, "s", 0, "0"))));
    assertThat(harvest.plant().name()).isEqualTo("银杏");
    assertThat(harvest.faults).isEmpty();
  }

  @Test
  void monthsAreDaysAndDigitsMayBeWide() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    HEADS,
                    plant(2, "A", text(2, 2, "2024年2月"), text(3, 2, "2024年2月")),
                    plant(3, "B", text(2, 3, "２０２４年２月５日"), text(3, 3, "2024-02-05 00:00:00")),
                    plant(4, "C", text(2, 4, "20240205"), cell(3, 4, "n", 0, "20240205")),
                    plant(5, "D", text(2, 5, "2023-02-29"))));
    assertThat(harvest.good.get(0).draft().planted()).isEqualTo(LocalDate.of(2024, 2, 1));
    assertThat(harvest.good.get(0).draft().until()).isEqualTo(LocalDate.of(2024, 2, 29));
    for (int i = 1; i <= 2; i++) {
      assertThat(harvest.good.get(i).draft().planted()).isEqualTo(LocalDate.of(2024, 2, 5));
      assertThat(harvest.good.get(i).draft().until()).isEqualTo(LocalDate.of(2024, 2, 5));
    }
    assertThat(harvest.told()).containsExactly("ERROR 花木!C5 没有“2023-02-29”这一天。");
  }

  @Test
  void aHiddenFirstSheetIsPassedOverAndTold() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .hiddenSheet("WpsReserved_CellImgList", texts(1, "x"))
                .sheet("花木", HEADS, plant(2, "A")));
    assertThat(harvest.good).hasSize(1);
    assertThat(harvest.told()).containsExactly("NOTE WpsReserved_CellImgList 隐藏的工作表，未读取。");
  }

  @Test
  void aHiddenRowIsReadAndTold() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    HEADS,
                    plant(2, "A"),
                    plant(3, "B").replace("<row ", "<row hidden=\"1\" ")));
    assertThat(harvest.good).hasSize(2);
    assertThat(harvest.told()).containsExactly("NOTE 花木!A3 第 3 行是隐藏行，也已读取，请核对。");
  }

  @Test
  void twoColumnsOfOneHeadAreRefused() {
    assertThatThrownBy(
            () -> read(new RawBook().sheet("花木", texts(1, "编号", "名称", "花木"), plant(2, "A"))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("“名称”出现两次（B、C 列）");
  }

  @Test
  void columnsThatAreNotKnownAreNamed() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    texts(1, "编号", "名称", "高度（米）", "其中：乔木"),
                    row(2, text(0, 2, "A"), text(1, 2, "香樟"), text(2, 2, "3"))));
    assertThat(harvest.plant().height()).isNull();
    assertThat(harvest.told())
        .containsExactly("NOTE 花木!C1 不认识的列“高度（米）”，未读取。", "NOTE 花木!D1 不认识的列“其中：乔木”，未读取。");
  }

  @Test
  void headsAreKnownUnderATitleInAnyOrderWithBlanksOfAnyKindAndInEnglish() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    texts(1, "花木登记表"),
                    texts(2, "名称\u00A0", "＊编号", "SURVIVAL", "高度(厘米)\nheight"),
                    row(
                        3,
                        text(0, 3, "香樟"),
                        text(1, 3, "A"),
                        text(2, 3, "85%"),
                        text(3, 3, "１，２００.５"))));
    assertThat(harvest.faults).isEmpty();
    assertThat(harvest.plant().code()).isEqualTo("A");
    assertThat(harvest.plant().share()).isEqualByComparingTo("85");
    assertThat(harvest.plant().height()).isEqualByComparingTo("1200.5");
  }

  @Test
  void whatMustBeThereIsNamedWithItsPlace() {
    assertThatThrownBy(() -> read(new RawBook().sheet("花木", texts(1, "编号", "高度"), plant(2, "A"))))
        .hasMessageContaining("工作表“花木”第 1 行缺少列：名称");
    assertThatThrownBy(() -> read(new RawBook().hiddenSheet("花木", HEADS)))
        .hasMessageContaining("没有可见且有内容的工作表");
  }

  @Test
  void onlyMergesOfTheSheetThatIsReadCount() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .reversed()
                .sheet("花木", HEADS, plant(2, "A"), plant(3, "B"), plant(4, "C"))
                .sheet("附表", texts(1, "备注"))
                .merge("A2:D9"));
    assertThat(harvest.good).hasSize(3);
    assertThat(harvest.told()).containsExactly("NOTE 附表 只读取工作表“花木”，此表未读取。");
    Garden.Harvest merged =
        read(
            new RawBook()
                .sheet("花木", HEADS, plant(2, "A"), plant(3, "B"), plant(4, "C"))
                .merge("C3:C4")
                .merge("A1:B1")
                .merge("K2:K4"));
    assertThat(merged.good).hasSize(1);
    assertThat(merged.told())
        .hasSize(2)
        .allMatch(t -> t.contains("合并单元格 C3:C4"))
        .anyMatch(t -> t.startsWith("ERROR 花木!A4"));
  }

  @Test
  void codesOfCharactersAreTheCharactersAndWhatIsReadAloudIsNot() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .shared(
                    "<r><t>香</t></r><r><t>樟_x000D_</t></r><rPh sb=\"0\" eb=\"1\"><t>xiang</t></rPh>")
                .sheet(
                    "花木",
                    HEADS,
                    row(2, text(0, 2, "A_x0042_"), cell(1, 2, "s", 0, "0")),
                    row(3, text(0, 3, "C"), text(1, 3, "甲_x000D_\n乙_x0000__xD800_"))));
    assertThat(harvest.plant().code()).isEqualTo("AB");
    assertThat(harvest.plant().name()).isEqualTo("香樟");
    assertThat(harvest.good.get(1).draft().name()).isEqualTo("甲\n乙\uFFFD");
  }

  @Test
  void perCentWhereItIsAskedAndWhereItIsNot() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .format("0.0%")
                .sheet(
                    "花木",
                    HEADS,
                    plant(2, "A", cell(4, 2, "n", 1, "0.5"), cell(5, 2, "n", 1, "0.051"))));
    assertThat(harvest.plant().share()).isEqualByComparingTo("5.1");
    assertThat(harvest.plant().height()).isEqualByComparingTo("0.5");
    assertThat(harvest.told()).containsExactly("NOTE 花木!E2 单元格显示为 50%，此列不是百分数，按数值 0.5 读取，请核对。");
  }

  @Test
  void numbersAreBounded() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    HEADS,
                    plant(2, "A", cell(4, 2, "n", 0, "0.30000000000000004")),
                    plant(3, "B", cell(4, 3, "n", 0, "1e99")),
                    plant(4, "C", text(4, 4, "1,2")),
                    plant(5, "D", cell(4, 5, "b", 0, "1")),
                    plant(6, "E", cell(4, 6, "e", 0, "#DIV/0!")),
                    plant(7, "F", text(4, 7, "12厘米"))));
    assertThat(harvest.plant().height()).isEqualByComparingTo("0.3");
    assertThat(harvest.told())
        .containsExactly(
            "ERROR 花木!E3 数值过大（整数部分最多 15 位）。",
            "ERROR 花木!E4 “1,2”不是数字，请只填数字，不带单位。",
            "ERROR 花木!E5 单元格是逻辑值，请填数字。",
            "ERROR 花木!E6 单元格是公式错误值 #DIV/0!，请填数字。",
            "ERROR 花木!E7 “12厘米”不是数字，请只填数字，不带单位。");
  }

  @Test
  void formulasGiveWhatTheyKeptAndAreTold() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    HEADS,
                    plant(2, "A", "<c r=\"E2\"><f>1+2</f><v>3</v></c>"),
                    plant(3, "B", "<c r=\"E3\"><f>1+2</f></c>")));
    assertThat(harvest.plant().height()).isEqualByComparingTo("3");
    assertThat(harvest.told())
        .containsExactly("NOTE 花木!E2 单元格是公式，取其结果 3。", "ERROR 花木!E3 公式没有计算结果，请重新计算并保存，或改填数字。");
  }

  @Test
  void rowsAreKnownByTheirCodeAndTheSecondOfTwoIsNotTaken() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .sheet(
                    "花木",
                    HEADS,
                    plant(2, "OLD-1"),
                    plant(3, "A"),
                    plant(4, "A"),
                    row(5, text(1, 5, "无号")),
                    row(6, text(0, 6, " \u3000 "))));
    assertThat(harvest.good).extracting(e -> e.known() != null).containsExactly(true, false);
    assertThat(harvest.told()).containsExactly("ERROR 花木!A4 与第 3 行重复，只取前一行。", "ERROR 花木!A5 必填。");
    assertThat(harvest.bad).isEqualTo(2);
    assertThat(harvest.said.get(0)).startsWith("OLD-1", "香樟");
  }

  @Test
  void moreRowsThanThereIsRoomForAreRefusedAndBlankOnesAreNone() throws IOException {
    List<String> rows = new ArrayList<>(List.of(HEADS, plant(2, "A")));
    for (int i = 3; i < 100_000; i++) {
      rows.add("<row r=\"" + i + "\"><c r=\"A" + i + "\" s=\"0\"/></row>");
    }
    assertThat(read(new RawBook().sheet("花木", rows.toArray(String[]::new))).good).hasSize(1);
    rows.clear();
    rows.add(HEADS);
    for (int i = 2; i <= Gate.MOST_ROWS + 2; i++) {
      rows.add(plant(i, "A" + i));
    }
    assertThatThrownBy(() -> read(new RawBook().sheet("花木", rows.toArray(String[]::new))))
        .hasMessageContaining("超过 20000 行");
  }

  @Test
  void everythingThatIsToldIsToldInBothLanguages() throws IOException {
    Garden.Harvest harvest =
        read(
            new RawBook()
                .hiddenSheet("甲", texts(1, "x"))
                .sheet(
                    "花木",
                    texts(1, "编号", "名称", "高度（厘米）", "别的"),
                    plant(2, ""),
                    plant(3, "B", text(2, 3, "高"))));
    assertThat(harvest.faults).hasSizeGreaterThan(3);
    assertThat(harvest.faults)
        .allMatch(f -> !f.refusal().chinese().isBlank() && !f.refusal().english().isBlank());
  }
}
