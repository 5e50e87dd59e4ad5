package org.shanshui.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.platform.commitments.CommitmentKind;

/** Workbooks as people fill them in, and as nobody should. */
class WorkbookTest {
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
          EnumSet.allOf(Field.class),
          null,
          null,
          1,
          "/99/",
          1);

  @TempDir Path folder;

  private static LineView line(long id, CommitmentKind kind) {
    boolean metric = kind == CommitmentKind.TARGET;
    return new LineView(
        new ReportLine(
            id, 3, kind, "事项" + id, metric, Figures.NONE, null, 0, null, true, null, null),
        1,
        id,
        "主题",
        metric ? "绿道" : null,
        metric ? "公里" : null,
        true,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static final Map<Long, LineView> LINES =
      Map.of(
          11L,
          line(11, CommitmentKind.TASK),
          12L,
          line(12, CommitmentKind.TARGET),
          13L,
          line(13, CommitmentKind.PROJECT));

  private interface Fill {
    void in(Worksheet sheet);
  }

  /** A template of three rows (4, 5 and 6 as Excel counts) with something filled in. */
  private Path filled(Fill fill) throws IOException {
    Path file = folder.resolve("filled.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbook book = new Workbook(out, "t", "1.0");
      Worksheet sheet = book.newWorksheet("填报");
      sheet.value(0, 0, RoundTemplate.MARK + ROUND.id());
      for (Column column : Column.values()) {
        sheet.value(2, column.ordinal(), column.head());
      }
      for (int i = 0; i < 3; i++) {
        sheet.value(3 + i, Column.KEY.ordinal(), String.valueOf(11 + i));
        sheet.value(3 + i, Column.VERSION.ordinal(), "3");
      }
      fill.in(sheet);
      book.finish();
    }
    return file;
  }

  private static WorkbookReader.Result read(Path file) throws IOException {
    return new WorkbookReader(ROUND, LINES::get).read(file).orRefuse();
  }

  private static WorkbookReader.RowRead row(WorkbookReader.Result result, long line) {
    return result.rows().stream().filter(r -> r.line().id() == line).findFirst().orElseThrow();
  }

  private static List<String> errors(WorkbookReader.Result result) {
    return result.faults().stream()
        .filter(WorkbookReader.CellFault::error)
        .map(
            f ->
                f.sheet()
                    + " "
                    + (f.column() == null ? "" : f.column())
                    + f.row()
                    + " "
                    + f.chinese())
        .toList();
  }

  @Test
  void theTemplateIsReadBackAsItWasWritten() throws IOException {
    Path file = folder.resolve("template.xlsx");
    SheetHead head =
        new SheetHead(
            1,
            7,
            "月调度",
            MARCH,
            5,
            Status.OPEN,
            ROUND.dueOn(),
            null,
            null,
            null,
            null,
            null,
            null,
            0,
            "/99/",
            "/99/",
            1);
    try (OutputStream out = Files.newOutputStream(file)) {
      RoundTemplate.write(
          out, ROUND, new ArrayList<>(LINES.values()), Map.of(1L, head), Map.of(5L, "=市水利局"));
    }
    WorkbookReader.Result result = read(file);
    assertThat(errors(result)).isEmpty();
    assertThat(result.rows()).hasSize(3).allMatch(r -> r.version() == 3 && r.figures().isEmpty());
    String xml = part(file, "xl/worksheets/sheet1.xml");
    assertThat(xml).contains("<sheetProtection").contains("hidden=\"true\"").doesNotContain("<f>");
  }

  private static String part(Path file, String name) throws IOException {
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void goodRowsStandBesideBadOnes() throws IOException {
    WorkbookReader.Result result =
        read(
            filled(
                sheet -> {
                  sheet.value(3, Column.PERCENT.ordinal(), 62.5);
                  sheet.value(3, Column.PROGRESS.ordinal(), "已开工");
                  sheet.value(4, Column.VALUE.ordinal(), "约12公里");
                  sheet.value(5, Column.PERCENT.ordinal(), 130);
                }));
    assertThat(row(result, 11).figures().percent()).isEqualByComparingTo("62.5");
    assertThat(row(result, 11).figures().progress()).isEqualTo("已开工");
    assertThat(result.rows()).hasSize(1);
    assertThat(errors(result))
        .containsExactly("填报 L5 “约12公里”不是数字，请只填数字，不带单位。", "填报 K6 进度应在 0 到 100 之间。");
    assertThat(result.faults())
        .filteredOn(WorkbookReader.CellFault::error)
        .allMatch(f -> !f.english().isBlank());
  }

  @Test
  void formulasGiveTheirResultAndAreFlagged() throws IOException {
    Path file =
        rewritten(
            filled(sheet -> sheet.formula(3, Column.PERCENT.ordinal(), "30+32")),
            "<f>30+32</f>",
            "<f>30+32</f><v>62</v>");
    WorkbookReader.Result result = read(file);
    assertThat(row(result, 11).figures().percent()).isEqualByComparingTo("62");
    assertThat(result.faults())
        .anyMatch(f -> !f.error() && f.chinese().contains("公式") && f.row() == 4);
  }

  @Test
  void aFormulaThatWasNeverComputedIsAnError() throws IOException {
    WorkbookReader.Result result =
        read(filled(sheet -> sheet.formula(3, Column.PERCENT.ordinal(), "30+32")));
    assertThat(errors(result)).containsExactly("填报 K4 公式没有计算结果，请改填数字。");
  }

  @Test
  void mergedCellsAreToldByRow() throws IOException {
    WorkbookReader.Result result =
        read(
            filled(
                sheet -> {
                  sheet.value(3, Column.PERCENT.ordinal(), 50);
                  sheet.range(3, Column.PERCENT.ordinal(), 4, Column.PERCENT.ordinal()).merge();
                  sheet.value(5, Column.PROGRESS.ordinal(), "可以");
                }));
    assertThat(errors(result))
        .hasSize(2)
        .allMatch(e -> e.contains("合并"))
        .anyMatch(e -> e.startsWith("填报 K5"));
    assertThat(result.rows()).extracting(r -> r.line().id()).containsExactly(13L);
  }

  @Test
  void datesAreReadInTheWaysPeopleWriteThemAndWrongOnesAreTold() throws IOException {
    WorkbookReader.Result result =
        read(
            filled(
                sheet -> {
                  sheet.value(3, Column.AS_OF.ordinal(), LocalDate.of(2025, 3, 31));
                  sheet.style(3, Column.AS_OF.ordinal()).format("yyyy-mm-dd").set();
                  sheet.value(4, Column.AS_OF.ordinal(), "2025年3月20日");
                  sheet.value(5, Column.AS_OF.ordinal(), "2025-02-30");
                }));
    assertThat(row(result, 11).figures().asOf()).isEqualTo(LocalDate.of(2025, 3, 31));
    assertThat(row(result, 12).figures().asOf()).isEqualTo(LocalDate.of(2025, 3, 20));
    assertThat(errors(result)).containsExactly("填报 S6 没有“2025-02-30”这一天。");
  }

  @Test
  void aNumberThatExcelTurnedIntoADateIsNotTaken() throws IOException {
    WorkbookReader.Result result =
        read(
            filled(
                sheet -> {
                  sheet.value(3, Column.PERCENT.ordinal(), 45);
                  sheet.style(3, Column.PERCENT.ordinal()).format("m\"月\"d\"日\"").set();
                }));
    assertThat(errors(result)).singleElement().asString().startsWith("填报 K4 单元格是日期格式");
  }

  @ParameterizedTest
  @CsvSource({"85%,85", "８５,85", "0.3,0.3", "'1,200.50',"})
  void numbersAsPeopleTypeThem(String typed, BigDecimal read) throws IOException {
    WorkbookReader.Result result =
        read(filled(sheet -> sheet.value(3, Column.PERCENT.ordinal(), typed)));
    if (read == null) {
      assertThat(errors(result)).containsExactly("填报 K4 进度应在 0 到 100 之间。");
    } else {
      assertThat(row(result, 11).figures().percent()).isEqualByComparingTo(read);
    }
  }

  @Test
  void aShareShownAsPerCentIsPerCent() throws IOException {
    WorkbookReader.Result result =
        read(
            filled(
                sheet -> {
                  sheet.value(3, Column.PERCENT.ordinal(), 0.85);
                  sheet.style(3, Column.PERCENT.ordinal()).format("0%").set();
                }));
    assertThat(row(result, 11).figures().percent()).isEqualByComparingTo("85");
  }

  @Test
  void rowsThatAreNotOfTheFormAreTold() throws IOException {
    WorkbookReader.Result result =
        read(
            filled(
                sheet -> {
                  sheet.value(6, Column.PROGRESS.ordinal(), "新插入的一行");
                  sheet.value(7, Column.KEY.ordinal(), "999");
                  sheet.value(8, Column.KEY.ordinal(), "11");
                  sheet.value(8, Column.VERSION.ordinal(), "3");
                }));
    assertThat(errors(result)).hasSize(3);
    assertThat(errors(result).get(0)).contains("7").contains("没有隐藏编号");
    assertThat(errors(result).get(1)).contains("编号 999");
    assertThat(errors(result).get(2)).contains("同一事项");
  }

  @Test
  void anotherRoundsTemplateIsRefused() throws IOException {
    Path file = filled(sheet -> sheet.value(0, 0, RoundTemplate.MARK + 8));
    assertThatThrownBy(() -> read(file)).hasMessageContaining("这不是“月调度（2025年3月）”的填报模板");
  }

  @Test
  void macrosEntitiesOldAndBrokenFilesAreRefused() throws IOException {
    Path good = filled(sheet -> {});
    assertThatThrownBy(() -> read(with(good, "xl/vbaProject.bin", "x"))).hasMessageContaining("宏");
    assertThatThrownBy(
            () ->
                read(
                    with(
                        good,
                        "xl/extra.xml",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")))
        .hasMessageContaining("外部实体");
    Path old = folder.resolve("old.xls");
    Files.write(old, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    assertThatThrownBy(() -> read(old)).hasMessageContaining(".xlsx");
    Path text = Files.writeString(folder.resolve("text.xlsx"), "不是工作簿");
    assertThatThrownBy(() -> read(text)).hasMessageContaining("不是 Excel 工作簿");
    Path cut = folder.resolve("cut.xlsx");
    byte[] whole = Files.readAllBytes(good);
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> read(cut)).isInstanceOf(org.shanshui.platform.refusal.Refused.class);
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
    Path bomb = folder.resolve("bomb.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      java.util.Arrays.fill(zeros, (byte) ' ');
      for (int i = 0; i < 500; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    long before = System.nanoTime();
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("400 MB");
    assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
  }

  @Test
  void aMillionRowsAreReadInBoundedMemory() throws IOException {
    Path file = folder.resolve("million.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      Path small = filled(sheet -> {});
      String sheet = part(small, "xl/worksheets/sheet1.xml");
      int end = sheet.indexOf("</sheetData>");
      try (java.util.zip.ZipFile from = new java.util.zip.ZipFile(small.toFile())) {
        for (ZipEntry entry : java.util.Collections.list(from.entries())) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
            Writer out = new java.io.OutputStreamWriter(zip, StandardCharsets.UTF_8);
            out.write(sheet.substring(0, end));
            for (int r = 7; r <= 1_000_006; r++) {
              out.write(
                  "<row r=\""
                      + r
                      + "\"><c r=\"A"
                      + r
                      + "\"><v>"
                      + r
                      + "</v></c><c r=\"K"
                      + r
                      + "\"><v>5</v></c></row>");
            }
            out.write(sheet.substring(end));
            out.flush();
          } else {
            from.getInputStream(entry).transferTo(zip);
          }
          zip.closeEntry();
        }
      }
    }
    System.gc();
    long used = used();
    WorkbookReader.Result result = read(file);
    System.gc();
    assertThat(result.rowCount()).isEqualTo(1_000_003);
    assertThat(result.faultCount()).isEqualTo(1_000_000);
    assertThat(result.faults()).hasSize(WorkbookReader.MOST_FAULTS);
    assertThat(used() - used).as("kept after reading, bytes").isLessThan(32L << 20);
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void attachmentsAreToldByTheirContent() {
    Map<String, String> said = new HashMap<>();
    said.put(
        "a.pdf",
        FileKinds.mediaType("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "a.pdf").orElse("no"));
    said.put(
        "page.pdf",
        FileKinds.mediaType("<html><script>".getBytes(StandardCharsets.US_ASCII), "page.pdf")
            .orElse("no"));
    said.put(
        "a.svg",
        FileKinds.mediaType("<svg/>".getBytes(StandardCharsets.US_ASCII), "a.svg").orElse("no"));
    said.put("a.exe", FileKinds.mediaType(new byte[] {'M', 'Z', 0, 0}, "a.txt").orElse("no"));
    said.put(
        "a.txt", FileKinds.mediaType("说明".getBytes(StandardCharsets.UTF_8), "a.txt").orElse("no"));
    assertThat(said)
        .containsEntry("a.pdf", "application/pdf")
        .containsEntry("page.pdf", "no")
        .containsEntry("a.svg", "no")
        .containsEntry("a.exe", "no")
        .containsEntry("a.txt", "text/plain;charset=UTF-8");
    assertThat(org.shanshui.platform.dispatch.Files.cleaned("../../etc/passwd"))
        .isEqualTo("passwd");
    assertThat(org.shanshui.platform.dispatch.Files.cleaned("C:\\报表\\三月.xlsx"))
        .isEqualTo("三月.xlsx");
  }

  private Path with(Path book, String part, String content) throws IOException {
    Path file = Files.createTempFile(folder, "with", ".xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        java.util.zip.ZipFile from = new java.util.zip.ZipFile(book.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(from.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        from.getInputStream(entry).transferTo(zip);
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(part));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return file;
  }

  private Path rewritten(Path book, String from, String to) throws IOException {
    Path file = Files.createTempFile(folder, "rewritten", ".xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        java.util.zip.ZipFile source = new java.util.zip.ZipFile(book.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(source.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = source.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
          String xml = new String(bytes, StandardCharsets.UTF_8);
          bytes =
              xml.replaceAll(java.util.regex.Pattern.quote(from) + "(<v>[^<]*</v>)?", to)
                  .getBytes(StandardCharsets.UTF_8);
        }
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    return file;
  }
}
