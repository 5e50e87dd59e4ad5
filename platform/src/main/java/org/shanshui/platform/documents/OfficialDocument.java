package org.shanshui.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * A document as GB/T 9704-2012 lays it out: A4, margins 37, 35, 28 and 26 mm (clause 5.2.1: 天头 37,
 * 订口 28, 版心 156 × 225), 22 lines of 28 characters a page (5.2.3), body in 3号仿宋 (5.2.2), title in
 * 2号小标宋 (7.3.1), page numbers in 4号 half-width 宋体 between dashes, right on odd pages and left on
 * even ones (7.5).
 *
 * <p>It says nothing that Word, WPS and LibreOffice take differently: lines are of a fixed height,
 * and characters are drawn together by the runs themselves, not by a grid of characters, which
 * spreads the letters of tables in LibreOffice.
 */
public final class OfficialDocument implements AutoCloseable {
  private static final String TITLE = "方正小标宋简体";
  private static final String BODY = "仿宋_GB2312";
  private static final String SECOND = "楷体_GB2312";
  private static final String HEADING = "黑体";
  private static final String PAGE_NUMBER = "宋体";
  private static final double SIZE_2 = 22;
  private static final double SIZE_3 = 16;
  private static final double SIZE_4 = 14;
  private static final double SIZE_SMALL_4 = 12;

  /** 225 mm by 22 lines, in twentieths of a point; rounded up, only 21 would fit. */
  private static final int LINE = 579;

  /** What 28 characters of 16 points are drawn together by, to stand in 156 mm. */
  private static final int TOGETHER = -5;

  /** 156 mm in twentieths of a point. */
  private static final int TEXT_WIDTH = 8844;

  private static final int TITLE_CHARACTERS = 20;

  /** As many lines of a cell as are kept on one page: a tenth of them or so is lost at its foot. */
  private static final int LINES_KEPT = 5;

  /** Characters of a day: 2025年12月. */
  private static final int SHORT = 8;

  private static final String RED = "FF0000";

  private final Letterhead letterhead;
  private final XWPFDocument document = new XWPFDocument();

  public OfficialDocument(Letterhead letterhead) throws IOException {
    this.letterhead = letterhead;
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(twips(210));
    size.setH(twips(297));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(twips(37));
    margins.setBottom(twips(35));
    margins.setLeft(twips(28));
    margins.setRight(twips(26));
    margins.setHeader(twips(15));
    // The number stands 7 mm below the text area.
    margins.setFooter(twips(25));
    CTDocGrid grid = section.addNewDocGrid();
    grid.setType(STDocGrid.LINES);
    grid.setLinePitch(BigInteger.valueOf(LINE));
    document.setEvenAndOddHeadings(true);
    pageNumber(HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
    pageNumber(HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
    nameOtherFonts();
  }

  private static BigInteger twips(int millimetres) {
    return BigInteger.valueOf(Math.round(millimetres * 1440 / 25.4));
  }

  private static int characters(int n) {
    return (int) (SIZE_3 * n * 20);
  }

  private void pageNumber(HeaderFooterType pages, ParagraphAlignment where) {
    XWPFParagraph line = document.createFooter(pages).createParagraph();
    line.setAlignment(where);
    // One character in from the edge.
    if (where == ParagraphAlignment.RIGHT) {
      line.setIndentationRight(280);
    } else {
      line.setIndentationLeft(280);
    }
    run(line, "— ", PAGE_NUMBER, SIZE_4);
    XWPFRun field = run(line, "", PAGE_NUMBER, SIZE_4);
    field.getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
    field.getCTR().addNewInstrText().setStringValue("PAGE");
    field.getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    run(line, " —", PAGE_NUMBER, SIZE_4);
  }

  /** Who has not the fonts of the standard takes those that look like them, not any. */
  private void nameOtherFonts() throws IOException {
    String fonts =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:font w:name="%s"><w:altName w:val="宋体"/></w:font>
        <w:font w:name="%s"><w:altName w:val="仿宋"/></w:font>
        <w:font w:name="%s"><w:altName w:val="楷体"/></w:font>
        </w:fonts>
        """
            .formatted(TITLE, BODY, SECOND);
    try {
      PackagePart part =
          document
              .getPackage()
              .createPart(
                  PackagingURIHelper.createPartName("/word/fontTable.xml"),
                  "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml");
      try (OutputStream out = part.getOutputStream()) {
        out.write(fonts.getBytes(StandardCharsets.UTF_8));
      }
      document
          .getPackagePart()
          .addRelationship(
              part.getPartName(),
              TargetMode.INTERNAL,
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable");
    } catch (InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The head: the organ in red with the number under it where it is issued; title; recipients. */
  public void head(String title) {
    if (letterhead.number() != null) {
      redHead(letterhead.organ() + "文件", letterhead.number());
    }
    title(title);
    if (!letterhead.recipients().isEmpty()) {
      run(
          paragraph(ParagraphAlignment.LEFT),
          String.join("，", letterhead.recipients()) + "：",
          BODY,
          SIZE_3);
    }
  }

  /**
   * 发文机关标志 35 mm below the text area's edge, the number two lines below, the red line 4 mm below
   * that.
   */
  private void redHead(String organ, String number) {
    XWPFParagraph mark = paragraph(ParagraphAlignment.CENTER);
    double size = Math.min(42, Math.floor(TEXT_WIDTH / 20.0 / organ.length()));
    spacing(mark, 900, STLineSpacingRule.EXACT).setBefore(twips(30));
    run(mark, organ, TITLE, size).setColor(RED);
    paragraph(ParagraphAlignment.CENTER);
    paragraph(ParagraphAlignment.CENTER);
    XWPFParagraph line = paragraph(ParagraphAlignment.CENTER);
    run(line, number, BODY, SIZE_3);
    CTBorder under = properties(line).addNewPBdr().addNewBottom();
    under.setVal(STBorder.SINGLE);
    under.setSz(BigInteger.valueOf(12));
    under.setSpace(BigInteger.valueOf(11));
    under.setColor(RED);
    paragraph(ParagraphAlignment.CENTER);
    paragraph(ParagraphAlignment.CENTER);
  }

  /** In lines that are ended here, so that no program breaks them elsewhere. */
  private void title(String words) {
    XWPFParagraph paragraph = paragraph(ParagraphAlignment.CENTER);
    List<String> lines = TitleLines.of(FullWidth.of(words), TITLE_CHARACTERS);
    XWPFRun run = run(paragraph, lines.get(0), TITLE, SIZE_2);
    for (String line : lines.subList(1, lines.size())) {
      run.addBreak();
      run.setText(line);
    }
    paragraph(ParagraphAlignment.LEFT);
  }

  /** A heading of the first level (一、), in 黑体. */
  public void heading(String words) {
    heading(words, HEADING);
  }

  /** A heading of the second level (（一）), in 楷体. */
  public void subheading(String words) {
    heading(words, SECOND);
  }

  private void heading(String words, String font) {
    XWPFParagraph paragraph = indented(ParagraphAlignment.LEFT);
    paragraph.setKeepNext(true);
    run(paragraph, words, font, SIZE_3);
  }

  /** A paragraph of the body, its first line two characters in. */
  public void text(String words) {
    run(indented(ParagraphAlignment.BOTH), words, BODY, SIZE_3);
  }

  /** What is annexed (附件说明), an empty line below the text. */
  public void annexes(List<String> names) {
    paragraph(ParagraphAlignment.LEFT);
    boolean one = names.size() == 1;
    for (int i = 0; i < names.size(); i++) {
      XWPFParagraph line = paragraph(ParagraphAlignment.LEFT);
      // What follows the first stands under its number.
      line.setIndentationLeft(characters(i == 0 ? 2 : 5));
      run(line, (i == 0 ? "附件：" : "") + (one ? "" : (i + 1) + ".") + names.get(i), BODY, SIZE_3);
    }
  }

  /** Begins an annex on a page of its own: 附件1, and its title. */
  public void annex(int number, String title) {
    XWPFParagraph mark = paragraph(ParagraphAlignment.LEFT);
    mark.setPageBreak(true);
    run(mark, "附件" + number, HEADING, SIZE_3);
    paragraph(ParagraphAlignment.LEFT);
    title(title);
  }

  /**
   * A row of a table.
   *
   * @param cells one a column; one alone goes over all columns, as a head of the rows below it
   */
  public record Row(List<String> cells) {
    public static Row of(String... cells) {
      return new Row(List.of(cells));
    }
  }

  /**
   * A table whose head is repeated on each page.
   *
   * @param widths in hundredths of the text's width
   */
  public void table(List<String> head, int[] widths, List<Row> rows) {
    if (rows.isEmpty()) {
      text("无。");
      return;
    }
    XWPFTable table = document.createTable();
    table.removeRow(0);
    table.setTableAlignment(TableRowAlign.CENTER);
    table.setCellMargins(40, 60, 40, 60);
    CTTblPr properties = table.getCTTbl().getTblPr();
    CTTblWidth width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(TEXT_WIDTH));
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    int[] columns = columns(widths);
    CTTblGrid grid =
        table.getCTTbl().getTblGrid() == null
            ? table.getCTTbl().addNewTblGrid()
            : table.getCTTbl().getTblGrid();
    for (int column : columns) {
      grid.addNewGridCol().setW(BigInteger.valueOf(column));
    }
    boolean[] centred = centred(head, rows);
    XWPFTableRow top = row(table, head, columns, HEADING, new boolean[0]);
    top.setRepeatHeader(true);
    top.setCantSplitRow(true);
    for (Row row : rows) {
      if (row.cells().size() == 1) {
        group(table, row.cells().get(0), columns.length);
      } else {
        row(table, row.cells(), columns, BODY, centred)
            .setCantSplitRow(lines(row.cells(), columns) <= LINES_KEPT);
      }
    }
  }

  /** Widths in twips that make up the text's width, whatever is lost in rounding. */
  private static int[] columns(int[] widths) {
    int[] columns = new int[widths.length];
    int left = TEXT_WIDTH;
    for (int i = 0; i < widths.length - 1; i++) {
      columns[i] = TEXT_WIDTH * widths[i] / 100;
      left -= columns[i];
    }
    columns[widths.length - 1] = left;
    return columns;
  }

  /** Which columns hold numbers, days and single words only. */
  private static boolean[] centred(List<String> head, List<Row> rows) {
    boolean[] centred = new boolean[head.size()];
    for (int i = 0; i < centred.length; i++) {
      int column = i;
      centred[i] =
          rows.stream()
              .filter(row -> row.cells().size() > 1)
              .allMatch(row -> row.cells().get(column).length() <= SHORT);
    }
    return centred;
  }

  private static int lines(List<String> cells, int[] columns) {
    int most = 0;
    for (int i = 0; i < columns.length; i++) {
      int characters = Math.max(1, (int) ((columns[i] - 120) / (SIZE_SMALL_4 * 20)));
      most = Math.max(most, (cells.get(i).length() + characters - 1) / characters);
    }
    return most;
  }

  private static XWPFTableRow row(
      XWPFTable table, List<String> cells, int[] columns, String font, boolean[] centred) {
    XWPFTableRow row = table.createRow();
    while (row.getTableCells().size() < columns.length) {
      row.addNewTableCell();
    }
    for (int i = 0; i < columns.length; i++) {
      XWPFTableCell cell = row.getCell(i);
      cell.setWidth(String.valueOf(columns[i]));
      cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
      boolean middle = i >= centred.length || centred[i];
      fill(cell, cells.get(i), font, middle ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
    }
    return row;
  }

  private static void group(XWPFTable table, String words, int columns) {
    XWPFTableRow row = table.createRow();
    while (row.getTableCells().size() > 1) {
      row.removeCell(row.getTableCells().size() - 1);
    }
    XWPFTableCell cell = row.getTableCells().isEmpty() ? row.addNewTableCell() : row.getCell(0);
    cell.setWidth(String.valueOf(TEXT_WIDTH));
    cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(columns));
    fill(cell, words, HEADING, ParagraphAlignment.LEFT).setKeepNext(true);
    row.setCantSplitRow(true);
  }

  /** Lines of a cell are at least so high: none is ever cut, whatever the font. */
  private static XWPFParagraph fill(
      XWPFTableCell cell, String words, String font, ParagraphAlignment where) {
    XWPFParagraph line = cell.getParagraphs().get(0);
    line.setAlignment(where);
    plain(line);
    spacing(line, 340, STLineSpacingRule.AT_LEAST);
    run(line, words, font, SIZE_SMALL_4);
    return line;
  }

  /**
   * Who issues it and when (署名和成文日期): the organ two characters in from the right, the day two
   * characters behind its beginning (7.3.5.2), or the day two in where it is the longer.
   */
  public void sign() {
    String day = Letterhead.written(letterhead.day());
    int organ = letterhead.organ().length() * 2;
    int written = day.codePoints().map(c -> c < 0x80 ? 1 : 2).sum();
    boolean shorter = organ < written + 4;
    keepWithText();
    paragraph(ParagraphAlignment.LEFT).setKeepNext(true);
    XWPFParagraph who = paragraph(ParagraphAlignment.RIGHT);
    who.setIndentationRight(halves(shorter ? 4 + written + 4 - organ : 4));
    who.setKeepNext(true);
    run(who, letterhead.organ(), BODY, SIZE_3);
    XWPFParagraph when = paragraph(ParagraphAlignment.RIGHT);
    when.setIndentationRight(halves(shorter ? 4 : organ - written));
    run(when, day, BODY, SIZE_3);
  }

  /** The organ never stands on a page without text: the last of it comes along. */
  private void keepWithText() {
    List<XWPFParagraph> before = document.getParagraphs();
    for (int i = before.size() - 1; i >= 0; i--) {
      before.get(i).setKeepNext(true);
      if (before.get(i).getIndentationFirstLine() > 0) {
        return;
      }
    }
  }

  private static int halves(int n) {
    return characters(n) / 2;
  }

  public void write(OutputStream out) throws IOException {
    document.write(out);
  }

  private XWPFParagraph indented(ParagraphAlignment alignment) {
    XWPFParagraph paragraph = paragraph(alignment);
    paragraph.setIndentationFirstLine(characters(2) + 2 * TOGETHER);
    return paragraph;
  }

  private XWPFParagraph paragraph(ParagraphAlignment alignment) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(alignment);
    plain(paragraph);
    spacing(paragraph, LINE, STLineSpacingRule.EXACT);
    return paragraph;
  }

  /** No line is moved for a widow, and no blank put between Chinese and other letters. */
  private static void plain(XWPFParagraph paragraph) {
    CTPPr properties = properties(paragraph);
    properties.addNewWidowControl().setVal(false);
    properties.addNewSnapToGrid().setVal(false);
    properties.addNewAutoSpaceDE().setVal(false);
    properties.addNewAutoSpaceDN().setVal(false);
  }

  private static CTPPr properties(XWPFParagraph paragraph) {
    return paragraph.getCTP().isSetPPr()
        ? paragraph.getCTP().getPPr()
        : paragraph.getCTP().addNewPPr();
  }

  private static CTSpacing spacing(XWPFParagraph paragraph, int line, STLineSpacingRule.Enum rule) {
    CTPPr properties = properties(paragraph);
    CTSpacing spacing =
        properties.isSetSpacing() ? properties.getSpacing() : properties.addNewSpacing();
    spacing.setLine(BigInteger.valueOf(line));
    spacing.setLineRule(rule);
    spacing.setBefore(BigInteger.ZERO);
    spacing.setAfter(BigInteger.ZERO);
    return spacing;
  }

  private static XWPFRun run(XWPFParagraph paragraph, String words, String font, double size) {
    XWPFRun run = paragraph.createRun();
    run.setFontSize(size);
    CTRPr properties = run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
    CTFonts fonts =
        properties.sizeOfRFontsArray() > 0
            ? properties.getRFontsArray(0)
            : properties.addNewRFonts();
    fonts.setEastAsia(font);
    fonts.setAscii(font);
    fonts.setHAnsi(font);
    if (size == SIZE_3) {
      run.setCharacterSpacing(TOGETHER);
    }
    if (!words.isEmpty()) {
      run.setText(FullWidth.of(words));
    }
    return run;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
