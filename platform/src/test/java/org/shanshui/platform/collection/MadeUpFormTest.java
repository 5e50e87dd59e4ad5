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
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.pack.PackSource;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectResolver;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wells, which no module knows, are asked about with a form that only a made-up pack declares: by
 * page, by workbook and by programs, into where numbers live. What is contributed is who is asked.
 */
@PlatformTest
@TestPropertySource(properties = "shanshui.packs=src/test/resources/made-up-forms")
class MadeUpFormTest {
  private static final String FORM = "WELL_READING";

  @TestConfiguration(proxyBeanMethods = false)
  static class Contributed {
    @Bean
    Wells wells() {
      return new Wells();
    }

    @Bean
    SubjectResolver wellResolver() {
      return new SubjectResolver() {
        @Override
        public String type() {
          return "WELL";
        }

        @Override
        public Map<Long, Card> cards(Collection<Long> ids) {
          return ids.stream()
              .collect(
                  Collectors.toMap(
                      id -> id, id -> new Card("监测井" + id, "", "", "/wells/" + id, false)));
        }
      };
    }
  }

  /** Three wells of one unit; the third was read before there were reports. */
  static class Wells implements Askable {
    // Static, since the bean is a proxy with fields of its own.
    static final List<ReportAccepted> HEARD = new CopyOnWriteArrayList<>();
    static volatile long unit;

    @Override
    public String key() {
      return "WELLS";
    }

    @Override
    public Words whole() {
      return new Words("监测井名录", "Register of wells");
    }

    @Override
    public List<String> forms() {
      return List.of(FORM);
    }

    @Override
    public Map<Long, String> parts(String regionPath) {
      return Map.of();
    }

    @Override
    public Map<Long, String> titles(Collection<Long> parts) {
      return Map.of();
    }

    @Override
    public List<String> themes(@Nullable Long part) {
      return List.of();
    }

    @Override
    public Optional<Refusal> fault(@Nullable Long part, Set<String> forms) {
      return Optional.empty();
    }

    @Override
    public List<Asked> asked(Question question) {
      return LongStream.rangeClosed(1, 3)
          .mapToObj(
              well ->
                  new Asked(
                      new Subject("WELL", well),
                      FORM,
                      "监测井" + well,
                      "",
                      unit,
                      null,
                      null,
                      LocalDate.of(2025, 1, 1),
                      well == 3 ? Map.of("depth", "4.25") : Map.of(),
                      null,
                      null))
          .toList();
    }

    @ApplicationModuleListener
    void hear(ReportsAccepted accepted) {
      accepted.reports().stream()
          .filter(report -> report.subject().type().equals("WELL"))
          .forEach(HEARD::add);
    }
  }

  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private MockMvc mvc;
  @Autowired private JsonMapper json;
  @Autowired private Subjects subjects;
  private Desk desk;
  private long round;
  private SheetHead sheet;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk(beans);
    Wells.HEARD.clear();
    Wells.unit = desk.city.unit(Desk.WATER).id();
    Map<String, Object> cadence = new HashMap<>();
    cadence.put("name", "水井月报");
    cadence.put("source", "WELLS");
    cadence.put("rhythm", "MONTH");
    cadence.put("opens_after", 0);
    cadence.put("due_working_days", 5);
    cadence.put("kinds", List.of(FORM));
    cadence.put("fields", List.of("READING", "LOOK"));
    cadence.put("starts_on", "2025-03-01");
    cadence.put("ends_on", "2025-03-31");
    JsonNode made = send(desk.planner, post("/api/dispatch/cadences"), cadence, 201);
    round =
        Actor.house("测试").call(() -> desk.rounds.ofCadence(made.path("id").asLong())).get(0).id();
    sheet = Actor.house("测试").call(() -> desk.lists.ofRound(round)).get(0);
  }

  private MockHttpServletResponse ask(Actor actor, AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return mvc.perform(request.with(As.person(actor)).with(csrf())).andReturn().getResponse();
  }

  private JsonNode send(
      Actor actor, AbstractMockHttpServletRequestBuilder<?> request, Object body, int status)
      throws Exception {
    MockHttpServletResponse response =
        ask(
            actor,
            request
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content(json.writeValueAsString(body)));
    String text = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(response.getStatus()).as(text).isEqualTo(status);
    return json.readTree(text);
  }

  private String page(Actor actor, String path) throws Exception {
    MockHttpServletResponse response = ask(actor, get(path));
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private LineView line(int well) {
    return desk.lines(desk.again(sheet)).get(well - 1);
  }

  private String lineAddress(int well) {
    return "/dispatch/sheets/" + sheet.id() + "/lines/" + line(well).id();
  }

  /** The template with the second well's row filled in. */
  private byte[] workbook() throws Exception {
    byte[] template =
        ask(desk.waterOfficer, get("/dispatch/rounds/" + round + "/uploads/template.xlsx"))
            .getContentAsByteArray();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet rows = book.getSheetAt(0);
      Map<String, Integer> heads = new HashMap<>();
      for (Cell head : rows.getRow(2)) {
        heads.put(head.getStringCellValue().split("\\n")[0], head.getColumnIndex());
      }
      assertThat(heads)
          .containsKeys("水位埋深（米）", "上期水位埋深（米）", "累计抽水（立方米）", "水色", "井口封闭", "读数日期", "备注");
      assertThat(rows.isColumnHidden(heads.getOrDefault("进度%", 0)))
          .as("another form's column")
          .isTrue();
      Row second = rows.getRow(4);
      set(second, heads.get("水位埋深（米）")).setCellValue(12.5);
      set(second, heads.get("累计抽水（立方米）")).setCellValue(800);
      set(second, heads.get("水色")).setCellValue("清");
      set(second, heads.get("井口封闭")).setCellValue("是");
      set(second, heads.get("读数日期")).setCellValue("2025-03-30");
      book.write(out);
      return out.toByteArray();
    }
  }

  private static Cell set(Row row, int column) {
    return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  @Test
  void itsExamplesComeOut() {
    Packs packs =
        Packs.load(
            List.of(PackSource.folder(java.nio.file.Path.of("src/test/resources/made-up-forms"))),
            List.of(ReportForm.FILES, DoubtRules.FILES));
    assertThat(packs.examine()).isEmpty();
    assertThat(packs.withoutExample()).isEmpty();
  }

  @Test
  void aFormThatOnlyAPackKnowsIsFilledInEveryWayAndItsNumbersGoWhereNumbersLive() throws Exception {
    assertThat(page(desk.planner, "/dispatch/cadences/new?plan=WELLS"))
        .contains("监测井名录", "监测井读数", "外观");
    assertThat(page(desk.planner, "/dispatch/cadences")).contains("监测井名录");
    assertThat(Actor.house("测试").call(() -> desk.rounds.get(round)).editions())
        .isEqualTo(Map.of(FORM, "wells 2.3"));

    // By page.
    assertThat(page(desk.waterOfficer, "/dispatch/sheets/" + sheet.id()))
        .contains("水位埋深", "水色", "value=\"muddy\"", "读数日期", "备注", "上期 4.25", "/wells/1", "首次填报")
        .doesNotContain("name=\"percent\"");
    assertThat(
            ask(
                    desk.waterOfficer,
                    post(lineAddress(1))
                        .header("HX-Request", "true")
                        .param("version", "1")
                        .param("depth", "６１.５")
                        .param("water", "muddy")
                        .param("read_on", "2025-04-02"))
                .getContentAsString(StandardCharsets.UTF_8))
        .as("its check")
        .contains("读数日期晚于今天");
    assertThat(
            ask(
                    desk.waterOfficer,
                    post(lineAddress(1))
                        .header("HX-Request", "true")
                        .param("version", "1")
                        .param("depth", "６１.５")
                        .param("pumped", "1,200")
                        .param("water", "muddy"))
                .getContentAsString(StandardCharsets.UTF_8))
        .as("asked for where the water is muddy")
        .contains("已保存", "未填备注");
    ask(
        desk.waterOfficer,
        post(lineAddress(1))
            .param("version", "2")
            .param("depth", "61.5")
            .param("pumped", "1200")
            .param("water", "muddy")
            .param("remark", "雨后"));

    // By workbook.
    String where =
        ask(
                desk.waterOfficer,
                multipart("/dispatch/rounds/" + round + "/uploads")
                    .file(new MockMultipartFile("file", "水井.xlsx", null, workbook())))
            .getHeader("Location");
    assertThat(page(desk.waterOfficer, where)).contains("确认写入 1 行");
    ask(desk.waterOfficer, post(where + "/confirm"));
    Soon.is("the row is kept", () -> line(2).line().draft().get("sealed") != null);
    assertThat(line(2).line().draft().values())
        .containsEntry("sealed", true)
        .containsEntry("water", "clear")
        .containsEntry("read_on", LocalDate.of(2025, 3, 30));

    // By programs.
    String address = "/api" + lineAddress(3);
    send(
        desk.waterOfficer,
        put(address),
        Map.of("version", 1, "figures", Map.of("depth", "13", "mood", "好")),
        422);
    send(
        desk.waterOfficer,
        put(address),
        Map.of("version", 1, "figures", Map.of("depth", "13")),
        200);
    JsonNode read =
        json.readTree(
            ask(desk.waterOfficer, get("/api/dispatch/sheets/" + sheet.id()))
                .getContentAsString(StandardCharsets.UTF_8));
    JsonNode third = read.path("lines").path(2);
    assertThat(third.path("kind").asString()).isEqualTo(FORM);
    assertThat(third.path("subject").path("type").asString()).isEqualTo("WELL");
    assertThat(third.path("last").path("depth").decimalValue()).isEqualByComparingTo("4.25");
    assertThat(third.path("doubts").path(0).path("chinese").asString())
        .isEqualTo("埋深 13 米，是上次 4.25 米的三倍以上");
    Map<String, Object> step = Map.of("version", read.path("sheet").path("version").asInt());
    assertThat(
            send(
                    desk.waterOfficer,
                    post("/api/dispatch/sheets/" + sheet.id() + "/submit"),
                    step,
                    422)
                .toString())
        .contains("三倍以上");
    send(
        desk.waterOfficer,
        put(address),
        Map.of(
            "version",
            2,
            "figures",
            Map.of(
                "depth",
                "13",
                "pumped",
                new BigDecimal("12345678901234.123456"),
                "why_unusual",
                "周边抽水")),
        200);

    desk.submit(desk.waterOfficer, sheet);
    assertThat(page(desk.waterHead, "/dispatch/sheets/" + sheet.id()))
        .as("its grade and its doubt, for who comes after")
        .contains("埋深 61.5 米，超过警戒", "三倍以上", "周边抽水");
    desk.approve(desk.waterHead, sheet);
    desk.accept(desk.planner, sheet);

    Soon.is("who asked has heard", () -> Wells.HEARD.size() == 3);
    assertThat(Wells.HEARD)
        .filteredOn(report -> report.subject().id() == 1)
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.grade()).isEqualTo("deep");
              assertThat(report.number("depth")).isEqualByComparingTo("61.5");
              assertThat(report.text("remark")).isEqualTo("雨后");
              assertThat(report.asOf()).isEqualTo(LocalDate.of(2025, 3, 31));
            });
    record Point(
        String name, String matter, @Nullable LocalDate since, BigDecimal value, long source) {}
    desk.city.house(
        () -> {
          List<Point> points =
              desk.jdbc
                  .sql(
                      """
                      select i.name, i.matter, s.since, v.value, v.source_id as source from indicator_value v
                      join indicator_series s on s.id = v.series_id join indicator i on i.id = s.indicator_id
                      where v.source_type = 'REPORT' and i.name like '地下水%' order by i.matter, i.name
                      """)
                  .query(org.shanshui.platform.database.RecordRows.of(Point.class))
                  .list();
          assertThat(points)
              .extracting(p -> p.matter() + p.name() + " " + p.value() + " " + p.since())
              .containsExactlyInAnyOrder(
                  "监测井1地下水埋深 61.5 null",
                  "监测井1地下水抽取量 1200 2025-01-01",
                  "监测井2地下水埋深 12.5 null",
                  "监测井2地下水抽取量 800 2025-01-01",
                  "监测井3地下水埋深 13 null",
                  "监测井3地下水抽取量 12345678901234.123456 2025-01-01");
          Subject source = new Subject("REPORT", points.get(0).source());
          assertThat(subjects.cards(List.of(source)).get(source).title())
              .isEqualTo("水井月报 · " + Desk.WATER);
        });

    assertThat(page(desk.planner, "/dispatch/rounds/" + round + "/rollup"))
        .contains("平均水位埋深", "29.0", "累计抽水", "12,345,678,903,234.12")
        .doesNotContain("累计投资");
    try (XSSFWorkbook book =
        new XSSFWorkbook(
            new ByteArrayInputStream(
                ask(desk.planner, get("/dispatch/rounds/" + round + "/rollup.xlsx"))
                    .getContentAsByteArray()))) {
      assertThat(book.getSheetAt(0).getLastRowNum()).isGreaterThanOrEqualTo(3);
    }
  }
}
