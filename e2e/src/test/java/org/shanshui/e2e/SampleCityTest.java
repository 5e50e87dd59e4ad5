package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample city has what its description promises. */
@ExtendWith(InBrowser.class)
class SampleCityTest {

  @Test
  void threePlansAreAdoptedAndEveryTaskHasAnOwner(House house) throws Exception {
    Program planner = Program.of(house.address(), "planner");
    // Visitors may have adopted more.
    assertThat(all(planner, "/api/plans"))
        .extracting(plan -> plan.get("title").getAsString())
        .contains("云岫市新型城镇化“十四五”规划", "云岫市水环境提升三年行动方案", "云岫市美丽花园建设2025年工作要点");
    List<JsonObject> tasks = all(planner, "/api/tasks?year=2025");
    assertThat(tasks).hasSizeGreaterThanOrEqualTo(60);
    assertThat(tasks)
        .allSatisfy(
            task ->
                assertThat(task.getAsJsonObject("common").get("lead_unit_id").getAsLong())
                    .isPositive());
  }

  @Test
  void allLightsOccur(House house) throws Exception {
    Program leader = Program.of(house.address(), "leader");
    for (String list : List.of("/api/tasks", "/api/targets", "/api/projects")) {
      List<String> lights =
          all(leader, list).stream()
              .map(one -> one.getAsJsonObject("common").get("light").getAsString())
              .toList();
      assertThat(lights).as(list).contains("COMPLETED", "ON_SCHEDULE", "BEHIND", "OVERDUE");
      assertThat(Collections.frequency(lights, "OVERDUE") * 100 / lights.size())
          .as("%s: overdue, in a hundred", list)
          .isBetween(1, 8);
    }
  }

  @Test
  void projectsAreListedAndFallShortOfWhatThePlansState(House house) throws Exception {
    Program planner = Program.of(house.address(), "planner");
    assertThat(all(planner, "/api/projects")).hasSize(120);
    JsonObject sums = planner.get("/api/projects/rollup?year=2025").json();
    boolean found = false;
    for (JsonElement group : sums.getAsJsonArray("planned")) {
      JsonObject one = group.getAsJsonObject();
      if (one.get("name").getAsString().equals("美丽花园重大项目")) {
        found = true;
        assertThat(one.get("projects").getAsInt()).isEqualTo(68);
        assertThat(one.get("listed_projects").getAsInt()).isBetween(60, 67);
      }
    }
    assertThat(found).isTrue();
  }

  @Test
  void roundsOfTwoYearsAreThereWithLateAndMissingSheets(House house) throws Exception {
    Program planner = Program.of(house.address(), "planner");
    List<JsonObject> rounds = all(planner, "/api/dispatch/rounds");
    Set<Integer> years = new HashSet<>();
    int late = 0;
    int missing = 0;
    for (JsonObject round : rounds) {
      years.add(
          LocalDate.parse(round.getAsJsonObject("period").get("last").getAsString()).getYear());
      late += round.getAsJsonObject("tally").get("late").getAsInt();
      missing += round.getAsJsonObject("tally").get("missing").getAsInt();
    }
    assertThat(rounds).hasSizeGreaterThanOrEqualTo(20);
    assertThat(years).contains(2024, 2025);
    assertThat(late).isPositive();
    assertThat(missing).isPositive();
  }

  @Test
  void casesAreInAllStatesAndOfAllKinds(House house) throws Exception {
    Program inspector = Program.of(house.address(), "inspector");
    Set<String> states = new HashSet<>();
    List<String> kinds = new ArrayList<>();
    List<JsonObject> cases = all(inspector, "/api/cases?view=open");
    cases.addAll(all(inspector, "/api/cases?view=closed"));
    for (JsonObject one : cases) {
      states.add(one.get("state").getAsString());
      kinds.add(one.get("kind").getAsString());
    }
    assertThat(cases).hasSizeGreaterThanOrEqualTo(200);
    assertThat(states)
        .containsExactlyInAnyOrder(
            "found",
            "judged",
            "assigned",
            "handling",
            "suspended",
            "to_verify",
            "closed",
            "merged");
    assertThat(kinds).containsOnly("supervision", "inspection", "report");
    assertThat(Collections.frequency(kinds, "supervision") * 100 / kinds.size())
        .as("supervisions, in a hundred: most of what is found is found by people")
        .isLessThanOrEqualTo(40);
  }

  @Test
  void aHouseThatBeginsWithWhatWasKeptHasTheSameCityAndDay(House house) throws Exception {
    House other = House.openKept();
    try {
      assertThat(other.beganWithWhatWasKept()).isTrue();
      Program here = Program.of(house.address(), "planner");
      Program there = Program.of(other.address(), "planner");
      for (String list :
          List.of(
              "/api/tasks",
              "/api/targets",
              "/api/projects",
              "/api/dispatch/rounds",
              "/api/cases?view=open",
              "/api/cases?view=closed")) {
        List<JsonObject> kept = all(there, list);
        assertThat(kept).as(list).isNotEmpty();
        // Visitors may have added to what was here.
        assertThat(ids(all(here, list))).as(list).containsAll(ids(kept));
      }
      assertThat(there.get("/").body()).contains("2025年10月20日");
      assertWhole(other);
    } finally {
      other.stop();
    }
  }

  private static List<Long> ids(List<JsonObject> list) {
    return list.stream()
        .map(one -> one.has("common") ? one.getAsJsonObject("common") : one)
        .map(one -> one.get("id").getAsLong())
        .toList();
  }

  @Test
  void theRecordOfItsTwoYearsIsWhole(House house) throws Exception {
    assertWhole(house);
  }

  private static void assertWhole(House house) throws Exception {
    ProcessBuilder verify =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("shanshui.dist"),
            "audit",
            "verify");
    verify.environment().put("SHANSHUI_DATA", house.data().toAbsolutePath().toString());
    assertThat(verify.inheritIO().start().waitFor()).isZero();
  }

  private static List<JsonObject> all(Program program, String path)
      throws IOException, InterruptedException {
    List<JsonObject> items = new ArrayList<>();
    String next = null;
    do {
      JsonObject page =
          program
              .get(
                  path
                      + (path.contains("?") ? "&" : "?")
                      + "limit=200"
                      + (next == null
                          ? ""
                          : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8)))
              .json();
      page.getAsJsonArray("items").forEach(item -> items.add(item.getAsJsonObject()));
      next = page.has("next") ? page.get("next").getAsString() : null;
    } while (next != null);
    return items;
  }
}
