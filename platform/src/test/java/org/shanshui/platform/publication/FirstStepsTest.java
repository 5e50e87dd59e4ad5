package org.shanshui.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanshui.platform.workbook.RawBook.texts;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.workbook.RawBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** A new house is made ready by the steps that its home page shows. */
@PlatformTest
class FirstStepsTest {
  private static final String UNITS = "/directory/units/import";
  private static final String PEOPLE = "/directory/people/import";
  private static final String DRAFTS = "/plans/drafts";
  private static final String CADENCE = "/dispatch/cadences/new";
  private static final String DONE = " done";

  private static final String PLAN =
      """
      # 云岫市水环境治理2025年工作要点

      1. 建设美丽河湖。2025年建成美丽河湖12条。（责任单位：市水利局）
      """;

  @Autowired private MockMvc mvc;
  @Autowired private Regions regions;
  @Autowired private Units units;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  @Test
  void eachStepIsTickedWhenItIsTakenAndTheyGoWhenAllAre() throws Exception {
    Actor.house("测试").run(() -> regions.add("YXS", "云岫市", "prefecture", Regions.NATION));
    Person admin = person("admin");
    assertThat(steps(admin)).containsExactly(UNITS, PEOPLE);

    imported(admin, UNITS, "单位名称|类型|区划", "市发展和改革委员会|部门|YXS", "市水利局|部门|YXS", "云岫市人民政府|政府|YXS");
    assertThat(steps(admin)).containsExactly(UNITS + DONE, PEOPLE);

    imported(
        admin,
        PEOPLE,
        "登录名|姓名|单位|区划|角色",
        "yx-plan|苏明澈|市发展和改革委员会|YXS|统筹人员",
        "yx-water|水利员|市水利局|YXS|部门人员",
        "yx-lead|市领导|云岫市人民政府|YXS|领导",
        "yx-look|审计员|云岫市人民政府|YXS|审计人员");
    assertThat(steps(admin)).isEmpty();
    for (String login : List.of("yx-water", "yx-lead", "yx-look")) {
      assertThat(steps(person(login))).as(login).isEmpty();
    }
    Person planner = person("yx-plan");
    assertThat(steps(planner)).containsExactly(UNITS + DONE, DRAFTS, CADENCE);

    long draft = uploaded(planner);
    assertThat(steps(planner)).as("a draft is no plan").contains(DRAFTS);
    sent(planner, post(DRAFTS + "/" + draft + "/adopt").param("rest", "true"));
    assertThat(steps(planner)).containsExactly(UNITS + DONE, DRAFTS + DONE, CADENCE);
    Soon.is("the plan is taken in", () -> count("event_publication") == 0);

    sent(
        planner,
        post("/dispatch/cadences")
            .param("name", "美丽河湖月调度")
            .param("plan", String.valueOf(plan()))
            .param("rhythm", "MONTH")
            .param("kinds", "TASK", "TARGET")
            .param(
                "fields",
                "PERCENT",
                "VALUE",
                "INVESTMENT",
                "PROGRESS",
                "PROBLEMS",
                "NEXT_STEPS",
                "FILES")
            .param("startsOn", "2025-01-01"));
    assertThat(count("dispatch_round")).isPositive();
    assertThat(steps(planner)).isEmpty();

    // What is done is done for the house: others need not see it.
    Actor.house("测试")
        .run(
            () -> {
              regions.add("XPS", "汐浦市", "prefecture", Regions.NATION);
              long office = units.add("汐浦市发展和改革委员会", "department", "XPS", null).id();
              people.add("xp-plan", "新来的", office, Set.of(Role.PLANNER), false, null, null, null);
            });
    assertThat(steps(person("xp-plan"))).isEmpty();
  }

  private Person person(String login) {
    return Actor.house("测试").call(() -> people.byLogin(login).orElseThrow());
  }

  private long plan() {
    return Actor.house("测试").call(() -> jdbc.sql("select id from plan").query(Long.class).single());
  }

  private long count(String table) {
    return Actor.house("测试")
        .call(() -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
  }

  /** The doors of the steps that this person's home page shows, each open to them. */
  private List<String> steps(Person person) throws Exception {
    List<String> doors = new ArrayList<>();
    for (Element step :
        Jsoup.parse(page(person, "/")).select("section[aria-labelledby=h-steps] li")) {
      String door = step.select("a").attr("href");
      page(person, door);
      doors.add(door + (step.select(".light.completed").isEmpty() ? "" : DONE));
    }
    String english =
        Jsoup.parse(page(person, "/?lang=en")).select("section[aria-labelledby=h-steps]").text();
    assertThat(english).doesNotContainPattern("\\p{IsHan}|\\?\\?");
    assertThat(english.isEmpty()).isEqualTo(doors.isEmpty());
    return doors;
  }

  private String page(Person person, String path) throws Exception {
    MockHttpServletResponse answer = ask(person, get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse ask(Person person, AbstractMockHttpServletRequestBuilder<?> asked)
      throws Exception {
    return mvc.perform(asked.with(As.person(person)).with(csrf())).andReturn().getResponse();
  }

  /** Changes something; gives where that leads. */
  private String sent(Person person, AbstractMockHttpServletRequestBuilder<?> asked)
      throws Exception {
    MockHttpServletResponse answer = ask(person, asked);
    assertThat(answer.getStatus())
        .as(answer.getContentAsString(StandardCharsets.UTF_8))
        .isBetween(302, 303);
    return String.valueOf(answer.getHeader("Location"));
  }

  private void imported(Person person, String door, String... rows) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      lines.add(texts(i + 1, rows[i].split("\\|", -1)));
    }
    byte[] book = new RawBook().sheet("表", lines.toArray(String[]::new)).bytes();
    String where =
        sent(person, multipart(door).file(new MockMultipartFile("file", "表.xlsx", null, book)));
    sent(person, post(where + "/confirm"));
    Soon.is(
        "the rows are kept",
        () -> {
          try {
            return page(person, where).contains("已写入</span>");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** The draft, when the document is read. */
  private long uploaded(Person planner) throws Exception {
    byte[] text = PLAN.getBytes(StandardCharsets.UTF_8);
    String where =
        sent(
            planner,
            multipart(DRAFTS)
                .file(new MockMultipartFile("files", "要点.md", "text/markdown", text))
                .accept("text/html"));
    long draft = Long.parseLong(where.replaceAll(".*/", ""));
    Soon.is(
        "the document is read",
        () ->
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql("select state = 'review' from plan_draft where id = ?")
                            .param(draft)
                            .query(Boolean.class)
                            .single()));
    return draft;
  }
}
