package org.shanshui.platform.cases.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.tasks.OfficialDocument;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Download;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The monthly bulletin (督查通报): page, workbook, official document. */
@Controller
class BulletinPages {
  private final Bulletin bulletin;
  private final CaseWords words;
  private final Clock clock;

  BulletinPages(Bulletin bulletin, CaseWords words, Clock clock) {
    this.bulletin = bulletin;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/cases/supervision")
  String page(
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(defaultValue = "unit") String by,
      Model model) {
    Bulletin.Figures figures = bulletin.figures(month(month), by(by));
    model.addAttribute("figures", figures);
    model.addAttribute("title", title(figures.month()));
    model.addAttribute("months", bulletin.months());
    model.addAttribute("by", by);
    model.addAttribute(
        "bys",
        java.util.Map.of(
            "unit", words.message("cases.by.unit"), "region", words.message("cases.by.region")));
    model.addAttribute(
        "query", "month=" + figures.month() + "&by=" + by(by).name().toLowerCase(Locale.ROOT));
    return "cases/supervision";
  }

  @GetMapping("/cases/supervision.xlsx")
  void excel(
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(defaultValue = "unit") String by,
      HttpServletResponse response)
      throws IOException {
    Bulletin.Figures figures = bulletin.figures(month(month), by(by));
    try (OutputStream out = Download.workbook(response, "督查通报" + figures.month())) {
      Workbook workbook = new Workbook(out, "Shanshui", "1.0");
      Worksheet sheet = workbook.newWorksheet(figures.month().toString());
      sheet.inlineString(0, 0, title(figures.month()));
      sheet.inlineString(1, 0, words.message("cases.bulletin.rule"));
      String[] heads = heads(figures.by());
      for (int i = 0; i < heads.length; i++) {
        sheet.inlineString(2, i, heads[i]);
        sheet.width(i, i == 1 ? 36 : 14);
      }
      sheet.range(0, 0, 0, 0).style().bold().fontSize(14).set();
      sheet.range(2, 0, 2, heads.length - 1).style().bold().fillColor("E7ECEE").set();
      sheet.freezePane(0, 3);
      int row = 3;
      for (Bulletin.Standing s : figures.standings()) {
        sheet.value(row, 0, s.rank());
        put(sheet, row++, s.name(), s);
      }
      put(sheet, row, words.message("cases.bulletin.sum"), figures.sum());
      sheet.finish();
      workbook.finish();
    }
  }

  /** As an official document (GB/T 9704-2012), in Chinese, as such documents are. */
  @GetMapping("/cases/supervision.docx")
  void word(@RequestParam(required = false) @Nullable String month, HttpServletResponse response)
      throws IOException {
    YearMonth asked = month(month);
    Bulletin.Figures byUnit = bulletin.figures(asked, Bulletin.By.UNIT);
    Bulletin.Figures byRegion = bulletin.figures(asked, Bulletin.By.REGION);
    try (OfficialDocument document = new OfficialDocument();
        OutputStream out = Download.document(response, "督查通报" + asked)) {
      document.title("%d年%d月督查通报".formatted(asked.getYear(), asked.getMonthValue()));
      Bulletin.Standing sum = byUnit.sum();
      document.heading("一、总体情况");
      document.text(
          "当月交办案件%d件，办结%d件，月末在办%d件；逾期%d件，红灯%d件%s。"
              .formatted(
                  sum.taken(),
                  sum.completed(),
                  sum.open(),
                  sum.late(),
                  sum.red(),
                  sum.days() == null ? "" : "；办结案件平均用时%s个工作日".formatted(sum.days())));
      document.heading("二、各单位排名");
      table(document, byUnit, "单位");
      document.heading("三、各地区排名");
      table(document, byRegion, "地区");
      document.heading("四、统计口径");
      document.text(words.chinese("cases.bulletin.rule"));
      document.close(words.ownUnit(), LocalDate.now(clock));
      document.write(out);
    }
  }

  private static void table(OfficialDocument document, Bulletin.Figures figures, String name) {
    document.table(
        List.of("名次", name, "交办", "办结", "在办", "逾期", "红灯", "用时"),
        new int[] {8, 36, 10, 10, 9, 9, 9, 9},
        figures.standings().stream()
            .map(
                s ->
                    List.of(
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

  private static void put(Worksheet sheet, int row, String name, Bulletin.Standing s) {
    sheet.inlineString(row, 1, name);
    sheet.value(row, 2, s.taken());
    sheet.value(row, 3, s.completed());
    sheet.value(row, 4, s.open());
    sheet.value(row, 5, s.late());
    sheet.value(row, 6, s.red());
    if (s.days() != null) {
      sheet.value(row, 7, s.days());
    }
  }

  private String[] heads(Bulletin.By by) {
    return new String[] {
      words.message("cases.bulletin.rank"),
      words.message(by == Bulletin.By.UNIT ? "cases.bulletin.name" : "cases.bulletin.county"),
      words.message("cases.bulletin.taken"),
      words.message("cases.bulletin.completed"),
      words.message("cases.bulletin.open"),
      words.message("cases.bulletin.late"),
      words.message("cases.bulletin.red"),
      words.message("cases.bulletin.days")
    };
  }

  private String title(YearMonth month) {
    return words.message(
        "cases.bulletin.title",
        String.valueOf(month.getYear()),
        String.valueOf(month.getMonthValue()));
  }

  private YearMonth month(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return YearMonth.from(LocalDate.now(clock));
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.invalid(
              "月份“" + text + "”应写作 2025-03。", "a month is written as 2025-03, not " + text)
          .asException();
    }
  }

  private static Bulletin.By by(String text) {
    return text.equals("region") ? Bulletin.By.REGION : Bulletin.By.UNIT;
  }
}
