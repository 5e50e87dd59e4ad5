package org.shanshui.platform.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.directory.Unit;
import tools.jackson.databind.JsonNode;

/**
 * The plans of the city: uploaded, reviewed, adopted; then reported on and filled with projects.
 */
final class Adoptions {

  /** Groups that are parts of others, or no projects; the review leaves them out. */
  private static final Set<String> NO_GROUPS =
      Set.of("续建项目", "新开工项目", "居住证持有人享有的公共服务项目", "数字化项目", "融合类项目");

  /**
   * A plan's document and its days.
   *
   * @param rhythm of its rounds
   */
  private record Document(
      String file,
      String round,
      LocalDate adoptedOn,
      String rhythm,
      LocalDate reportsFrom,
      LocalDate reportsTo) {}

  private static final LocalDate REVIEWED_ON = LocalDate.of(2025, 9, 30);
  private static final Document TOWNS =
      new Document(
          "云岫市新型城镇化“十四五”规划.docx",
          "新型城镇化季度调度",
          LocalDate.of(2024, 1, 5),
          "QUARTER",
          // Most of its five years is over: where it stands is asked at once.
          LocalDate.of(2023, 10, 1),
          LocalDate.of(2025, 12, 31));
  private static final Document WATER =
      new Document(
          "云岫市水环境提升三年行动方案.pdf",
          "水环境提升季度调度",
          LocalDate.of(2024, 2, 27),
          "QUARTER",
          LocalDate.of(2024, 1, 1),
          LocalDate.of(2026, 12, 31));
  private static final Document GARDEN =
      new Document(
          "云岫市美丽花园建设2025年工作要点.txt",
          "美丽花园建设月调度",
          LocalDate.of(2025, 1, 21),
          "MONTH",
          LocalDate.of(2025, 1, 1),
          LocalDate.of(2025, 12, 31));

  private final Staff staff;
  private final Agenda agenda;
  private final Reporting reporting;
  private final ProjectLibrary library;
  private final NightWork nightWork;
  private final Phrases phrases;
  private final Path samples;
  private final long seed;
  private final Map<String, List<String>> owners = new HashMap<>();

  Adoptions(
      Staff staff,
      Agenda agenda,
      Reporting reporting,
      ProjectLibrary library,
      NightWork nightWork,
      Phrases phrases,
      Path samples,
      long seed) {
    this.staff = staff;
    this.agenda = agenda;
    this.reporting = reporting;
    this.library = library;
    this.nightWork = nightWork;
    this.phrases = phrases;
    this.samples = samples;
    this.seed = seed;
    Sheet.rows("owners.tsv").forEach(row -> owners.put(row.get(0), row));
  }

  /**
   * Puts more of them on the agenda, written for it.
   *
   * @param folder that takes the documents
   * @param tasks of each
   * @param projects of each
   */
  void planMore(int plans, int tasks, int projects, Path folder, LocalDate end) {
    for (int i = 1; i <= plans; i++) {
      int number = i;
      int year = i % 3 == 0 ? 0 : i % 3 == 1 ? 2024 : 2025;
      Random random = Chance.of(seed, "plan", number);
      LocalDate day = LocalDate.of(year == 2025 ? 2025 : 2024, 1, 10).plusDays(random.nextInt(50));
      agenda.on(
          day,
          () -> {
            MadePlan made = MadePlan.write(folder, phrases, seed, number, year, tasks, projects);
            long planId = adopt(made.file(), null);
            made.file().toFile().delete();
            Document document =
                new Document(
                    "",
                    made.title() + "调度",
                    day,
                    year == 0 ? "QUARTER" : "MONTH",
                    LocalDate.of(year == 0 ? 2024 : year, 1, 1),
                    LocalDate.of(year == 0 ? 2026 : year, 12, 31));
            agenda.in(
                1,
                () -> {
                  enter(
                      planId,
                      end,
                      made.group(),
                      "NEW_START",
                      projects,
                      90,
                      24,
                      2024,
                      2026,
                      document);
                  begin(planId, document);
                });
          });
    }
  }

  /** Puts those of the samples on the agenda. */
  void plan(LocalDate end) {
    on(
        TOWNS,
        end,
        id -> {
          enter(id, end, "新型基础设施项目", "CONTINUED", 5, 16.2, 3.9, 2022, 2025, TOWNS);
          enter(id, end, "片区有机更新项目", "CONTINUED", 9, 68.4, 17.1, 2022, 2026, TOWNS);
          enter(id, end, "老旧厂区改造项目", "CONTINUED", 6, 17.3, 5.2, 2023, 2025, TOWNS);
        });
    on(WATER, end, id -> enter(id, end, "水环境提升项目", "NEW_START", 22, 31.6, 11.4, 2024, 2026, WATER));
    on(
        GARDEN,
        end,
        id -> {
          enter(id, end, "美丽花园重大项目", "CONTINUED", 40, 588.7, 95.3, 2023, 2027, GARDEN);
          enter(id, end, "美丽花园重大项目", "NEW_START", 26, 241.5, 30.9, 2025, 2028, GARDEN);
          enter(id, end, "前期项目", "PREPARATION", 12, 148.0, 0, 2026, 2029, GARDEN);
          bringForward(id);
          share(id);
        });
  }

  private void enter(
      long planId,
      LocalDate end,
      String group,
      String phase,
      int count,
      double total,
      double thisYear,
      int first,
      int last,
      Document document) {
    library.plan(
        planId,
        new ProjectLibrary.Group(
            group, count, total, thisYear, phase, first, last, document.adoptedOn().plusDays(8)),
        end);
  }

  private void on(Document document, LocalDate end, java.util.function.LongConsumer then) {
    Random random = Chance.of(seed, document.file());
    agenda.on(
        document.adoptedOn(),
        () -> {
          long planId = adopt(samples.resolve(document.file()), null);
          agenda.in(
              1,
              () -> {
                then.accept(planId);
                begin(planId, document);
              });
        });
  }

  private void begin(long planId, Document document) {
    reporting.begin(
        planId, document.round(), document.rhythm(), document.reportsFrom(), document.reportsTo());
  }

  /** From the document to commitments. */
  private long adopt(Path file, @Nullable String regionCode) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "没有样例文档 " + file + "，请在项目目录中启动 · there is no such sample document");
    }
    Desk planner = staff.desk("planner");
    JsonNode uploaded =
        planner.upload(
            "/api/plans/drafts",
            "file",
            file,
            regionCode == null ? Map.of() : Map.of("region", regionCode));
    long draft = uploaded.path("id").asLong();
    waitForReview(planner, draft);
    for (JsonNode item : planner.all("/api/plans/drafts/" + draft + "/items")) {
      review(planner, draft, item);
    }
    Map<String, Object> adoption = new LinkedHashMap<>();
    adoption.put("rest", true);
    adoption.put("note", "经领导小组会议审议通过");
    JsonNode adopted = planner.post("/api/plans/drafts/" + draft + "/adopt", adoption);
    nightWork.waitUntilAllIsTold();
    return adopted.path("plan_id").asLong();
  }

  private static void waitForReview(Desk planner, long draft) {
    Waiting.until(
        () -> !state(planner, draft).equals("compiling"),
        () -> "The document " + draft + " is still being compiled");
    if (!state(planner, draft).equals("review")) {
      throw new IllegalStateException("The document " + draft + " is " + state(planner, draft));
    }
  }

  private static String state(Desk planner, long draft) {
    return planner.get("/api/plans/drafts/" + draft).path("draft").path("state").asString();
  }

  /** Names who leads what the plan gives nobody, and leaves out what is no commitment. */
  private void review(Desk planner, long draft, JsonNode item) {
    JsonNode content = item.path("content");
    String kind = item.path("kind").asString().toLowerCase(java.util.Locale.ROOT);
    Map<String, Object> seen =
        Map.of("id", item.path("id").asLong(), "version", item.path("version").asInt());
    if (kind.equals("task") && !content.path("lead").path("unit_id").isNumber()) {
      List<String> owner = owners.get(content.path("title").asString());
      if (owner == null) {
        throw new IllegalStateException(
            "sample/owners.tsv names nobody for the task " + content.path("title").asString());
      }
      Map<String, Object> assign = new HashMap<>();
      assign.put("action", "assign");
      assign.put("items", List.of(seen));
      if (owner.get(1).equals("-")) {
        assign.put("no_owner", owner.get(2));
      } else {
        Unit unit = staff.unit(owner.get(1));
        assign.put("lead_unit_id", unit.id());
      }
      command(planner, draft, assign);
    } else if (kind.equals("project")) {
      String name = content.path("name").asString();
      boolean isPart = NO_GROUPS.contains(name);
      boolean isYearOfGroup = !content.path("count").isNumber();
      if (isPart || isYearOfGroup) {
        command(planner, draft, Map.of("action", "reject", "items", List.of(seen)));
      }
    }
  }

  private static void command(Desk planner, long draft, Map<String, Object> command) {
    planner.post("/api/plans/drafts/" + draft + "/steps", command);
  }

  /**
   * Sets an earlier day for some of a year's work, which the province looks at in autumn (倒排工期).
   * Not all of it is done by then.
   */
  private void bringForward(long planId) {
    for (String list : List.of("tasks", "targets")) {
      int every = list.equals("tasks") ? 3 : 14;
      Desk planner = staff.desk("planner");
      for (JsonNode one : planner.all("/api/" + list + "?plan=" + planId)) {
        JsonNode common = one.path("common");
        String title = common.path("title").asString();
        boolean isOfTheYear = common.path("due").asString().equals("2025-12-31");
        boolean isNumber = list.equals("tasks") || one.path("value").isNumber();
        if (!isOfTheYear || !isNumber || Chance.of(seed, "forward", title).nextInt(every) > 0) {
          continue;
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("version", common.path("version").asInt());
        form.put("lead", common.path("lead_unit_id").asLong());
        form.put("supports", String.join(",", strings(common.path("support_unit_ids"))));
        form.put("due", REVIEWED_ON);
        if (list.equals("tasks")) {
          form.put("title", title);
          form.put("start", common.path("start_on").asString());
        } else {
          form.put("comparator", one.path("comparator").asString());
          form.put("value", one.path("value").decimalValue().toPlainString());
        }
        planner.submit("/" + list + "/" + common.path("id").asLong(), form);
      }
    }
  }

  private static List<String> strings(JsonNode numbers) {
    List<String> strings = new ArrayList<>();
    numbers.forEach(number -> strings.add(String.valueOf(number.asLong())));
    return strings;
  }

  /** Gives the counties their shares of what can be counted in each. */
  private void share(long planId) {
    Desk planner = staff.desk("planner");
    Random random = Chance.of(seed, "shares");
    List<Unit> counties = staff.counties();
    int shared = 0;
    for (JsonNode target : planner.all("/api/targets?plan=" + planId)) {
      double value = target.path("value").asDouble();
      String unit = target.path("unit").asString("");
      boolean counts =
          Set.of("公里", "个", "处", "座", "家", "户", "亩").contains(unit)
              && value >= 45
              && value == Math.rint(value)
              && target.path("nature").asString().equals("SUM")
              && target.path("comparator").asString().matches(">=|=");
      if (!counts || shared >= 10) {
        continue;
      }
      shared++;
      long left = Math.round(value);
      List<Map<String, Object>> shares = new java.util.ArrayList<>();
      for (int i = 0; i < counties.size(); i++) {
        long part =
            i == counties.size() - 1
                ? left
                : Math.max(
                    1, Math.round(value / counties.size() * (0.6 + random.nextDouble() * 0.7)));
        left -= part;
        shares.add(Map.of("unit_id", counties.get(i).id(), "value", part));
      }
      planner.put(
          "/api/targets/" + target.path("common").path("id").asLong() + "/units",
          Map.of("version", target.path("common").path("version").asInt(), "shares", shares));
    }
  }
}
