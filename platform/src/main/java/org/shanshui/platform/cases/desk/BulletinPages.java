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
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Download;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The monthly bulletin (督查通报): page and workbook. */
@Controller
class BulletinPages {
  private static final int MOST_NAMED = 20;

  private final Bulletin bulletin;
  private final Lists lists;
  private final Listing<CaseLine> list;
  private final CaseWords words;
  private final Clock clock;

  BulletinPages(
      Bulletin bulletin, Lists lists, Listing<CaseLine> list, CaseWords words, Clock clock) {
    this.bulletin = bulletin;
    this.lists = lists;
    this.list = list;
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
    model.addAttribute("late", late(figures));
    model.addAttribute("praised", named(figures.praised()));
    model.addAttribute("blamed", named(figures.blamed()));
    model.addAttribute("today", isOver(figures.month()) ? null : LocalDate.now(clock));
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

  /** The cases that became late in the month, by name. */
  List<CaseWords.Line> late(Bulletin.Figures figures) {
    return words.lines(
        lists.first(
            list, figures.ask(Bulletin.Figure.BECAME_LATE.word(), figures.sum()), MOST_NAMED));
  }

  private String named(List<String> names) {
    return names.isEmpty()
        ? words.message("cases.bulletin.nobody")
        : String.join(CaseWords.english() ? ", " : "、", names);
  }

  /** Whether there is an end of the month to speak of. */
  boolean isOver(YearMonth month) {
    return month.isBefore(YearMonth.now(clock));
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
      String[] heads = heads(figures);
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

  private String[] heads(Bulletin.Figures figures) {
    return new String[] {
      words.message("cases.bulletin.rank"),
      words.message(
          figures.by() == Bulletin.By.UNIT ? "cases.bulletin.name" : "cases.bulletin.county"),
      words.message("cases.bulletin.taken"),
      words.message("cases.bulletin.completed"),
      words.message(isOver(figures.month()) ? "cases.bulletin.open" : "cases.bulletin.open.now"),
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

  YearMonth month(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return YearMonth.from(LocalDate.now(clock));
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.invalid(
              "cases.month-unreadable",
              "月份“" + text + "”应写作 2025-03。",
              "a month is written as 2025-03, not " + text)
          .asException();
    }
  }

  private static Bulletin.By by(String text) {
    return text.equals("region") ? Bulletin.By.REGION : Bulletin.By.UNIT;
  }
}
