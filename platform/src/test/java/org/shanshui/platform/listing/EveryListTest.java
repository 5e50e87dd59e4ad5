package org.shanshui.platform.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever list a module declares can be asked for in every way that it offers, by everyone who may
 * read it; and no module walks a list by itself.
 */
@PlatformTest
class EveryListTest {
  /** Parameters by which a handler of its own would turn pages. */
  private static final Set<String> TURNING =
      Set.of("after", "before", "cursor", "limit", "offset", "page", "size");

  /** Handlers that turn pages of what is no list of rows. */
  private static final Set<String> OTHERS =
      Set.of(
          // A document under review is read on as one scrolls.
          "ReviewPages.ledger",
          "PlansApi.draftItems",
          // Notices stand by matter, the latest of each.
          "NoticePages.list",
          "NoticesApi.list",
          // What was read of a workbook that is not taken yet.
          "FormDoors.read");

  @Autowired private MockMvc mvc;
  @Autowired private People people;
  @Autowired private List<Listing<?>> listings;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping doors;

  private TestCity city;
  private final Map<Role, Actor> actors = new LinkedHashMap<>();

  @BeforeEach
  void aCityWithCommitments(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
    TestPlan draft = TestPlan.of(city, "清单测试规划", 2024, 2026);
    for (int i = 0; i < 5; i++) {
      long lead = city.unit(i % 2 == 0 ? "云岫市交通运输局" : "松泠县人民政府").id();
      draft.task(100 + i, "清单任务" + i + "。", lead, List.of(), i == 0, "2025-12");
      draft.target(200 + i, 100L + i, "清单指标" + i, ">=", "12", "公里", "2025-12");
      draft.project(300 + i, 100L + i, "清单工程" + i, "12000", "3000");
    }
    TestPlan.adopt(city, draft.version(1));
    actors.put(Role.PLANNER, city.planner());
    actors.put(Role.COUNTY_OFFICER, city.person("el.county", "松泠县人民政府", Role.COUNTY_OFFICER));
    actors.put(Role.ADMINISTRATOR, city.person("el.admin", "云岫市人民政府", Role.ADMINISTRATOR));
    actors.put(Role.INSPECTOR, city.person("el.inspector", "云岫市人民政府", Role.INSPECTOR));
  }

  /** Those of our people who may read a list. */
  private List<Actor> readers(Listing<?> list) {
    return actors.entrySet().stream()
        .filter(one -> list.readers().roles().contains(one.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private MockHttpServletResponse ask(Actor actor, String address) throws Exception {
    return mvc.perform(
            get(java.net.URI.create(address))
                .with(
                    As.person(
                        Actor.house("测试").call(() -> people.find(actor.person()).orElseThrow()))))
        .andReturn()
        .getResponse();
  }

  private String page(Actor actor, String address) throws Exception {
    MockHttpServletResponse response = ask(actor, address);
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    String page = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).as(address).doesNotContain("??");
    return page;
  }

  /**
   * Everything that a list can be asked for by one parameter, with a value that means something.
   */
  private static List<Ask> asks(Listing<?> list) {
    List<Ask> asks = new ArrayList<>(List.of(Ask.ALL));
    Listing.Views<?> views = list.views();
    if (views != null) {
      views.all().forEach(view -> asks.add(Ask.ALL.with(views.filter(), view.value())));
    }
    for (Column<?> column : list.columns()) {
      if (column.sort() != null) {
        asks.add(Ask.ALL.sorted(column.name()));
        asks.add(Ask.ALL.sorted("-" + column.name()));
      }
    }
    for (Filter filter : list.filters()) {
      asks.add(Ask.ALL.with(filter.name(), value(filter)));
    }
    return asks;
  }

  private static String value(Filter filter) {
    if (filter instanceof Filter.Choice choice) {
      Map<String, ?> options =
          Actor.house("测试").call(() -> Map.copyOf(choice.options().apply(Ask.ALL)));
      return options.isEmpty() ? "1" : options.keySet().iterator().next();
    } else if (filter instanceof Filter.Day) {
      return "2025-03-01";
    } else if (filter instanceof Filter.Flag) {
      return "true";
    } else if (filter instanceof Filter.Linked linked) {
      return LINKED.getOrDefault(linked.name(), "1");
    }
    return "1";
  }

  /** Values of filters that only links ask for, where a number means nothing. */
  private static final Map<String, String> LINKED =
      Map.ofEntries(
          Map.entry("closed", "2025-03"),
          Map.entry("since", "2025-03-01"),
          Map.entry("taken", "2025-03"),
          Map.entry("completed", "2025-03"),
          Map.entry("remaining", "2025-03"),
          Map.entry("became_late", "2025-03"),
          Map.entry("red", "2025-03"),
          Map.entry("region", TestCity.CODE),
          Map.entry("due", "30"));

  @Test
  void everyListAnswersWhateverItCanBeAskedFor() throws Exception {
    int asked = 0;
    for (Listing<?> list : listings) {
      Actor actor = readers(list).get(0);
      for (Ask ask : asks(list)) {
        page(actor, ask.at(list.path()));
        asked++;
      }
      page(actor, Ask.ALL.at(list.path()) + "?lang=en");
    }
    assertThat(asked).isGreaterThan(150);
  }

  @Test
  void workbookAndProgramsGetTheSameRows() throws Exception {
    for (Listing<?> list : listings) {
      Actor actor = readers(list).get(0);
      for (Ask ask : asks(list).subList(0, 1)) {
        int there = rows(actor, list, ask).size();
        byte[] file = ask(actor, ask.at(list.path() + ".xlsx")).getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
            Stream<Row> rows = workbook.getFirstSheet().openStream()) {
          List<Row> all = rows.toList();
          long heads = list.columns().stream().filter(c -> c.shows(Column.Place.WORKBOOK)).count();
          // The title stands above the heads.
          assertThat(all.get(1).getCellCount()).as(list.path()).isEqualTo((int) heads);
          assertThat(all.size() - 2).as(list.path()).isGreaterThanOrEqualTo(there);
        }
      }
    }
  }

  /** The rows of the first page for programs, in the page's own view. */
  private List<Object> rows(Actor actor, Listing<?> list, Ask ask) throws Exception {
    Listing.Views<?> views = list.views();
    Ask seen =
        views == null ? ask : ask.with(views.filter(), actor.call(() -> views.usual().get()));
    String json = page(actor, "/api" + seen.at(address(list)));
    return JsonPath.read(json, "$.items");
  }

  /** Consistency is called conflicts by programs, and stays so. */
  private static String address(Listing<?> list) {
    return list.path().equals("/plans/consistency") ? "/plans/conflicts" : list.path();
  }

  @Test
  void pagesFollowOneAnotherBothWays() throws Exception {
    int walked = 0;
    for (Listing<?> list : listings) {
      for (Actor actor : readers(list)) {
        Set<Object> seen = new HashSet<>();
        String next = "";
        int pages = 0;
        while (next != null && pages < 6) {
          String json =
              page(
                  actor,
                  "/api"
                      + address(list)
                      + "?limit=1"
                      + (next.isEmpty() ? "" : "&after=" + encoded(next)));
          List<Object> items = JsonPath.read(json, "$.items");
          items.forEach(
              item -> assertThat(seen.add(item.toString())).as(list.path() + item).isTrue());
          next =
              JsonPath.<Map<String, Object>>read(json, "$").get("next") instanceof String n
                  ? n
                  : null;
          pages++;
        }
        if (pages > 1) {
          String back =
              page(
                  actor,
                  list.path() + "?limit=1" + usual(list) + "&after=" + encoded(place(actor, list)));
          assertThat(back).as(list.path()).contains("rel=\"prev\"");
          walked++;
        }
      }
    }
    assertThat(walked).isGreaterThan(8);
  }

  private String place(Actor actor, Listing<?> list) throws Exception {
    String json = page(actor, "/api" + address(list) + "?limit=1" + usual(list));
    return Objects.requireNonNullElse(JsonPath.<Map<String, Object>>read(json, "$").get("next"), "")
        .toString();
  }

  /** The widest view. */
  private static String usual(Listing<?> list) {
    return list.views() == null
        ? ""
        : "&"
            + list.views().filter()
            + "="
            + list.views().all().get(list.views().all().size() - 1).value();
  }

  private static String encoded(String place) {
    return java.net.URLEncoder.encode(place, StandardCharsets.UTF_8);
  }

  @Test
  void whoMayNotReadIsRefusedAtEveryDoor() throws Exception {
    for (Listing<?> list : listings) {
      for (Map.Entry<Role, Actor> one : actors.entrySet()) {
        if (!list.readers().roles().contains(one.getKey())) {
          for (String door : List.of(list.path(), list.path() + ".xlsx", "/api" + address(list))) {
            assertThat(ask(one.getValue(), door).getStatus()).as(door).isEqualTo(403);
          }
        }
      }
    }
  }

  @Test
  void aCountySeesNothingOfAnother() throws Exception {
    city.person("el.other", "鹤汀县人民政府", Role.COUNTY_OFFICER);
    Actor other = city.person("el.other", "鹤汀县人民政府", Role.COUNTY_OFFICER);
    for (Listing<?> list : listings) {
      if (list.readers().roles().contains(Role.COUNTY_OFFICER)) {
        assertThat(
                page(
                    other,
                    list.path() + (list.views() == null ? "" : "?" + usual(list).substring(1))))
            .as(list.path())
            .doesNotContain("清单任务1")
            .doesNotContain("清单指标1")
            .doesNotContain("清单工程1");
      }
    }
  }

  @Test
  void noModuleTurnsPagesByItself() {
    List<String> own = new ArrayList<>();
    for (HandlerMethod handler : doors.getHandlerMethods().values()) {
      boolean here = handler.getBeanType().getPackageName().equals(Listing.class.getPackageName());
      boolean ours = handler.getBeanType().getPackageName().startsWith("org.shanshui.platform");
      if (here || !ours) {
        continue;
      }
      for (Parameter parameter : handler.getMethod().getParameters()) {
        String name = handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
        if (TURNING.contains(parameter.getName()) && !OTHERS.contains(name)) {
          own.add(name + "(" + parameter.getName() + ")");
        }
      }
    }
    assertThat(own).isEmpty();
  }

  @Test
  void noTemplateTurnsPagesByItself() throws IOException {
    Path templates = Path.of("src/main/resources/templates");
    List<String> own = new ArrayList<>();
    try (Stream<Path> all = Files.walk(templates)) {
      for (Path template : all.filter(Files::isRegularFile).toList()) {
        String name = templates.relativize(template).toString().replace('\\', '/');
        if (Files.readString(template).contains("fragments :: pager")
            && !Set.of(
                    "listing/parts.html",
                    "fragments.html",
                    "workbook/read.html",
                    "notices/list.html")
                .contains(name)) {
          own.add(name);
        }
      }
    }
    assertThat(own).isEmpty();
  }
}
