package org.shanshui.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** The search box finds what is in sight, in all sorts of things, and nothing else. */
@PlatformTest
class SearchTest {
  private static final String WORD = "澄泓芦苇";

  @Autowired private MockMvc mvc;
  @Autowired private Search search;
  @Autowired private Cases cases;
  private TestCity city;
  private Actor inspector;

  @BeforeEach
  void somethingOfEverySort(
      @Autowired AutowireCapableBeanFactory beans, @Autowired MovableClock.Hands clock) {
    clock.set(LocalDate.of(2025, 3, 3), LocalTime.of(9, 0));
    city = TestCity.of(beans);
    inspector = city.person("yx.search.inspector", "云岫市人民政府", Role.INSPECTOR);
    TestPlan plan = TestPlan.of(city, WORD + "保护计划", 2025, 2026);
    for (int i = 0; i < 7; i++) {
      plan.task(
          1 + i, "种植" + WORD + i + "亩。", city.unit("云岫市生态环境局").id(), List.of(), false, "2025");
    }
    plan.target(101, 1L, WORD + "面积", ">=", "12", "亩", "2025");
    plan.project(201, 1L, WORD + "湿地工程", "12000", "3000");
    TestPlan.adopt(city, plan.version(1));
    city.as(
        inspector,
        () ->
            cases.open(
                new Opening(
                    "inspection",
                    null,
                    "湖边发现问题",
                    "有人收割" + WORD,
                    Map.of("place", "湖边", "sort", "waste", "seen_on", "2025-03-01"),
                    "990101",
                    List.of(),
                    null,
                    null,
                    null,
                    null)));
  }

  private Map<String, Search.Group> found(Actor actor, String words) {
    return city.as(actor, () -> search.find(words)).stream()
        .collect(Collectors.toMap(Search.Group::key, Function.identity()));
  }

  @Test
  void allSortsAreFoundAndCountedAndLeadToTheirLists() throws Exception {
    Map<String, Search.Group> found = found(inspector, WORD);
    assertThat(found).containsKeys("tasks", "targets", "cases").doesNotContainKey("units");
    Search.Group tasks = found.get("tasks");
    assertThat(tasks.hits()).hasSize(Search.MOST);
    assertThat(tasks.n()).isGreaterThanOrEqualTo(7);
    String list = page(inspector, tasks.href());
    assertThat(list).contains("种植" + WORD + "6亩");
    assertThat(page(inspector, found.get("cases").href())).contains("湖边发现问题");
    assertThat(found(inspector, "生态环境局").get("units").hits())
        .extracting(Search.Hit::title)
        .contains("云岫市生态环境局");
    String html = page(inspector, "/search?q=" + WORD);
    assertThat(html).contains("“" + WORD + "”的搜索结果").contains("湖边发现问题").doesNotContain("??");
    assertThat(page(inspector, "/search?q=" + WORD + "&lang=en"))
        .contains("Found for")
        .doesNotContain("??");
    assertThat(page(inspector, "/search?lang=zh")).contains("请输入要找的文字");
  }

  @Test
  void severalWordsNumbersCodesAndPinyinAreFound() throws Exception {
    assertThat(found(inspector, WORD + " 种植").get("tasks").n()).isGreaterThanOrEqualTo(7);
    assertThat(found(inspector, WORD + " 种植")).doesNotContainKey("targets");
    assertThat(found(inspector, "sthjj").get("units").hits())
        .extracting(Search.Hit::title)
        .contains("云岫市生态环境局");
    assertThat(found(inspector, "shengtaihuanjing").get("units").hits())
        .extracting(Search.Hit::title)
        .contains("云岫市生态环境局");
    Search.Group tasks = found(inspector, "zhongzhi luwei").get("tasks");
    assertThat(tasks.n()).isGreaterThanOrEqualTo(7);
    assertThat(page(inspector, tasks.href())).contains("种植" + WORD);
    String found = found(inspector, WORD).get("cases").hits().get(0).href();
    String number = found.substring(found.lastIndexOf('/') + 1);
    assertThat(found(inspector, "#" + number).get("cases").hits())
        .extracting(Search.Hit::href)
        .containsExactly(found);
    String project = found(inspector, WORD + "湿地").get("projects").hits().get(0).href();
    String id = project.substring(project.lastIndexOf('/') + 1);
    assertThat(found(inspector, "gh-" + id).get("projects").hits())
        .extracting(Search.Hit::href)
        .contains(project);
  }

  @Test
  void whatIsOutOfSightIsNotFound() {
    Actor county = city.person("yx.search.county", "松泠县人民政府", Role.COUNTY_OFFICER);
    assertThat(found(county, WORD)).isEmpty();
    Actor administrator = city.person("yx.search.admin", "云岫市交通运输局", Role.ADMINISTRATOR);
    assertThat(found(administrator, WORD)).isEmpty();
    assertThat(found(inspector, "%_\\' or 1=1")).isEmpty();
  }

  @Test
  void tooManyWordsAreRefused() throws Exception {
    mvc.perform(get("/search").param("q", "长".repeat(101)).with(As.person(inspector)))
        .andExpect(status().is(422));
  }

  private String page(Actor actor, String address) throws Exception {
    return mvc.perform(
            get(java.net.URI.create(
                    java.net.URLEncoder.encode(address, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("%3F", "?")
                        .replace("%3D", "=")
                        .replace("%26", "&")
                        .replace("%2B", "%20")
                        .replace("%25", "%")))
                .with(As.person(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
