package org.shanshui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An outfall into the sea (S22) from the day it is found to the day it is closed. */
@ExtendWith(InBrowser.class)
class RegisterTest {
  private static final String NAME = "松泠县北岙渔港东侧雨污混排口";

  @Test
  void anOutfallIsFoundTracedRemediedAndClosed(Visitors visitors) {
    Page county = visitors.signedIn("songling");
    county.navigate("/registers");
    assertThat(county.locator("main")).containsText("入海排污口");
    county.locator("main a", new Page.LocatorOptions().setHasText("入海排污口")).click();
    Visitors.picture(county, "register-empty");
    county.locator("a.primary").click();
    add(county);
    String card = county.url();
    Visitors.picture(county, "register-new");

    step(county, "完成溯源", "field.water_from", "渔港冷库和周边32户生活污水");
    assertThat(county.locator("#state")).hasText("待定整治方式");

    Page planner = visitors.signedIn("planner");
    planner.navigate(card);
    planner.locator("summary", new Page.LocatorOptions().setHasText("确定整治方式"));
    planner.locator("[name='field.remedy']").first().selectOption("merge");
    planner.locator("[name='field.close_by']").first().fill("2025-12-20");
    planner.locator("details[open] button[type=submit]").click();
    assertThat(planner.locator("#state")).hasText("整治中");

    correct(county, card);
    step(county, "报告整治完成", "field.result", "已建截污管0.8公里，接入镇区污水管网");

    Page inspector = visitors.signedIn("inspector");
    inspector.navigate(card);
    inspector.locator("summary", new Page.LocatorOptions().setHasText("验收销号")).click();
    inspector.locator("details[open] textarea[name=opinion]").fill("现场核查，排口已封堵");
    inspector.locator("details[open] button[type=submit]").click();
    assertThat(inspector.locator("#state")).hasText("已销号");
    assertThat(inspector.locator(".timeline li")).hasCount(6);
    Visitors.picture(inspector, "register-card");
    past(inspector, card);
    list(inspector);
    // What was refused twice: a code, and a correction without its reason.
    assertThat(visitors.errors()).hasSize(2).allMatch(error -> error.contains("status of 422"));
  }

  private static void add(Page page) {
    page.locator("[name='field.name']").fill(NAME);
    Locator region = page.locator("[name='field.region']");
    region.selectOption(new SelectOption().setLabel("松泠县"));
    Locator keeper = page.locator("[name='field.keeper']");
    keeper.selectOption(new SelectOption().setLabel("松泠县人民政府"));
    page.locator("[name='field.kind']").selectOption("harbour");
    page.locator("[name='field.found_on']").fill("2025-09-28");
    page.locator("[name='field.mouth']").fill("121.62,28.41");
    page.locator("#from").fill("2025-09-28");
    Visitors.picture(page, "register-form");
    // What is wrong is told beside its field, with nothing typed lost.
    page.locator("[name='field.code']").fill("pw1");
    page.locator("main button.primary").click();
    assertThat(page.locator("main .error")).containsText("排口编码");
    assertThat(page.locator("[name='field.name']")).hasValue(NAME);
    page.locator("[name='field.code']").fill("FK-990108-001");
    page.locator("main button.primary").click();
    page.waitForURL(Pattern.compile("/registers/sea-outfall/\\d+"));
    assertThat(page.locator("#state")).hasText("待溯源");
  }

  private static void step(Page page, String name, String field, String value) {
    Locator form = page.locator("details", new Page.LocatorOptions().setHasText(name));
    if (form.getAttribute("open") == null) {
      form.locator("summary").click();
    }
    form.locator("[name='" + field + "']").fill(value);
    form.locator("button[type=submit]").click();
    page.waitForLoadState();
  }

  /** A mistake of the first day is corrected, with its reason. */
  private static void correct(Page page, String card) {
    page.navigate(card);
    page.locator("[data-dialog=change]").click();
    Locator dialog = page.locator("#change");
    dialog.locator("[name='field.sea_area']").fill("北岙湾");
    dialog.locator("[name=from]").fill("2025-09-28");
    dialog.locator("button[type=submit]").click();
    assertThat(page.locator("main .error")).containsText("写明理由");
    dialog.locator("[name=why]").fill("补录受纳海域");
    Visitors.picture(page, "register-change");
    dialog.locator("button[type=submit]").click();
    assertThat(page.locator(".timeline")).containsText("补录受纳海域");
  }

  private static void past(Page page, String card) {
    page.navigate(card + "?on=2025-09-27");
    assertThat(page.locator("#as-of")).containsText("还没有这条记录");
    page.locator("#on").fill("2025-10-01");
    page.locator("#on").press("Enter");
    page.waitForURL(Pattern.compile("on=2025-10-01"));
    assertThat(page.locator("#as-of")).containsText("自 2025-09-28 起");
    assertThat(page.locator("main dl.facts")).containsText("北岙湾");
    Visitors.picture(page, "register-past");
  }

  private static void list(Page page) {
    page.navigate("/registers/sea-outfall?kind=harbour&state=closed");
    assertThat(page.locator("main tbody")).containsText(NAME);
    Visitors.picture(page, "register-list");
    page.navigate("/registers/sea-outfall?lang=en");
    assertThat(page.locator("h1")).hasText("Outfalls into the sea");
    assertThat(page.locator("main thead")).containsText("To be remedied by");
    Visitors.picture(page, "register-list-english");
    page.navigate("/registers/sea-outfall?lang=zh");
  }
}
