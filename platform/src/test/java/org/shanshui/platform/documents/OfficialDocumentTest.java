package org.shanshui.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.shanshui.platform.documents.OfficialDocument.Row;

/** How a document is laid out (GB/T 9704-2012), and that another program lays it out alike. */
class OfficialDocumentTest {
  private static final Letterhead HEAD =
      new Letterhead(
          "云岫市美丽云岫建设领导小组办公室",
          "云美丽办〔2025〕3号",
          List.of("各县（市、区）人民政府", "市级有关单位"),
          LocalDate.of(2025, 3, 3));

  @TempDir Path folder;

  private interface Body {
    void into(OfficialDocument document);
  }

  private static byte[] written(Letterhead head, Body body) throws IOException {
    try (OfficialDocument document = new OfficialDocument(head);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      body.into(document);
      document.write(out);
      return out.toByteArray();
    }
  }

  /** One and twenty tasks in three lists, as long as plans have them. */
  private static void lists(OfficialDocument document) {
    document.head("云岫市水环境综合治理三年行动计划（2024—2026年）2025年度工作要点");
    document.text("现将任务清单、措施清单和责任清单印发给你们，请认真抓好落实。");
    document.annexes(List.of("任务清单", "责任清单"));
    document.sign();
    document.annex(1, "任务清单");
    document.table(
        List.of("序号", "任务", "牵头单位", "配合单位", "完成时限"),
        new int[] {8, 38, 18, 18, 18},
        IntStream.rangeClosed(1, 21)
            .mapToObj(
                n ->
                    Row.of(
                        String.valueOf(n),
                        "推进第" + n + "片区污水管网(含老旧小区)改造,分批完成检测、清淤、修复和雨污分流。".repeat(2 + n % 3),
                        "云岫市住房和城乡建设局",
                        "云岫市财政局、云岫市生态环境局、各县（市、区）",
                        "2025年6月"))
            .toList());
    List<Row> duties = new ArrayList<>();
    for (String unit : List.of("云岫市住房和城乡建设局", "云岫市财政局", "云岫市生态环境局")) {
      duties.add(Row.of(unit + "（21项）"));
      IntStream.rangeClosed(1, 21)
          .mapToObj(n -> Row.of(String.valueOf(n), "牵头", "推进第" + n + "片区污水管网改造", "2025年6月"))
          .forEach(duties::add);
    }
    document.annex(2, "责任清单");
    document.table(List.of("序号", "职责", "任务", "完成时限"), new int[] {8, 12, 62, 18}, duties);
  }

  @Test
  void marginsLinesAndFontsAreTheStandards() throws IOException {
    try (XWPFDocument read = read(written(HEAD, OfficialDocumentTest::lists))) {
      var section = read.getDocument().getBody().getSectPr();
      assertThat(section.getPgMar().getTop().toString()).isEqualTo("2098");
      assertThat(section.getPgMar().getBottom().toString()).isEqualTo("1984");
      assertThat(section.getPgMar().getLeft().toString()).isEqualTo("1587");
      assertThat(section.getPgMar().getRight().toString()).isEqualTo("1474");
      // A grid of characters spreads the letters of every table in LibreOffice.
      assertThat(section.getDocGrid().getType()).isEqualTo(STDocGrid.LINES);
      assertThat(section.getDocGrid().isSetCharSpace()).isFalse();
      assertThat(read.getFooterList()).hasSize(2);
      assertThat(read.getFooterList()).allMatch(f -> f.getText().matches("(?s)— .*—\\s*"));
      List<String> fonts =
          read.getParagraphs().stream()
              .flatMap(p -> p.getRuns().stream())
              .map(
                  r ->
                      r.getFontFamily(org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange.eastAsia))
              .distinct()
              .toList();
      assertThat(fonts).containsExactlyInAnyOrder("方正小标宋简体", "仿宋_GB2312", "黑体");
    }
  }

  @Test
  void tablesRepeatTheirHeadAndCutNothing() throws IOException {
    try (XWPFDocument read = read(written(HEAD, OfficialDocumentTest::lists))) {
      for (XWPFTable table : read.getTables()) {
        assertThat(table.getRow(0).isRepeatHeader()).isTrue();
        int wide =
            table.getCTTbl().getTblGrid().getGridColList().stream()
                .mapToInt(column -> Integer.parseInt(column.getW().toString()))
                .sum();
        assertThat(wide).isLessThanOrEqualTo(8844);
        for (XWPFTableRow row : table.getRows()) {
          assertThat(
                  row.getCtRow().isSetTrPr() && row.getCtRow().getTrPr().sizeOfTrHeightArray() > 0)
              .as("rows are as high as what is in them")
              .isFalse();
          for (XWPFTableCell cell : row.getTableCells()) {
            CTSpacing line = cell.getParagraphs().get(0).getCTP().getPPr().getSpacing();
            assertThat(line.getLineRule()).isEqualTo(STLineSpacingRule.AT_LEAST);
            assertThat(cell.getText()).doesNotContain("(", ")", ",");
          }
        }
      }
      // A row longer than a few lines goes over to the next page; kept together it may be cut off.
      assertThat(read.getTables().get(0).getRow(3).isCantSplitRow()).isFalse();
      assertThat(read.getTables().get(1).getRow(3).isCantSplitRow()).isTrue();
    }
  }

  @Test
  void anOrganSignsUnderNumberAndRecipients() throws IOException {
    try (XWPFDocument read = read(written(HEAD, OfficialDocumentTest::lists))) {
      List<String> said =
          read.getParagraphs().stream().map(p -> p.getText()).filter(t -> !t.isBlank()).toList();
      assertThat(said)
          .startsWith("云岫市美丽云岫建设领导小组办公室文件", "云美丽办〔2025〕3号")
          .contains("各县（市、区）人民政府，市级有关单位：", "附件：1.任务清单", "2.责任清单", "附件1")
          .containsSubsequence("云岫市美丽云岫建设领导小组办公室", "2025年3月3日");
    }
    try (XWPFDocument read =
        read(
            written(
                Letterhead.draft("云岫市统计局", LocalDate.of(2025, 3, 3)),
                OfficialDocumentTest::lists))) {
      assertThat(read.getParagraphs()).noneMatch(p -> p.getText().contains("文件"));
    }
  }

  /** The same program that people without Word and WPS have. */
  @Test
  void libreOfficeSetsTwentyTwoLinesOfTwentyEightCharacters() throws Exception {
    String line = "春夏秋冬山川湖海云雨风雪松竹梅兰天地日月花鸟鱼虫金木水火";
    assertThat(line).hasSize(28);
    byte[] full = written(draft(), d -> d.text(line.repeat(22).substring(2)));
    byte[] over = written(draft(), d -> d.text(line.repeat(22)));
    assertThat(pages(full)).isEqualTo(1);
    assertThat(pages(over)).isEqualTo(2);
  }

  @Test
  void libreOfficeNeedsNoMorePagesThanTheTextIsLong() throws Exception {
    byte[] document = written(HEAD, OfficialDocumentTest::lists);
    Path pdf = pdf(document);
    try (PDDocument read = Loader.loadPDF(pdf.toFile())) {
      assertThat(read.getNumberOfPages()).isBetween(6, 14);
      PDFTextStripper first = new PDFTextStripper();
      first.setEndPage(1);
      assertThat(first.getText(read).replaceAll("\\s", ""))
          .as("who signs stands under text")
          .contains("2025年3月3日");
      String text = new PDFTextStripper().getText(read).replaceAll("\\s", "");
      // Nothing is clipped at the foot of a page: a character of each sentence is there.
      assertThat(text.chars().filter(c -> c == '淤'))
          .hasSize(IntStream.rangeClosed(1, 21).map(n -> 2 + n % 3).sum());
      assertThat(text.split("牵头单位配合单位", -1).length).isGreaterThan(3);
    }
  }

  private static Letterhead draft() {
    return Letterhead.draft("云岫市统计局", LocalDate.of(2025, 3, 3));
  }

  private int pages(byte[] document) throws Exception {
    try (PDDocument read = Loader.loadPDF(pdf(document).toFile())) {
      return read.getNumberOfPages();
    }
  }

  private Path pdf(byte[] document) throws Exception {
    String program =
        List.of("/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice")
            .stream()
            .filter(p -> Files.isExecutable(Path.of(p)))
            .findFirst()
            .orElse("");
    assumeTrue(!program.isEmpty(), "no LibreOffice on this machine");
    Path file = Files.createTempFile(folder, "d", ".docx");
    Files.write(file, document);
    Process process =
        new ProcessBuilder(
                program,
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("office.log").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return Path.of(file.toString().replace(".docx", ".pdf"));
  }

  private static XWPFDocument read(byte[] document) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(document));
  }
}
