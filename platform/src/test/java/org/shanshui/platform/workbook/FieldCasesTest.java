package org.shanshui.platform.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbooks that people in the field filled in, where the reference folder is at hand. */
class FieldCasesTest {
  private static final Column<String> CODE = Column.text("项目编号", "Code", 9).required();
  private static final Column<String> NAME = Column.text("项目名称", "Name", 9).required();
  private static final Column<LocalDate> START = Column.day("开工日期", "Start", 9).required();
  private static final Column<LocalDate> DUE = Column.lastDay("完工日期", "Due", 9).required();

  private static final Column<String> KEY = Column.text("编号", "id", 9).key();
  private static final Column<java.math.BigDecimal> VALUE = Column.percent("指标值", "value", 9);
  private static final Column<String> PROGRESS = Column.text("进展情况", "progress", 9);
  private static final Column<LocalDate> AS_OF = Column.lastDay("数据截止日期", "as of", 9);

  private static final Column<String> REGION = Column.text("代码", "Code", 9).required();
  private static final Column<String> CALLED = Column.text("名称", "Name", 9).required();

  private @Nullable Path folder;

  @BeforeEach
  void find() {
    String reference = System.getenv("SHANSHUI_REFERENCE");
    folder = reference == null ? null : Path.of(reference, "cases", "field");
    assumeTrue(folder != null && Files.isDirectory(folder), "no reference folder");
  }

  /** What a row says, in the order of the columns. */
  private record Says(List<Object> said) {}

  private ReadForm<Says> read(String file, Column<String> code, Column<?>... others)
      throws IOException {
    List<Column<?>> columns = new ArrayList<>(List.of(code));
    columns.addAll(List.of(others));
    return ReadForm.of(
        java.util.Objects.requireNonNull(folder).resolve(file),
        columns,
        code,
        Says.class,
        new Sitting<>() {
          @Override
          public Says draft(Filled row, @Nullable Known known) {
            List<Object> said = new ArrayList<>();
            for (Column<?> column : columns) {
              Object value = row.get(column);
              said.add(value == null ? "" : value);
            }
            return new Says(said);
          }

          @Override
          public void keep(List<Entry<Says>> rows) {
            throw new UnsupportedOperationException();
          }
        });
  }

  private ReadForm<Says> projects(String file) throws IOException {
    return read(file, CODE, NAME, START, DUE);
  }

  private ReadForm<Says> round(String file) throws IOException {
    return read(file, KEY, VALUE, PROGRESS, AS_OF);
  }

  @Test
  void days() throws IOException {
    assertThat(projects("x-b01-1904.xlsx").draft(0).said())
        .contains(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 11, 30));
    ReadForm<Says> months = projects("x-b02-month.xlsx");
    assertThat(months.errors()).allMatch(told -> told.endsWith("这一天。"));
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < months.good(); i++) {
      all.addAll(months.draft(i).said());
    }
    assertThat(all).contains(LocalDate.of(2026, 12, 31), LocalDate.of(2025, 3, 1));
    assertThat(projects("x-c11-isodate.xlsx").errors()).isEmpty();
    assertThat(round("y-isodate.xlsx").errors()).isEmpty();
    assertThat(read("r-isodate.xlsx", REGION, CALLED).good()).isPositive();
  }

  @Test
  void sheetsRowsAndHeads() throws IOException {
    assertThat(projects("x-c01-hiddenfirst.xlsx").good()).isEqualTo(1);
    assertThat(projects("x-c03-hiddenrow.xlsx").notes()).anyMatch(n -> n.contains("第 3 行是隐藏行"));
    assertThatThrownBy(() -> projects("x-c05-dup.xlsx")).hasMessageContaining("“项目名称”出现两次");
    assertThat(projects("x-c08-headunit-opt.xlsx").notes()).anyMatch(n -> n.contains("年度投资（亿元）"));
    assertThat(projects("x-c18-unknowncol.xlsx").notes()).anyMatch(n -> n.contains("其中：省级"));
    assertThat(projects("x-c09-order.xlsx").good()).isEqualTo(3);
    assertThat(projects("x-c20-headnbsp.xlsx").good()).isEqualTo(1);
    assertThat(projects("x-c14-strict.xlsx").good()).isEqualTo(1);
    assertThat(round("y-strict.xlsx").errors()).isEmpty();
  }

  @Test
  void texts() throws IOException {
    for (ReadForm<Says> read :
        List.of(
            projects("x-c22-phonetic.xlsx"),
            round("y-x000D.xlsx"),
            read("r-x000D.xlsx", REGION, CALLED))) {
      assertThat(read.good()).isPositive();
      for (int i = 0; i < read.good(); i++) {
        assertThat(read.draft(i).said().toString()).doesNotContain("x000D", "shuiku");
      }
    }
  }

  @Test
  void percentages() throws IOException {
    ReadForm<Says> read = round("y-percent-of-percent-target.xlsx");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < read.good(); i++) {
      values.add(read.draft(i).said().get(1).toString());
    }
    assertThat(values).contains("5.1");
  }
}
