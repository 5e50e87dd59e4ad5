package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.targets.TargetValues;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.subjects.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The pages as people use them. */
@PlatformTest
class CollectionPagesTest {
  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private MockMvc mvc;
  @Autowired private TargetValues targets;
  private Desk desk;
  private Round round;

  @BeforeEach
  void found() {
    desk = new Desk(beans);
    round = desk.march();
  }

  private MockHttpServletResponse ask(Actor actor, AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return mvc.perform(request.with(As.person(actor)).with(csrf())).andReturn().getResponse();
  }

  private String page(Actor actor, String path, String name) throws Exception {
    MockHttpServletResponse response = ask(actor, get(path));
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    String html = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(html)
        .doesNotContain("??", "th:text")
        .doesNotContainPattern("\\sstyle=|\\son[a-z]+=\"");
    Path folder = Files.createDirectories(Path.of("target", "pages"));
    Files.writeString(folder.resolve(name + ".html"), html);
    return html;
  }

  @Test
  void aReachedValueLeadsToWhoReportedItAndWhen() throws Exception {
    SheetHead county = desk.sheet(round, Desk.COUNTY);
    desk.write(desk.countyOfficer, county, 45, "建成45公里");
    desk.submit(desk.countyOfficer, county);
    desk.approve(desk.countyHead, county);
    desk.accept(desk.planner, county);
    LineView line =
        desk.lines(county).stream()
            .filter(l -> l.subject().type().equals("TARGET"))
            .findFirst()
            .orElseThrow();
    String target = "/targets/" + line.subject().id();
    Soon.is(
        "the target knows",
        () -> {
          try {
            return ask(desk.planner, get("/api" + target + "/values"))
                .getContentAsString(StandardCharsets.UTF_8)
                .contains("\"value\":45");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(page(desk.planner, target, "target-values"))
        .contains(
            "2025-03-31",
            round.name() + " · " + Desk.COUNTY,
            desk.countyOfficer.name() + "填报，" + desk.countyHead.name() + "审核",
            "/dispatch/sheets/" + county.id() + "#line-" + line.id(),
            "\"type\":\"time\"");
  }

  /** The page of a refused form: its status, and its HTML as it is kept for the eye. */
  private String refused(
      Actor actor, AbstractMockHttpServletRequestBuilder<?> request, String from, int status)
      throws Exception {
    MockHttpServletResponse response =
        ask(actor, request.header("Referer", "http://localhost" + from));
    assertThat(response.getStatus()).isEqualTo(status);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void allThatASheetLacksIsToldAtOnceOnTheSheetItself() throws Exception {
    SheetHead roads = desk.sheet(round, Desk.ROADS);
    LineView first = desk.lines(roads).get(0);
    desk.city.as(
        desk.roadsOfficer,
        () ->
            desk.sheets.write(
                roads.id(), first.id(), first.line().version(), Map.of("problems", "资金未到")));
    String sheet = "/dispatch/sheets/" + roads.id();
    String version = String.valueOf(desk.again(roads).version());
    String page =
        refused(desk.roadsOfficer, post(sheet + "/submit").param("version", version), sheet, 422);
    assertThat(page)
        .contains(
            "class=\"nav\"",
            "处需要改正，您填的内容都还在",
            "href=\"#line-" + first.id(),
            "“" + first.line().title() + "”：未填进展情况。",
            "“" + first.line().title() + "”：未填进度。")
        .doesNotContain("is missing", "内容已被他人修改", "回首页");
    String english =
        refused(
            desk.roadsOfficer,
            post(sheet + "/submit")
                .param("version", version)
                .cookie(new jakarta.servlet.http.Cookie("shanshui-lang", "en")),
            sheet,
            422);
    assertThat(english).contains("is missing", "what you typed is still here").doesNotContain("未填");
  }

  @Test
  void whatIsAskedStandsBesideTheFieldAndADayToComeIsRefused() throws Exception {
    SheetHead county = desk.sheet(round, Desk.COUNTY);
    LineView line =
        desk.lines(county).stream()
            .filter(l -> l.subject().type().equals("TARGET"))
            .findFirst()
            .orElseThrow();
    String sheet = "/dispatch/sheets/" + county.id();
    assertThat(page(desk.countyOfficer, sheet, "form-county"))
        .contains(
            "/dispatch/rounds/" + round.id() + "/uploads/template.xlsx",
            "value=\"2025-03-31\" min=\"2025-03-01\" max=\"2025-04-01\"",
            "目标 " + line.planned(),
            "class=\"why\"")
        .doesNotContain("class=\"doubted\"");
    String path = sheet + "/lines/" + line.id();
    String future =
        ask(
                desk.countyOfficer,
                post(path)
                    .header("HX-Request", "true")
                    .param("version", "1")
                    .param("value", "12")
                    .param("as_of", "2025-04-02"))
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(future).contains("晚于今天（2025-04-01）").doesNotContain("已保存");
    String doubted =
        ask(
                desk.countyOfficer,
                post(path)
                    .header("HX-Request", "true")
                    .param("version", "1")
                    .param("value", "-1")
                    .param("progress", "进展"))
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(doubted)
        .as("then the reason is asked for")
        .contains("class=\"doubted\"", "请填写“异常说明”或改正");
  }

  @Test
  void besideAFieldStandsHowItsFigureHasGone() throws Exception {
    Cadence cadence =
        desk.city.as(
            desk.planner,
            () ->
                desk.cadences.add(
                    desk.terms(Rhythm.MONTH, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 31))));
    desk.city.house(() -> desk.jobs.openDue(cadence, LocalDate.of(2025, 4, 1)));
    List<Round> months =
        Actor.house("测试").call(() -> desk.rounds.ofCadence(cadence.id())).stream()
            .sorted(Comparator.comparing(one -> one.period().first()))
            .toList();
    assertThat(months).hasSize(3);
    for (int month = 0; month < 2; month++) {
      SheetHead sheet = desk.sheet(months.get(month), Desk.COUNTY);
      desk.write(desk.countyOfficer, sheet, 30 + 12 * month, "进展");
      desk.submit(desk.countyOfficer, sheet);
      desk.approve(desk.countyHead, sheet);
      desk.accept(desk.planner, sheet);
    }
    SheetHead march = desk.sheet(months.get(2), Desk.COUNTY);
    LineView target = line(march, "TARGET");
    LineView task = line(march, "TASK");
    // Told before there were rounds, and not by one.
    desk.city.house(
        () ->
            targets.record(
                target.subject().id(),
                LocalDate.of(2024, 3, 29),
                new BigDecimal("28"),
                new Subject("TARGET", target.subject().id())));
    String path = "/dispatch/sheets/" + march.id();
    Soon.is(
        "the values are known",
        () -> {
          try {
            return page(desk.countyOfficer, path, "form-gone")
                .contains("28, 2025-01-31 30, 2025-02-28 42");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    Document form = Jsoup.parse(page(desk.countyOfficer, path, "form-gone"));
    assertThat(form.select("#past-" + target.id() + "-value").text()).isEqualTo("上期 42 去年同期 28");
    assertThat(form.select("#past-" + task.id() + "-percent").text()).isEqualTo("上期 42%");
    assertThat(form.select("[data-chart=curve-" + target.id() + "-value]").attr("data-label"))
        .isEqualTo("指标值：2024-03-29 28, 2025-01-31 30, 2025-02-28 42");
    assertThat(form.select("script#curve-" + target.id() + "-value").html())
        .contains("[\"2024-03-29\",28]", "[\"2025-02-28\",42]");
    assertThat(form.select("[data-chart=curve-" + task.id() + "-percent]").attr("data-label"))
        .isEqualTo("进度：2025-01-31 30, 2025-02-28 42");

    Document saved =
        Jsoup.parse(
            ask(
                    desk.countyOfficer,
                    post(path + "/lines/" + target.id())
                        .header("HX-Request", "true")
                        .param("version", String.valueOf(target.line().version()))
                        .param("value", "45")
                        .param("progress", "进展"))
                .getContentAsString(StandardCharsets.UTF_8));
    assertThat(saved.select("#past-" + target.id() + "-value[hx-swap-oob=true]").text())
        .as("as soon as it is kept")
        .isEqualTo("上期 42（环比 +7.14%） 去年同期 28（同比 +60.71%）");
    desk.write(desk.countyOfficer, march, 45, "进展");
    desk.submit(desk.countyOfficer, march);
    Document read = Jsoup.parse(page(desk.countyHead, path, "approve-gone"));
    assertThat(read.select("#past-" + target.id() + "-value").text())
        .isEqualTo("上期 42（环比 +7.14%） 去年同期 28（同比 +60.71%）");
    assertThat(read.select("#past-" + task.id() + "-percent").text())
        .isEqualTo("上期 42%（环比 +3.00个百分点）");
    assertThat(
            Jsoup.parse(page(desk.countyHead, path + "?lang=en", "approve-gone-en"))
                .select("#past-" + task.id() + "-percent")
                .text())
        .isEqualTo("last 42% (+3.00 percentage points since)");
  }

  private LineView line(SheetHead sheet, String type) {
    return desk.lines(sheet).stream()
        .filter(one -> one.subject().type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aReturnWithoutAReasonAsksForItBesideTheLineAndForgetsNothing() throws Exception {
    SheetHead roads = desk.sheet(round, Desk.ROADS);
    desk.write(desk.roadsOfficer, roads, 40, "已开工");
    desk.submit(desk.roadsOfficer, roads);
    desk.approve(desk.roadsHead, roads);
    LineView line = desk.lines(roads).get(0);
    String sheet = "/dispatch/sheets/" + roads.id();
    String page =
        refused(
            desk.planner,
            post(sheet + "/decide")
                .param("version", String.valueOf(desk.again(roads).version()))
                .param("verdict-" + line.id(), "return")
                .param("reason-" + line.id(), " "),
            sheet,
            422);
    assertThat(page)
        .contains("须写明原因")
        .containsPattern(
            "name=\"verdict-"
                + line.id()
                + "\"[^>]*value=\"return\"|value=\"return\"[^>]*name=\"verdict-"
                + line.id()
                + "\"[^>]*checked")
        .containsPattern("name=\"reason-" + line.id() + "\"[^>]*aria-invalid=\"true\"");
    String back =
        refused(
            desk.planner,
            post(sheet + "/decide").param("version", "0").param("verdict-" + line.id(), "accept"),
            "/nowhere",
            409);
    assertThat(back)
        .as("a page of its own, in the frame of the application")
        .contains("class=\"nav\"", "没有办成", "他人已保存了新内容")
        .doesNotContain("someone saved");
  }

  @Test
  void theNoticeOfMissingSheetsLeadsToJustThose() throws Exception {
    SheetHead handedIn = desk.sheet(round, Desk.WATER);
    desk.write(desk.waterOfficer, handedIn, 40, "已开工");
    desk.submit(desk.waterOfficer, handedIn);
    desk.clock.set(LocalDate.of(2025, 4, 9), LocalTime.of(9, 0));
    desk.city.house(() -> desk.jobs.remind());
    record Notice(String link, String chinese) {}
    java.util.function.Supplier<java.util.List<Notice>> told =
        () ->
            Actor.house("测试")
                .call(
                    () ->
                        desk.jdbc
                            .sql("select link, chinese from notice where key = ?")
                            .param("round:" + round.id() + ":late:1")
                            .query(
                                (row, number) ->
                                    new Notice(row.getString("link"), row.getString("chinese")))
                            .list());
    Soon.is("the planner is told", () -> !told.get().isEmpty());
    Notice notice = told.get().get(0);
    int said = Integer.parseInt(notice.chinese().replaceAll(".*有 (\\d+) 个单位逾期未报。", "$1"));
    assertThat(said).isEqualTo(2);
    assertThat(
            org.jsoup.Jsoup.parse(page(desk.planner, notice.link(), "missing"))
                .select("tbody a[href~=^/dispatch/sheets/\\d+$]")
                .eachAttr("href"))
        .as(notice.link())
        .hasSize(said);
  }

  @Test
  void theRoundFromFormToRollUp() throws Exception {
    SheetHead water = desk.sheet(round, Desk.WATER);
    SheetHead county = desk.sheet(round, Desk.COUNTY);
    assertThat(page(desk.waterOfficer, "/dispatch/todo", "todo")).contains("待办报表", "2025年3月");
    String form = page(desk.waterOfficer, "/dispatch/sheets/" + water.id(), "form");
    assertThat(form)
        .contains("hx-post=\"/dispatch/sheets/" + water.id(), "提交审核", "首次填报", "整治入河排污口");

    LineView line = desk.lines(water).get(0);
    String path = "/dispatch/sheets/" + water.id() + "/lines/" + line.id();
    MockHttpServletResponse saved =
        ask(
            desk.waterOfficer,
            post(path)
                .header("HX-Request", "true")
                .param("version", "1")
                .param("percent", "３５％")
                .param("progress", "<script>alert(1)</script>完成排查"));
    assertThat(saved.getStatus()).isEqualTo(200);
    assertThat(saved.getContentAsString(StandardCharsets.UTF_8))
        .contains("已保存", "value=\"2\"", "hx-swap-oob");
    MockHttpServletResponse stale =
        ask(
            desk.waterOfficer,
            post(path).header("HX-Request", "true").param("version", "1").param("percent", "40"));
    assertThat(stale.getContentAsString(StandardCharsets.UTF_8))
        .contains("他人已保存")
        .doesNotContain("已保存 ");
    MockHttpServletResponse wrong =
        ask(
            desk.waterOfficer,
            post(path).header("HX-Request", "true").param("version", "2").param("percent", "一半"));
    assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("不是数字");
    assertThat(page(desk.waterOfficer, "/dispatch/sheets/" + water.id(), "form-filled"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;完成排查")
        .doesNotContain("<script>alert");

    MockHttpServletResponse other = ask(desk.roadsOfficer, get("/dispatch/sheets/" + water.id()));
    assertThat(other.getStatus()).as("another unit's sheet").isEqualTo(404);

    MockHttpServletResponse attached =
        ask(
            desk.waterOfficer,
            multipart(path + "/files")
                .file(
                    new MockMultipartFile(
                        "file",
                        "现场照片.pdf",
                        "application/pdf",
                        "%PDF-1.7 内容".getBytes(StandardCharsets.UTF_8))));
    assertThat(attached.getStatus()).isEqualTo(303);
    MockHttpServletResponse disguised =
        ask(
            desk.waterOfficer,
            multipart(path + "/files")
                .file(
                    new MockMultipartFile(
                        "file",
                        "a.pdf",
                        "application/pdf",
                        "<html>".getBytes(StandardCharsets.UTF_8))));
    assertThat(disguised.getStatus()).isEqualTo(422);

    desk.submit(desk.waterOfficer, water);
    assertThat(page(desk.waterHead, "/dispatch/sheets/" + water.id(), "approve"))
        .contains("审核通过", "现场照片.pdf");
    desk.approve(desk.waterHead, water);
    assertThat(page(desk.planner, "/dispatch/sheets/" + water.id(), "review"))
        .contains("全部接收", "verdict-" + line.id());
    SheetHead approved = desk.again(water);
    MockHttpServletResponse returned =
        ask(
            desk.planner,
            post("/dispatch/sheets/" + water.id() + "/decide")
                .param("version", String.valueOf(approved.version()))
                .param("verdict-" + line.id(), "return")
                .param("reason-" + line.id(), "请附监测数据"));
    assertThat(returned.getStatus()).isEqualTo(303);
    assertThat(page(desk.waterOfficer, "/dispatch/sheets/" + water.id(), "returned"))
        .contains("请附监测数据");

    desk.write(desk.countyOfficer, county, 60, "绿道开工");
    desk.submit(desk.countyOfficer, county);
    desk.approve(desk.countyHead, county);
    desk.accept(desk.planner, county);
    assertThat(page(desk.planner, "/dispatch/sheets/" + county.id(), "accepted"))
        .contains("开启更正", "第 1 版");
    desk.clock.set(LocalDate.of(2025, 4, 10), LocalTime.of(9, 0));
    assertThat(page(desk.planner, "/dispatch/rounds", "rounds")).contains(round.name());
    assertThat(page(desk.planner, "/dispatch/rounds/" + round.id(), "round")).contains("逾期未报");
    assertThat(page(desk.planner, "/dispatch/rounds/" + round.id() + "/rollup", "rollup"))
        .contains("新建绿道", "60");
    page(desk.planner, "/dispatch/cadences/new?plan=" + desk.plan, "cadence");
    page(desk.planner, "/dispatch/cadences", "cadences");
    page(desk.planner, "/dispatch/sheets?standing=MISSING", "sheets");
    page(desk.planner, "/dispatch/units/" + water.unitId(), "unit");
    assertThat(
            ask(desk.planner, get("/dispatch/sheets/" + water.id()).param("lang", "en"))
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("March 2025")
        .doesNotContain("??");
    for (String export :
        new String[] {
          "/dispatch/rounds.xlsx",
          "/dispatch/sheets.xlsx?round=" + round.id(),
          "/dispatch/rounds/" + round.id() + "/rollup.xlsx"
        }) {
      MockHttpServletResponse workbook = ask(desk.planner, get(export));
      try (XSSFWorkbook book =
          new XSSFWorkbook(new ByteArrayInputStream(workbook.getContentAsByteArray()))) {
        assertThat(book.getSheetAt(0).getLastRowNum()).as(export).isPositive();
      }
    }
  }

  @Test
  void aCountyFillsInByWorkbookWithGoodAndBadRows() throws Exception {
    MockHttpServletResponse template =
        ask(desk.countyOfficer, get("/dispatch/rounds/" + round.id() + "/uploads/template.xlsx"));
    assertThat(template.getStatus()).isEqualTo(200);
    byte[] filled;
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(template.getContentAsByteArray()))) {
      assertThat(book.getSheetAt(0).getProtect()).isTrue();
      for (Row row : book.getSheetAt(0)) {
        if (row.getRowNum() <= 2) {
          continue;
        }
        boolean isTask =
            row.getCell(RoundFormTest.COLUMNS.indexOf(RoundForm.KIND))
                .getStringCellValue()
                .equals("任务");
        assertThat(row.getCell(RoundFormTest.COLUMNS.indexOf(RoundForm.UNIT)).getStringCellValue())
            .isEqualTo(Desk.COUNTY);
        row.getCell(
                RoundFormTest.COLUMNS.indexOf(RoundFormTest.PROGRESS),
                Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
            .setCellValue("县里在建");
        if (isTask) {
          row.getCell(
                  RoundFormTest.COLUMNS.indexOf(RoundFormTest.PERCENT),
                  Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
              .setCellValue(55);
        } else {
          row.getCell(
                  RoundFormTest.COLUMNS.indexOf(RoundFormTest.VALUE),
                  Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
              .setCellValue("十二");
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      filled = out.toByteArray();
    }
    MockHttpServletResponse uploaded =
        ask(
            desk.countyOfficer,
            multipart("/dispatch/rounds/" + round.id() + "/uploads")
                .file(new MockMultipartFile("file", "三月.xlsx", null, filled)));
    assertThat(uploaded.getStatus()).isEqualTo(303);
    String where = uploaded.getHeader("Location");
    assertThat(page(desk.countyOfficer, where, "upload")).contains("“十二”不是数字", "确认写入 1 行", "填报!L");
    SheetHead county = desk.sheet(round, Desk.COUNTY);
    assertThat(desk.lines(county))
        .as("nothing is kept before it is confirmed")
        .allMatch(l -> l.line().draft().isEmpty());
    assertThat(ask(desk.planner, get(where)).getStatus()).as("another's upload").isEqualTo(404);

    assertThat(ask(desk.countyOfficer, post(where + "/confirm")).getStatus()).isEqualTo(303);
    Soon.is(
        "the row is kept",
        () ->
            desk.lines(county).stream().anyMatch(l -> l.line().draft().number("percent") != null));
    assertThat(desk.lines(county))
        .filteredOn(l -> l.line().draft().number("percent") != null)
        .hasSize(1);
    Soon.is(
        "the import is done",
        () -> {
          try {
            return !ask(desk.countyOfficer, get(where))
                .getContentAsString(StandardCharsets.UTF_8)
                .contains("正在写入");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(page(desk.countyOfficer, where, "upload-done"))
        .contains("1 行已写入。", "1 行没有写入，见下方。", "没有写入的行", "/dispatch/rounds/" + round.id())
        .doesNotContain("可以写入", "确认写入", "需要改正");
    assertThat(ask(desk.countyOfficer, post(where + "/confirm")).getStatus())
        .as("twice")
        .isEqualTo(409);

    MockHttpServletResponse again =
        ask(
            desk.countyOfficer,
            multipart("/dispatch/rounds/" + round.id() + "/uploads")
                .file(new MockMultipartFile("file", "三月.xlsx", null, filled)));
    assertThat(page(desk.countyOfficer, again.getHeader("Location"), "upload-again"))
        .contains("十二")
        .doesNotContain("确认写入 1 行");
  }

  @Test
  void theSameForPrograms() throws Exception {
    SheetHead water = desk.sheet(round, Desk.WATER);
    LineView line = desk.lines(water).get(0);
    String sheet = "/api/dispatch/sheets/" + water.id();
    MockHttpServletResponse written =
        ask(
            desk.waterOfficer,
            put(sheet + "/lines/" + line.id())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content(
                    "{\"version\": 1, \"figures\": {\"percent\": 20, \"progress\": \"接口报送\","
                        + " \"as_of\": \"2025-03-31\"}}"));
    assertThat(written.getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo("{\"line_id\":" + line.id() + ",\"version\":2}");
    String read = ask(desk.waterOfficer, get(sheet)).getContentAsString(StandardCharsets.UTF_8);
    assertThat(read)
        .contains("\"status\":\"DRAFTED\"", "\"as_of\":\"2025-03-31\"", "\"first\":\"2025-03-01\"");
    MockHttpServletResponse unkeyed =
        ask(
            desk.waterOfficer,
            post(sheet + "/submit").contentType("application/json").content("{\"version\": 2}"));
    assertThat(unkeyed.getStatus()).as("a change without a key").isEqualTo(400);
    MockHttpServletResponse skipped =
        ask(
            desk.planner,
            post(sheet + "/accept")
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content("{\"version\": " + desk.again(water).version() + "}"));
    assertThat(skipped.getStatus()).isEqualTo(409);
    assertThat(skipped.getContentType()).startsWith("application/problem+json");
    for (String list :
        new String[] {
          "/api/dispatch/rounds?limit=1",
          "/api/dispatch/sheets?limit=1",
          "/api/dispatch/cadences?limit=1",
          "/api/dispatch/attention"
        }) {
      assertThat(ask(desk.planner, get(list)).getStatus()).as(list).isEqualTo(200);
    }
  }
}
