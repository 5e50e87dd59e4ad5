package org.shanshui.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Every figure on home and cockpit is the number of rows of the list that it leads to. */
@PlatformTest
class FiguresTest {
  private static final Pattern FIGURE =
      Pattern.compile("<a[^>]*\\bdata-count\\b[^>]*href=\"([^\"]+)\"[^>]*>([^<]*)</a>");
  private static final List<String> UNITS =
      List.of("云岫市生态环境局", "云岫市住房和城乡建设局", "云岫市交通运输局", "松泠县人民政府", "岫城区人民政府");

  @Autowired private MockMvc mvc;
  @Autowired private Lists lists;
  @Autowired private List<Listing<?>> listings;
  @Autowired private MovableClock.Hands hands;
  @Autowired private JdbcClient jdbc;
  @Autowired private Cockpit cockpit;
  private TestCity city;

  @BeforeEach
  void commitmentsOfManyKinds(@Autowired AutowireCapableBeanFactory beans) {
    hands.set(LocalDate.of(2025, 3, 3), LocalTime.of(9, 0));
    city = TestCity.of(beans);
    Random random = new Random(7);
    for (int p = 0; p < 2; p++) {
      TestPlan draft = TestPlan.of(city, "指标测试规划" + p, 2024, 2026);
      for (int i = 0; i < 40; i++) {
        long lead = city.unit(UNITS.get(random.nextInt(UNITS.size()))).id();
        long support = city.unit(UNITS.get(random.nextInt(UNITS.size()))).id();
        String due = List.of("2024-06", "2025-03-10", "2025-12", "2026").get(random.nextInt(4));
        draft.task(1000 * p + i, "任务" + p + "-" + i + "。", lead, List.of(support), i % 7 == 0, due);
        if (i % 3 == 0) {
          draft.target(1000 * p + 100 + i, 1000L * p + i, "指标" + i, ">=", "12", "公里", due);
        }
        if (i % 4 == 0) {
          draft.project(1000 * p + 200 + i, 1000L * p + i, "工程" + p + "-" + i, "12000", "3000");
        }
      }
      TestPlan.adopt(city, draft.version(1));
    }
  }

  private String page(Actor actor, String address, Locale locale) throws Exception {
    return mvc.perform(get(address).param("lang", locale.getLanguage()).with(As.person(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(UriComponents address) {
    Map<String, String> query = new LinkedHashMap<>();
    address.getQueryParams().forEach((name, values) -> query.put(name, values.get(0)));
    return query;
  }

  /**
   * How many rows the list of an address has, by the very reading of parameters that the list uses.
   */
  private int rows(Actor actor, String link) {
    String plain = link.replace("&amp;", "&");
    UriComponents address =
        UriComponentsBuilder.fromUriString(
                java.net.URLDecoder.decode(plain, StandardCharsets.UTF_8))
            .build();
    Map<String, String> query = query(address);
    Listing<?> list =
        listings.stream()
            .filter(one -> one.path().equals(address.getPath()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No list: " + link));
    return actor.call(() -> count(list, Ask.of(list, query::get)));
  }

  private <R> int count(Listing<R> list, Ask ask) {
    AtomicInteger rows = new AtomicInteger();
    lists.all(list, ask, batch -> rows.addAndGet(batch.size()));
    return rows.get();
  }

  private int compare(Actor actor, String address) throws Exception {
    cockpit.forget();
    String page = page(actor, address, Locale.CHINESE);
    List<String> wrong = new ArrayList<>();
    int figures = 0;
    Matcher figure = FIGURE.matcher(page);
    while (figure.find()) {
      figures++;
      int said = Integer.parseInt(figure.group(2).replaceAll("[^0-9]", ""));
      int there = rows(actor, figure.group(1));
      if (said != there) {
        wrong.add(figure.group(1) + " says " + said + " and has " + there);
      }
    }
    assertThat(wrong).as(address).isEmpty();
    return figures;
  }

  @Test
  void everyFigureOfTheCockpitIsTheCountOfItsList() throws Exception {
    Actor planner = city.planner();
    long plan =
        Actor.house("测试")
            .call(
                () ->
                    jdbc.sql("select max(id) from committed_plan where title = '指标测试规划1'")
                        .query(Long.class)
                        .single());
    int figures = 0;
    for (String kind : List.of("task", "target", "project")) {
      figures += compare(planner, "/cockpit?year=all&all=theme&kind=" + kind);
    }
    figures += compare(planner, "/cockpit?year=2025&all=unit");
    figures += compare(planner, "/cockpit?year=2024&county=990108&wall=true");
    figures += compare(planner, "/cockpit?plan=" + plan);
    Actor county = city.person("yx.figures.county", "松泠县人民政府", Role.COUNTY_OFFICER);
    figures += compare(county, "/cockpit?year=all");
    assertThat(figures).isGreaterThan(200);
  }

  @Test
  void everyFigureOfTheHomePageIsTheCountOfItsList() throws Exception {
    assertThat(compare(city.planner(), "/")).isGreaterThan(3);
    for (String unit : UNITS) {
      compare(city.person("yx.fig" + UNITS.indexOf(unit), unit, Role.UNIT_OFFICER), "/");
    }
  }

  @Test
  void oneSeesOnlyWhatIsInSight() throws Exception {
    TestPlan draft = TestPlan.of(city, "范围测试规划", 2024, 2026);
    draft.task(9001, "只归生态环境局的逾期事项。", city.unit("云岫市生态环境局").id(), List.of(), false, "2024-01-10");
    TestPlan.adopt(city, draft.version(1));
    Actor own = city.person("yx.sight.own", "云岫市生态环境局", Role.UNIT_OFFICER);
    Actor other = city.person("yx.sight.other", "云岫市发展和改革委员会", Role.UNIT_OFFICER);
    assertThat(page(own, "/", Locale.CHINESE)).contains("只归生态环境局的逾期事项");
    assertThat(page(other, "/", Locale.CHINESE)).doesNotContain("只归生态环境局的逾期事项");
    Actor county = city.person("yx.sight.county", "松泠县人民政府", Role.COUNTY_OFFICER);
    assertThat(page(county, "/cockpit?year=all", Locale.CHINESE))
        .doesNotContain("只归生态环境局的逾期事项")
        .doesNotContain("鹤汀县");
  }

  @Test
  void theCockpitIsForThoseWhoLeadAndReadsInEnglish() throws Exception {
    for (Role role : Role.values()) {
      Actor actor = city.person("yx.role." + role.name().toLowerCase(Locale.ROOT), "云岫市人民政府", role);
      int expected = CockpitPages.READ.roles().contains(role) ? 200 : 403;
      mvc.perform(get("/cockpit").with(As.person(actor))).andExpect(status().is(expected));
      String home = page(actor, "/", Locale.ENGLISH);
      assertThat(home).contains("Hello").doesNotContain("??").doesNotContain("待办");
    }
    String english = page(city.planner(), "/cockpit?kind=project", Locale.ENGLISH);
    assertThat(english)
        .contains("Completion and elapsed time")
        .doesNotContain("??")
        .doesNotContain("逾期");
    mvc.perform(get("/cockpit").param("year", "x' or 1=1").with(As.person(city.planner())))
        .andExpect(status().is(422));
  }
}
