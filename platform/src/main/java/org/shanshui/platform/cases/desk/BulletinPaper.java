package org.shanshui.platform.cases.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.documents.Letterhead;
import org.shanshui.platform.documents.OfficialDocument;
import org.shanshui.platform.documents.OfficialDocument.Row;
import org.shanshui.platform.documents.Paper;
import org.springframework.stereotype.Component;

/** The monthly bulletin (督查通报) as an official document, in Chinese, as such documents are. */
@Component
class BulletinPaper implements Paper {
  private final Bulletin bulletin;
  private final BulletinPages pages;
  private final CaseWords words;

  BulletinPaper(Bulletin bulletin, BulletinPages pages, CaseWords words) {
    this.bulletin = bulletin;
    this.pages = pages;
    this.words = words;
  }

  @Override
  public String path() {
    return "/cases/supervision.docx";
  }

  @Override
  public String title(Map<String, String> asked) {
    YearMonth month = pages.month(asked.get("month"));
    return "%d年%d月督查通报".formatted(month.getYear(), month.getMonthValue());
  }

  @Override
  public byte[] write(Map<String, String> asked, String title, Letterhead letterhead)
      throws IOException {
    YearMonth month = pages.month(asked.get("month"));
    Bulletin.Figures byUnit = bulletin.figures(month, Bulletin.By.UNIT);
    Bulletin.Figures byRegion = bulletin.figures(month, Bulletin.By.REGION);
    try (OfficialDocument document = new OfficialDocument(letterhead);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.head(title);
      Bulletin.Standing sum = byUnit.sum();
      document.heading("一、总体情况");
      document.text(
          "当月交办案件%d件，办结%d件，%s在办%d件；逾期%d件，红灯%d件%s。"
              .formatted(
                  sum.taken(),
                  sum.completed(),
                  pages.isOver(month) ? "月末" : "目前",
                  sum.open(),
                  sum.late(),
                  sum.red(),
                  sum.days() == null ? "" : "；办结案件平均用时%s个工作日".formatted(sum.days())));
      document.heading("二、各单位排名");
      table(document, byUnit, "单位");
      document.heading("三、各地区排名");
      table(document, byRegion, "地区");
      document.heading("四、表扬和通报");
      document.text("当月办结且无逾期、无红灯：" + named(byUnit.praised()) + "。");
      document.text("当月有案件逾期：" + named(byUnit.blamed()) + "。");
      List<CaseWords.Line> late = pages.late(byUnit);
      if (!late.isEmpty()) {
        document.heading("五、逾期案件");
        for (CaseWords.Line line : late) {
          document.text("%s（%s）。".formatted(line.title(), line.leads()));
        }
      }
      document.heading(late.isEmpty() ? "五、统计口径" : "六、统计口径");
      document.text(words.chinese("cases.bulletin.rule"));
      document.sign();
      document.write(out);
      return out.toByteArray();
    }
  }

  private static String named(List<String> names) {
    return names.isEmpty() ? "无" : String.join("、", names);
  }

  private static void table(OfficialDocument document, Bulletin.Figures figures, String name) {
    document.table(
        List.of("名次", name, "交办", "办结", "在办", "逾期", "红灯", "用时"),
        new int[] {8, 36, 9, 9, 9, 9, 9, 11},
        figures.standings().stream()
            .map(
                s ->
                    Row.of(
                        String.valueOf(s.rank()),
                        s.name(),
                        String.valueOf(s.taken()),
                        String.valueOf(s.completed()),
                        String.valueOf(s.open()),
                        String.valueOf(s.late()),
                        String.valueOf(s.red()),
                        s.days() == null ? "—" : String.valueOf(s.days())))
            .toList());
  }
}
