package org.shanshui.platform.commitments.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.Form;
import org.shanshui.platform.workbook.Given;
import org.shanshui.platform.workbook.Imports;
import org.shanshui.platform.workbook.RawBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Projects by workbook: added, changed by code, counted toward what the plan states. */
@PlatformTest
class ProjectFormTest {
  @Autowired private Projects projects;
  @Autowired private Investments investments;
  @Autowired private Imports imports;
  @Autowired private Form<ProjectDraft> form;
  @Autowired private Reconciliation reconciliation;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;
  @TempDir private Path folder;
  private TestCity city;
  private TestPlan plan;
  private Actor planner;

  @BeforeEach
  void adopt(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
    planner = city.planner();
    plan =
        TestPlan.of(city, "云岫市工作要点", 2025, 2025)
            .task(1, "推进重大项目。", city.unit("云岫市交通运输局").id(), List.of(), false, null)
            .group(2, 1L, "重大项目" + UUID.randomUUID(), "84", "20171700", "2112800");
    TestPlan.adopt(city, plan.version(1));
  }

  /** A row by column, over what each row must have. */
  private static Map<Column<?>, String> row(String code, Object... more) {
    Map<Column<?>, String> row = new LinkedHashMap<>();
    row.put(ProjectForm.CODE, code);
    row.put(ProjectForm.NAME, "云水大道" + code);
    row.put(ProjectForm.CLASS, "交通");
    row.put(ProjectForm.PHASE, "续建");
    row.put(ProjectForm.PLACE, "云岫市");
    row.put(ProjectForm.LEAD, "云岫市交通运输局");
    row.put(ProjectForm.START, "2025-01-01");
    row.put(ProjectForm.DUE, "2026年12月");
    row.put(ProjectForm.TOTAL, "500.25");
    for (int i = 0; i < more.length; i += 2) {
      row.put((Column<?>) more[i], more[i + 1].toString());
    }
    return row;
  }

  @SafeVarargs
  private static RawBook book(Map<Column<?>, String>... rows) {
    List<Map<Column<?>, String>> all = new ArrayList<>();
    for (Map<Column<?>, String> row : rows) {
      all.add(row);
    }
    return book(all);
  }

  private static RawBook book(List<Map<Column<?>, String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        RawBook.texts(1, ProjectForm.COLUMNS.stream().map(Column::chinese).toArray(String[]::new)));
    for (int i = 0; i < rows.size(); i++) {
      Map<Column<?>, String> row = rows.get(i);
      lines.add(
          RawBook.texts(
              i + 2,
              ProjectForm.COLUMNS.stream()
                  .map(c -> row.getOrDefault(c, ""))
                  .toArray(String[]::new)));
    }
    return new RawBook().sheet("项目", lines.toArray(String[]::new));
  }

  private Imports.Import read(RawBook book) {
    return city.as(
        planner,
        () -> {
          try {
            long id =
                imports.read(
                    form,
                    new Given(Map.of("plan", String.valueOf(plan.id()))),
                    "项目.xlsx",
                    book.in(folder));
            return imports.get(form, id);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Imports.Import keep(Imports.Import read) {
    city.as(planner, () -> imports.confirm(form, read.id()));
    Soon.is(
        "the rows are kept",
        () -> planner.call(() -> imports.get(form, read.id())).state() == Imports.State.DONE);
    return planner.call(() -> imports.get(form, read.id()));
  }

  private Project project(String code) {
    return planner.call(
        () ->
            projects.get(
                jdbc.sql("select id from project where code = ?")
                    .param(code)
                    .query(Long.class)
                    .single()));
  }

  private String code() {
    return "I-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void goodRowsWaitForConfirmationAndBadOnesAreNamed() {
    String code = code();
    Imports.Import read =
        read(
            book(
                row(code),
                row(code() + "b", ProjectForm.TOTAL, "abc", ProjectForm.PHASE, "停滞"),
                row(code)));
    assertThat(read.good()).isEqualTo(1);
    assertThat(read.bad()).isEqualTo(2);
    assertThat(count(code)).isZero();
    assertThat(keep(read).kept()).isEqualTo(1);
    Project project = project(code);
    assertThat(project.common().due()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(project.total()).isEqualByComparingTo("500.25");
    assertThat(project.common().planId()).isEqualTo(plan.id());
    assertThatThrownBy(() -> keep(read)).hasMessageContaining("不能重复");
  }

  @Test
  void whatDoesNotHoldTogetherIsToldOfTheRow() throws Exception {
    String page =
        upload(
            book(
                row("X-1", ProjectForm.SOURCES.get(Funds.CITY), "100"),
                row(
                    "X-2",
                    ProjectForm.LONGITUDE,
                    "28.5",
                    ProjectForm.LATITUDE,
                    "120.7",
                    ProjectForm.DATUM,
                    "gcj-02"),
                row("X-3", ProjectForm.YEAR, "2025"),
                row("X-4", ProjectForm.LEAD, "无此局", ProjectForm.PLACE, "无此县"),
                row("X-5", ProjectForm.COUNTED, "无此组")));
    assertThat(page)
        .contains(
            "各来源投资合计 100 万元，与总投资 500.25 万元不符",
            "是否填反",
            "年度和年度投资应同时填写",
            "不是已登记的单位名称或别名",
            "不是本地区的行政区划名称或代码",
            "所选规划中没有这一组项目");
  }

  @Test
  void importedProjectsCountTowardWhatThePlanStates() {
    Reconciliation.Group before = group();
    assertThat(before.listedProjects()).isZero();
    keep(
        read(
            book(
                row(code(), ProjectForm.COUNTED, before.name()),
                row(code(), ProjectForm.COUNTED, before.name(), ProjectForm.TOTAL, "100"),
                row(code()))));
    assertThat(group().listedProjects()).isEqualTo(2);
    assertThat(group().listedTotal()).isEqualByComparingTo("600.25");
  }

  private Reconciliation.Group group() {
    return planner.call(() -> reconciliation.of(plan.id(), 2025)).get(0);
  }

  @Test
  void aKnownCodeIsChangedAndBlankCellsLeaveWhatThereIs() {
    String code = code();
    keep(
        read(
            book(
                row(
                    code,
                    ProjectForm.SOURCES.get(Funds.CITY),
                    "500.25",
                    ProjectForm.YEAR,
                    "2025",
                    ProjectForm.YEAR_AMOUNT,
                    "200",
                    ProjectForm.CONTENT,
                    "双向六车道"))));
    Imports.Import same = read(book(row(code)));
    assertThat(same.same()).isEqualTo(1);
    assertThat(same.good()).isZero();
    Imports.Import change =
        read(
            book(
                row(
                    code,
                    ProjectForm.PHASE,
                    "完工",
                    ProjectForm.YEAR,
                    "2026",
                    ProjectForm.YEAR_AMOUNT,
                    "300",
                    ProjectForm.COUNTED,
                    group().name()),
                row(code(), ProjectForm.PHASE, "前期")));
    assertThat(change.good()).isEqualTo(2);
    assertThat(change.changes()).isEqualTo(1);
    assertThat(keep(change).kept()).isEqualTo(2);
    Project now = project(code);
    assertThat(now.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(now.content()).isEqualTo("双向六车道");
    assertThat(planner.call(() -> investments.of(now.id())))
        .extracting(Investments.Investment::year)
        .containsExactlyInAnyOrder(null, 2025, 2026);
    assertThat(group().listedProjects()).isEqualTo(1);
    assertThat(read(book(row(code, ProjectForm.PHASE, "前期"))).bad()).isEqualTo(1);
  }

  /** What was changed between reading and keeping is not overwritten; the other rows are kept. */
  @Test
  void aRowThatIsRefusedWhenItComesToItIsToldAndHoldsUpNoOther() {
    String changed = code();
    String taken = code();
    keep(read(book(row(changed))));
    Imports.Import waits =
        read(book(row(changed, ProjectForm.NAME, "改名"), row(taken), row(code())));
    keep(read(book(row(changed, ProjectForm.NAME, "先改名"), row(taken))));
    Imports.Import done = keep(waits);
    assertThat(done.kept()).isEqualTo(1);
    assertThat(done.refused()).isEqualTo(2);
    assertThat(project(changed).common().title()).isEqualTo("先改名");
    String page = page("/projects/import/" + waits.id());
    assertThat(page).contains("他人已保存了新内容", "已被使用");
  }

  @Test
  void manyRowsAreKeptPartByPart() {
    String code = code();
    List<Map<Column<?>, String>> rows = new ArrayList<>();
    for (int i = 0; i < 1203; i++) {
      rows.add(row(code + "-" + i));
    }
    Imports.Import read = read(book(rows));
    assertThat(read.good()).isEqualTo(1203);
    assertThat(planner.call(() -> page("/projects/import/" + read.id() + "?after=1200")))
        .contains(code + "-1200", code + "-1202")
        .doesNotContain(code + "-1199<");
    assertThat(keep(read).kept()).isEqualTo(1203);
    assertThat(project(code + "-1202").standing()).isEqualTo("LISTED");
  }

  @Test
  void theTemplateIsReadBackAndExplainsItself() throws Exception {
    byte[] template = ask(get("/projects/import/template.xlsx")).getContentAsByteArray();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      assertThat(book.getSheetAt(0).getDataValidations()).hasSize(2);
      assertThat(book.getSheet("填写说明").getLastRowNum()).isEqualTo(ProjectForm.COLUMNS.size());
      var sheet = book.getSheetAt(0).createRow(1);
      Map<Column<?>, String> row = row(code());
      for (int at = 0; at < ProjectForm.COLUMNS.size(); at++) {
        assertThat(book.getSheetAt(0).getRow(0).getCell(at).getStringCellValue())
            .startsWith(ProjectForm.COLUMNS.get(at).chinese());
        sheet.createCell(at).setCellValue(row.getOrDefault(ProjectForm.COLUMNS.get(at), ""));
      }
      sheet.getCell(8).setCellValue(500.25);
      var out = new java.io.ByteArrayOutputStream();
      book.write(out);
      MockHttpServletResponse answer =
          ask(
              multipart("/projects/import")
                  .file(new MockMultipartFile("file", "填好.xlsx", null, out.toByteArray())));
      assertThat(answer.getStatus())
          .as(answer.getContentAsString(StandardCharsets.UTF_8))
          .isEqualTo(303);
      assertThat(page(answer.getHeader("Location"))).contains("确认写入 1 行", "填好.xlsx");
    }
  }

  @Test
  void whatIsShownIsInTheLanguageOfTheReader() throws Exception {
    String where = location(book(row(code()), row(code(), ProjectForm.TOTAL, "abc")));
    assertThat(page(where)).contains("确认写入 1 行", "项目!I3", "云水大道").doesNotContain("??");
    assertThat(page(where + "?lang=en"))
        .contains("Keep 1 rows", "type digits without a unit", "Lead unit")
        .doesNotContain("??");
    assertThat(page("/projects/import")).contains("下载模板", "20 MB").doesNotContain("??");
    try (XSSFWorkbook faults =
        new XSSFWorkbook(
            new ByteArrayInputStream(ask(get(where + "/faults.xlsx")).getContentAsByteArray()))) {
      assertThat(faults.getSheetAt(0).getRow(2).getCell(4).getStringCellValue())
          .isEqualTo("总投资（万元）");
    }
  }

  @Test
  void programsDoTheSame() throws Exception {
    String code = code();
    MockHttpServletResponse read =
        ask(
            multipart("/api/projects/import")
                .file(new MockMultipartFile("file", "a.xlsx", null, book(row(code)).bytes()))
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(read.getStatus()).isEqualTo(201);
    String body = read.getContentAsString(StandardCharsets.UTF_8);
    assertThat(body).contains("\"state\":\"WAITING\"", "\"good\":1", code);
    String id = body.replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    MockHttpServletResponse confirmed =
        ask(
            post("/api/projects/import/" + id + "/confirm")
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(confirmed.getStatus()).isEqualTo(202);
    Soon.is(
        "the row is kept",
        () -> {
          try {
            return ask(get("/api/projects/import/" + id))
                .getContentAsString(StandardCharsets.UTF_8)
                .contains("\"state\":\"DONE\"");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(project(code).total()).isEqualByComparingTo(new BigDecimal("500.25"));
  }

  private String location(RawBook book) throws Exception {
    MockHttpServletResponse answer =
        ask(
            multipart("/projects/import")
                .file(new MockMultipartFile("file", "项目.xlsx", null, book.bytes()))
                .param("plan", String.valueOf(plan.id())));
    assertThat(answer.getStatus()).isEqualTo(303);
    return answer.getHeader("Location");
  }

  private String upload(RawBook book) throws Exception {
    return page(location(book));
  }

  private String page(String path) {
    try {
      MockHttpServletResponse answer = ask(get(path));
      assertThat(answer.getStatus()).as(path).isEqualTo(200);
      return answer.getContentAsString(StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> asked)
      throws Exception {
    return mvc.perform(asked.with(As.person(planner)).with(csrf())).andReturn().getResponse();
  }

  private int count(String code) {
    return planner.call(
        () ->
            jdbc.sql("select count(*) from project where code = ?")
                .param(code)
                .query(Integer.class)
                .single());
  }
}
