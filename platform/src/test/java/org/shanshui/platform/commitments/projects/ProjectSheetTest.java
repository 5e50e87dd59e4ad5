package org.shanshui.platform.commitments.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.refusal.Refused;

/** A workbook of projects: right rows are read exactly, wrong cells are named. */
class ProjectSheetTest {
  @TempDir private Path folder;

  private interface Fill {
    void in(Worksheet sheet) throws IOException;
  }

  private Path workbook(Fill fill) throws IOException {
    Path file = folder.resolve("项目.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("项目");
      for (ProjectSheet.Column column : ProjectSheet.Column.values()) {
        sheet.value(0, column.ordinal(), column.title() + (column.required() ? "*" : ""));
      }
      fill.in(sheet);
    }
    return file;
  }

  private static void row(Worksheet sheet, int row, String code) {
    Object[] cells = {code, "云水大道", "交通", "续建", "岫城区", "市交通运输局"};
    for (int i = 0; i < cells.length; i++) {
      sheet.value(row, i, cells[i].toString());
    }
    sheet.value(row, 6, LocalDate.of(2024, 3, 1));
    sheet.style(row, 6).format("yyyy-mm-dd").set();
    sheet.value(row, 7, "2026年12月");
    sheet.value(row, 8, new BigDecimal("12345.67"));
  }

  private static final class Found implements ProjectSheet.Sink {
    private final List<ProjectDraft> good = new ArrayList<>();
    private final List<CellError> errors = new ArrayList<>();

    @Override
    public void good(int row, ProjectDraft draft) {
      good.add(draft);
    }

    @Override
    public void bad(int row, List<CellError> found) {
      errors.addAll(found);
    }
  }

  private static Found read(Path file) throws IOException {
    Found found = new Found();
    ProjectSheet.Lookup lookup =
        new ProjectSheet.Lookup() {
          @Override
          public Optional<String> region(String words) {
            return words.equals("岫城区") ? Optional.of("990101") : Optional.empty();
          }

          @Override
          public Optional<Long> unit(String words) {
            return words.equals("市交通运输局") ? Optional.of(7L) : Optional.empty();
          }
        };
    new ProjectSheet(lookup, null).read(WorkbookFile.of(file), found);
    return found;
  }

  @Test
  void aRightRowIsReadExactly() throws IOException {
    Found found = read(workbook(sheet -> row(sheet, 1, "XM-1")));
    assertThat(found.errors).isEmpty();
    ProjectDraft draft = found.good.get(0);
    assertThat(draft.total()).isEqualByComparingTo("12345.67");
    assertThat(draft.startOn()).isEqualTo(LocalDate.of(2024, 3, 1));
    assertThat(draft.due()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(draft.phase()).isEqualTo(Phase.CONTINUED);
    assertThat(draft.regionCode()).isEqualTo("990101");
    assertThat(draft.leadUnitId()).isEqualTo(7);
  }

  @Test
  void everyWrongCellIsNamedByRowAndColumnInBothLanguages() throws IOException {
    Found found =
        read(
            workbook(
                sheet -> {
                  row(sheet, 1, "XM-1");
                  row(sheet, 2, "XM-2");
                  sheet.value(2, 8, "一亿元");
                  sheet.value(2, 6, "2025-02-30");
                  row(sheet, 4, "XM-3");
                  sheet.value(4, 3, "停滞");
                  sheet.value(4, 5, "市水务局");
                  row(sheet, 5, "XM-4");
                  sheet.value(5, 9, new BigDecimal("10000"));
                  row(sheet, 6, "XM-5");
                  sheet.value(6, 19, new BigDecimal("28.5"));
                  sheet.value(6, 20, new BigDecimal("120.7"));
                  sheet.value(6, 21, "GCJ02");
                }));
    assertThat(found.good).extracting(ProjectDraft::code).containsExactly("XM-1");
    assertThat(found.errors)
        .extracting(CellError::place)
        .containsExactly("项目!G3", "项目!I3", "项目!D5", "项目!F5", "项目!6", "项目!7");
    assertThat(found.errors)
        .extracting(CellError::zh)
        .containsExactly(
            "开工日期“2025-02-30”不是有效日期，请填 2025-03-01 这样的日期。",
            "总投资（万元）“一亿元”不是数字，请只填数字，单位万元。",
            "阶段“停滞”应为前期、新开工、续建、完工、竣工验收。",
            "牵头单位“市水务局”不是已登记的单位名称或别名。",
            "各来源投资合计 10000 万元，与总投资 12345.67 万元不符，差 2345.67 万元。",
            "经纬度 28.5, 120.7 不在中国范围内（经度 73–136，纬度 3–54），是否填反？。");
    assertThat(found.errors).allSatisfy(e -> assertThat(e.en()).isNotBlank());
  }

  @Test
  void mergedCellsAreReportedWithTheirRange() throws IOException {
    Found found =
        read(
            workbook(
                sheet -> {
                  row(sheet, 1, "XM-1");
                  row(sheet, 2, "XM-2");
                  row(sheet, 3, "XM-3");
                  sheet.range(2, 2, 3, 2).merge();
                }));
    assertThat(found.good).extracting(ProjectDraft::code).containsExactly("XM-1");
    assertThat(found.errors)
        .extracting(CellError::zh)
        .anySatisfy(zh -> assertThat(zh).contains("合并单元格 C3:C4"));
    assertThat(found.errors).extracting(CellError::row).contains(3, 4);
  }

  @Test
  void formulasAreNeverWorkedOut() throws IOException {
    Found found =
        read(
            workbook(
                sheet -> {
                  row(sheet, 1, "XM-1");
                  sheet.formula(1, 8, "1000+2000");
                }));
    assertThat(found.good).isEmpty();
    assertThat(found.errors)
        .singleElement()
        .satisfies(e -> assertThat(e.zh()).contains("公式没有保存计算结果"));
  }

  @Test
  void whatIsNoPlainWorkbookIsRefusedWithTheRemedy() throws IOException {
    Path text = Files.writeString(folder.resolve("a.xlsx"), "项目编号,项目名称");
    assertThatThrownBy(() -> WorkbookFile.of(text))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("下载模板");
    Path old =
        Files.write(
            folder.resolve("b.xlsx"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
    assertThatThrownBy(() -> WorkbookFile.of(old)).hasMessageContaining("另存为");
    Path macros = folder.resolve("c.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(macros))) {
      zip.putNextEntry(new ZipEntry("xl/vbaProject.bin"));
      zip.closeEntry();
    }
    assertThatThrownBy(() -> WorkbookFile.of(macros)).hasMessageContaining("含有宏");
    Path bomb = folder.resolve("d.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    assertThatThrownBy(() -> WorkbookFile.of(bomb)).hasMessageContaining("超出处理范围");
  }
}
