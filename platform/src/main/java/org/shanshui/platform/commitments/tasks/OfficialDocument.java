package org.shanshui.platform.commitments.tasks;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.springframework.modulith.NamedInterface;

/**
 * A document as GB/T 9704-2012 lays it out: A4, margins 37, 35, 28 and 26 mm (clause 5.2.1: 天头 37,
 * 订口 28, 版心 156 × 225), 22 lines of 28 characters a page (5.2.3), body in 3号仿宋 (5.2.2), title in
 * 2号小标宋 (7.3.1), page numbers in 4号 half-width 宋体 between dashes, right on odd pages and left on
 * even ones (7.5).
 */
@NamedInterface("documents")
public final class OfficialDocument implements AutoCloseable {
  static final int MOST_TASKS = 3000;

  private static final String TITLE = "方正小标宋简体";
  private static final String BODY = "仿宋_GB2312";
  private static final String HEADING = "黑体";
  private static final String PAGE_NUMBER = "宋体";
  private static final double SIZE_2 = 22;
  private static final double SIZE_3 = 16;
  private static final double SIZE_4 = 14;
  private static final double SIZE_SMALL_4 = 12;

  /** 225 mm by 22 lines, in twentieths of a point. */
  private static final int LINE = 580;

  /** 156 mm in twentieths of a point. */
  private static final int TEXT_WIDTH = 8844;

  private final XWPFDocument document = new XWPFDocument();

  public OfficialDocument() {
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
    grid.setType(STDocGrid.LINES_AND_CHARS);
    grid.setLinePitch(BigInteger.valueOf(LINE));
    grid.setCharSpace(BigInteger.valueOf(-842));
    document.setEvenAndOddHeadings(true);
    pageNumber(HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
    pageNumber(HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
  }

  private static BigInteger twips(int millimetres) {
    return BigInteger.valueOf(Math.round(millimetres * 1440 / 25.4));
  }

  private void pageNumber(HeaderFooterType pages, ParagraphAlignment where) {
    XWPFFooter footer = document.createFooter(pages);
    XWPFParagraph line = footer.createParagraph();
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

  public void title(String words) {
    XWPFParagraph paragraph = paragraph(ParagraphAlignment.CENTER);
    run(paragraph, words, TITLE, SIZE_2);
    paragraph(ParagraphAlignment.LEFT);
  }

  public void heading(String words) {
    XWPFParagraph paragraph = paragraph(ParagraphAlignment.LEFT);
    paragraph.setIndentationFirstLine((int) (SIZE_3 * 2 * 20));
    paragraph.setKeepNext(true);
    run(paragraph, words, HEADING, SIZE_3);
  }

  /** A paragraph of the body, its first line two characters in. */
  public void text(String words) {
    XWPFParagraph paragraph = paragraph(ParagraphAlignment.BOTH);
    paragraph.setIndentationFirstLine((int) (SIZE_3 * 2 * 20));
    run(paragraph, words, BODY, SIZE_3);
  }

  /**
   * A table whose head is repeated on each page.
   *
   * @param widths in hundredths of the text's width
   */
  public void table(List<String> head, int[] widths, List<List<String>> rows) {
    if (rows.isEmpty()) {
      XWPFParagraph none = paragraph(ParagraphAlignment.LEFT);
      none.setIndentationFirstLine((int) (SIZE_3 * 2 * 20));
      run(none, "无。", BODY, SIZE_3);
      return;
    }
    XWPFTable table = document.createTable(rows.size() + 1, head.size());
    table.setTableAlignment(TableRowAlign.CENTER);
    CTTblPr properties = table.getCTTbl().getTblPr();
    CTTblWidth width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(TEXT_WIDTH));
    properties
        .addNewTblLayout()
        .setType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType.FIXED);
    table.getRow(0).setRepeatHeader(true);
    fill(table.getRow(0), head, widths, HEADING);
    for (int i = 0; i < rows.size(); i++) {
      table.getRow(i + 1).setCantSplitRow(true);
      fill(table.getRow(i + 1), rows.get(i), widths, BODY);
    }
  }

  private static void fill(XWPFTableRow row, List<String> cells, int[] widths, String font) {
    for (int i = 0; i < cells.size(); i++) {
      XWPFTableCell cell = row.getCell(i);
      cell.setWidth(String.valueOf(TEXT_WIDTH * widths[i] / 100));
      cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
      XWPFParagraph line = cell.getParagraphs().get(0);
      line.setAlignment(
          font.equals(HEADING) || widths[i] < 12
              ? ParagraphAlignment.CENTER
              : ParagraphAlignment.LEFT);
      exactly(line, 400);
      run(line, cells.get(i), font, SIZE_SMALL_4);
    }
  }

  /** Who issues it and when (署名和成文日期): right, two and four characters in. */
  public void close(String issuer, LocalDate day) {
    paragraph(ParagraphAlignment.LEFT);
    paragraph(ParagraphAlignment.LEFT);
    XWPFParagraph who = paragraph(ParagraphAlignment.RIGHT);
    who.setIndentationRight((int) (SIZE_3 * 2 * 20));
    run(who, issuer, BODY, SIZE_3);
    XWPFParagraph when = paragraph(ParagraphAlignment.RIGHT);
    when.setIndentationRight((int) (SIZE_3 * 4 * 20));
    run(
        when,
        day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
        BODY,
        SIZE_3);
  }

  public void write(OutputStream out) throws IOException {
    document.write(out);
  }

  private XWPFParagraph paragraph(ParagraphAlignment alignment) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(alignment);
    exactly(paragraph, LINE);
    return paragraph;
  }

  private static void exactly(XWPFParagraph paragraph, int line) {
    CTSpacing spacing =
        paragraph.getCTP().isSetPPr() && paragraph.getCTP().getPPr().isSetSpacing()
            ? paragraph.getCTP().getPPr().getSpacing()
            : (paragraph.getCTP().isSetPPr()
                    ? paragraph.getCTP().getPPr()
                    : paragraph.getCTP().addNewPPr())
                .addNewSpacing();
    spacing.setLine(BigInteger.valueOf(line));
    spacing.setLineRule(STLineSpacingRule.EXACT);
    spacing.setBefore(BigInteger.ZERO);
    spacing.setAfter(BigInteger.ZERO);
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
    if (!words.isEmpty()) {
      run.setText(words);
    }
    return run;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
