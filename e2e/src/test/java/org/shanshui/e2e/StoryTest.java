package org.shanshui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A plan from the day it is uploaded to the day its last case is closed, by those who do it. */
@ExtendWith(InBrowser.class)
class StoryTest {
  private static final String TITLE = "云岫市河湖清岸专项行动方案";

  /** Overdue on the city's day, so that its light turns as soon as it is adopted. */
  private static final List<String> PLAN =
      List.of(
          TITLE,
          "为改善全市河湖岸线面貌，制定本行动方案，实施期为2025年。",
          "一、总体目标",
          "到2025年底，全市建成清岸示范河段6条，岸线植被恢复率达到85%以上。",
          "二、重点任务",
          "（一）清理岸边垃圾。2025年9月底前，清理岸边堆积物1.2万立方米，整治乱占岸线点位36处。（责任单位：市水利局）",
          "（二）补种岸线绿化。2025年12月底前，补种岸线绿化48公里。（责任单位：市林业局）");

  @TempDir private Path folder;

  @Test
  void aPlanIsReviewedAdoptedReportedOnSupervisedAndAccountedFor(Visitors visitors)
      throws IOException {
    Page planner = visitors.signedIn("planner");
    String draft = upload(planner);
    review(planner, draft);
    String plan = adopt(planner);
    String late = task(planner, "清理岸边");
    String round = dispatch(planner, plan);

    Page water = visitors.signedIn("slj");
    Page waterHead = visitors.signedIn("slj-head");
    Page forest = visitors.signedIn("lyj");
    Page forestHead = visitors.signedIn("lyj-head");
    report(water, round, "45", "已清理0.5万立方米，受台风影响滞后。");
    approve(waterHead, round);
    report(forest, round, "80", "已补种40公里。");
    approve(forestHead, round);
    sendBack(planner, round, "云岫市水利局", "请补充整治点位数");
    report(water, round, "45", "已清理0.5万立方米，整治点位15处；受台风影响滞后。");
    approve(waterHead, round);
    accept(planner, round, "云岫市水利局");
    accept(planner, round, "云岫市林业局");
    assertThat(planner.locator("main")).containsText("已接收");

    planner.navigate(late);
    assertThat(planner.locator("main")).containsText("逾期");
    assertThat(planner.locator("main")).containsText("45");

    supervise(visitors, water, late);
    export(planner);
    assertThat(visitors.errors()).isEmpty();
  }

  private String upload(Page page) throws IOException {
    Path file = Files.write(folder.resolve(TITLE + ".docx"), WordFile.of(PLAN));
    page.navigate("/plans/drafts");
    page.locator("#up-region").selectOption("990100");
    page.locator("#files").setInputFiles(file);
    Locator row = page.locator("main tr", new Page.LocatorOptions().setHasText(TITLE));
    page.waitForURL(Pattern.compile("/plans/drafts"));
    // The list follows the reading by itself.
    assertThat(row)
        .containsText("审核中", new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
    page.navigate(row.locator("a").first().getAttribute("href"));
    page.waitForSelector(".plan-review");
    Visitors.picture(page, "review");
    return page.url();
  }

  /** By keyboard first, the rest in one go. */
  private static void review(Page page, String draft) {
    page.locator(".plan-item").first().click();
    page.keyboard().press("j");
    page.keyboard().press("a");
    assertThat(page.locator(".plan-item.accepted").first()).isVisible();
    page.keyboard().press("u");
    Locator sure = page.locator("[data-act=accept_sure]");
    if (sure.isEnabled()) {
      sure.click();
      page.waitForCondition(() -> page.locator(".plan-item.accepted").count() > 2);
    }
    page.navigate(draft + "/adopt");
  }

  private static String adopt(Page page) {
    Locator rest = page.locator("#rest");
    if (rest.count() > 0) {
      rest.check();
    }
    Locator noOwner = page.locator("#noOwner");
    if (noOwner.count() > 0) {
      noOwner.fill("总体目标由各任务分担");
    }
    page.locator("#note").fill("市政府专题会议同意");
    page.locator("main form[action$=adopt] button[type=submit]").click();
    page.waitForURL(Pattern.compile("/plans/\\d+"));
    assertThat(page.locator("h1")).containsText(TITLE);
    return page.url().replaceAll(".*/plans/(\\d+).*", "$1");
  }

  /** The commitment's page, as soon as the adopted plan has become commitments. */
  private static String task(Page page, String words) {
    Locator found =
        page.locator("main table a[href*='/tasks/']", new Page.LocatorOptions().setHasText(words));
    for (int i = 0; i < 40 && found.count() == 0; i++) {
      page.navigate("/tasks?text=" + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8));
      page.waitForTimeout(250);
    }
    found.first().click();
    page.waitForURL(Pattern.compile("/tasks/\\d+"));
    assertThat(page.locator("main")).containsText("2025年9月底前");
    Visitors.picture(page, "task");
    return page.url();
  }

  private static String dispatch(Page page, String plan) {
    page.navigate("/dispatch/cadences/new?plan=" + plan);
    page.locator("#name").fill("清岸行动月调度");
    page.locator("#rhythm").selectOption("MONTH");
    page.locator("#startsOn").fill("2025-09-01");
    page.locator("main form[data-guard] button[type=submit]").click();
    page.waitForLoadState();
    page.navigate("/dispatch/rounds?state=open");
    Locator round =
        page.locator("main tr", new Page.LocatorOptions().setHasText("清岸行动月调度"))
            .filter(new Locator.FilterOptions().setHasText("2025年9月"))
            .locator("th a");
    for (int i = 0; i < 40 && round.count() == 0; i++) {
      page.waitForTimeout(500);
      page.reload();
    }
    String href = round.first().getAttribute("href");
    page.navigate(href);
    Visitors.picture(page, "round");
    return href;
  }

  private static void report(Page page, String round, String percent, String progress) {
    openSheet(page, round, null);
    for (Locator line : page.locator("tr[id^=line-]").all()) {
      if (line.locator("textarea[name=progress]").count() == 0) {
        // Accepted before: only what was returned is written again.
        continue;
      }
      Locator figure = line.locator("input[name=percent]");
      if (figure.count() > 0) {
        figure.fill(percent);
      }
      line.locator("textarea[name=progress]").fill(progress);
      Locator value = line.locator("input[name=value]");
      if (value.count() > 0) {
        value.fill("1");
      }
    }
    // At once: what was written last keeps itself first.
    page.locator("form[action$='/submit'] button").click();
    assertThat(page.locator("main .head")).containsText("待审核");
  }

  private static void approve(Page page, String round) {
    openSheet(page, round, null);
    page.locator("form[action$='/approve'] button").click();
    assertThat(page.locator("main .head")).containsText("待接收");
  }

  private static void sendBack(Page page, String round, String unit, String reason) {
    openSheet(page, round, unit);
    Locator line = page.locator("tr[id^=line-]").first();
    line.locator("input[type=radio][value=return]").check();
    line.locator("input[name^=reason-]").fill(reason);
    page.locator("button[form=decide]").click();
    page.waitForLoadState();
    assertThat(page.locator("main")).containsText(reason);
  }

  private static void accept(Page page, String round, String unit) {
    openSheet(page, round, unit);
    page.locator("form[action$='/accept'] button").click();
    page.waitForLoadState();
  }

  /** The sheet of a unit in the round; one's own where no unit is named. */
  private static void openSheet(
      Page page, String round, @org.jspecify.annotations.Nullable String unit) {
    page.navigate(round);
    Locator sheets = page.locator("main table a[href*='/dispatch/sheets/']");
    (unit == null ? sheets : sheets.filter(new Locator.FilterOptions().setHasText(unit)))
        .first()
        .click();
    page.waitForURL(Pattern.compile("/dispatch/sheets/\\d+"));
  }

  /** The light has opened a case: judged, assigned, handled with evidence, verified by another. */
  private static void supervise(Visitors visitors, Page lead, String task) {
    Page inspector = visitors.signedIn("inspector");
    Locator open =
        inspector.locator(
            "main table a[href*='/cases/']", new Page.LocatorOptions().setHasText("岸边"));
    for (int i = 0; i < 40 && open.count() == 0; i++) {
      inspector.navigate("/cases?view=open");
      inspector.waitForTimeout(250);
    }
    open.first().click();
    inspector.waitForURL(Pattern.compile("/cases/\\d+"));
    String address = inspector.url();
    step(inspector, "judge", "情况属实，请限期整改。");
    step(inspector, "assign", "由市水利局领办。");
    Visitors.picture(inspector, "case");
    lead.navigate(address);
    step(lead, "accept", "已签收。");
    lead.locator("form[action$='/steps/report'] input[type=file]")
        .setInputFiles(
            new FilePayload(
                "整改报告.pdf",
                "application/pdf",
                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
    step(lead, "report", "堆积物已全部清理。");
    Page another = visitors.signedIn("planner");
    another.navigate(address);
    step(another, "verify", "现场核查通过。");
    assertThat(another.locator("main .head")).containsText("已办结");
    assertThat(another.locator(".timeline li")).not().hasCount(0);
  }

  private static void step(Page page, String action, String text) {
    Locator form = page.locator("form[action$='/steps/" + action + "']");
    Locator fold = page.locator("details.fold", new Page.LocatorOptions().setHas(form));
    if (fold.getAttribute("open") == null) {
      fold.locator("summary").click();
    }
    form.locator("textarea[name=text]").fill(text);
    form.locator("button[type=submit]").click();
    page.waitForLoadState();
    assertThat(page.locator(".timeline")).containsText(text);
  }

  private static void export(Page page) throws IOException {
    for (String list : List.of("/tasks", "/cases?view=closed", "/dispatch/rounds", "/plans")) {
      page.navigate(list);
      Download download =
          page.waitForDownload(() -> page.locator("a[href*='.xlsx']").first().click());
      byte[] start = Files.readAllBytes(download.path());
      assertThat(download.suggestedFilename()).endsWith(".xlsx");
      assertThat(new String(start, 0, 2, StandardCharsets.US_ASCII))
          .as("a workbook of %s", list)
          .isEqualTo("PK");
    }
  }
}
