package org.shanshui.platform.commitments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.projects.Funds;
import org.shanshui.platform.commitments.projects.LibraryRequests;
import org.shanshui.platform.commitments.projects.Phase;
import org.shanshui.platform.commitments.projects.ProjectDraft;
import org.shanshui.platform.commitments.projects.ProjectProgress;
import org.shanshui.platform.commitments.projects.Projects;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.Milestones;
import org.shanshui.platform.commitments.targets.Apportioning;
import org.shanshui.platform.commitments.targets.Targets;
import org.shanshui.platform.commitments.tasks.WorkPoints;
import org.shanshui.platform.plans.AdoptedPlan;
import org.shanshui.platform.security.ScopeFixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A plan's commitments for the tests that walk all doors. */
@Component
public class CommitmentsScope implements ScopeFixture {
  private final PlanIntake intake;
  private final Book book;
  private final Projects projects;
  private final ProjectProgress progress;
  private final LibraryRequests requests;
  private final Milestones milestones;
  private final Targets targets;
  private final Apportioning apportioning;
  private final WorkPoints points;
  private final JdbcClient jdbc;

  CommitmentsScope(
      PlanIntake intake,
      Book book,
      Projects projects,
      ProjectProgress progress,
      LibraryRequests requests,
      Milestones milestones,
      Targets targets,
      Apportioning apportioning,
      WorkPoints points,
      JdbcClient jdbc) {
    this.intake = intake;
    this.book = book;
    this.projects = projects;
    this.progress = progress;
    this.requests = requests;
    this.milestones = milestones;
    this.targets = targets;
    this.apportioning = apportioning;
    this.points = points;
    this.jdbc = jdbc;
  }

  /** A plan of the town of 2024 to 2026 that its unit answers for; its id. */
  public long plan(Town town, String title) {
    String marker = town.marker();
    long unit = town.unit().id();
    AdoptedPlan plan =
        new TestPlan(marker + title, TestCity.CODE, town.region().path(), 2024, 2026)
            .task(11, marker + "整治河道。新建绿道120公里。", unit, List.of(), false, "2025")
            .task(12, marker + "编制方案。", unit, List.of(), false, "2026")
            .target(13, 11L, marker + title + "绿道", ">=", "120", "公里", "2026")
            .target(14, 11L, marker + title + "公园", ">=", "12", "个", "2026")
            .project(15, 11L, marker + "大道改造", "120000", "30000")
            .version(1);
    intake.apply(
        new AdoptedPlan(
            plan.planId(),
            plan.version(),
            plan.title(),
            plan.kind(),
            town.region().code(),
            plan.regionPath(),
            plan.firstYear(),
            plan.lastYear(),
            plan.baseYear(),
            plan.adoptedAt(),
            plan.tasks(),
            plan.targets(),
            plan.indicators(),
            plan.projects(),
            plan.dropped()));
    return plan.planId();
  }

  @Override
  public Map<String, Object> furnish(Town town) {
    String marker = town.marker();
    long plan = plan(town, "生态行动");
    Map<Long, Long> items = new HashMap<>();
    book.ofPlan(plan).forEach(c -> items.put(Objects.requireNonNull(c.itemId()), c.id()));
    long task = items.get(11L);
    long target = items.get(13L);
    milestones.add(task, null, marker + "节点", LocalDate.of(2025, 6, 30), null);
    points.generate(plan, 2025);
    apportioning.byYear(
        target,
        version(target),
        "CUMULATIVE",
        List.of(
            new Apportioning.YearShare(2025, new BigDecimal("60")),
            new Apportioning.YearShare(2026, new BigDecimal("120"))));
    long project = projects.add(draft(town, "X"));
    progress.quarter(project, 2025, 1, BigDecimal.TEN, null, marker + "季报");
    requests.ask(project, marker + "申请入库");
    Map<String, Object> ids = new HashMap<>();
    ids.put("committed", plan);
    ids.put("tasks", task);
    ids.put("targets", target);
    ids.put("whole", items.get(14L));
    ids.put("projects", project);
    ids.put("listed", items.get(15L));
    for (String one : List.of("tasks", "targets", "whole", "projects", "listed")) {
      ids.put(one + ".version", version((long) ids.get(one)));
    }
    ids.put("measures", one("select min(id) from measure where task_id = ?", task));
    ids.put("milestones", one("select id from milestone where commitment_id = ?", task));
    ids.put("requests", one("select id from library_request where project_id = ?", project));
    ids.put("import", imported(town));
    return ids;
  }

  private long imported(Town town) {
    return jdbc.sql(
            """
            insert into import_file (form, given, file_name, sha256, person_id, read_at, good, region_path, unit_ids)
            values ('/projects/import', '{}', ?, '', ?, ?, 1, ?, ?) returning id
            """)
        .params(
            town.marker() + ".xlsx",
            town.people().get(Role.PLANNER).id(),
            OffsetDateTime.parse("2025-03-03T01:00:00Z"),
            town.region().path(),
            new Long[] {town.unit().id()})
        .query(Long.class)
        .single();
  }

  private ProjectDraft draft(Town town, String suffix) {
    return new ProjectDraft(
        town.region().code() + suffix,
        town.marker() + "公园",
        "生态",
        Phase.PREPARATION,
        new BigDecimal("1000"),
        Map.of(Funds.CITY, new BigDecimal("1000")),
        Map.of(),
        town.region().code(),
        new BigDecimal("121.4"),
        new BigDecimal("28.6"),
        "WGS84",
        town.unit().id(),
        List.of(),
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2026, 12, 31),
        null,
        null,
        town.marker() + "内容");
  }

  private int version(long id) {
    return book.get(id).version();
  }

  private long one(String sql, long of) {
    return jdbc.sql(sql).param(of).query(Long.class).single();
  }

  @Override
  public List<View> views(Town town, Map<String, Object> ids) {
    String plan = "plan=" + ids.get("committed");
    String unit = "unit=" + town.unit().id();
    List<View> views = new ArrayList<>();
    for (String path :
        List.of(
            "/tasks",
            "/tasks?" + plan + "&" + unit + "&part=lead&year=2025",
            "/tasks?light=on_schedule&text=" + words(town),
            "/tasks?theme=%E7%AC%AC%E4%B8%80%E7%AB%A0%20%E7%94%9F%E6%80%81&county="
                + town.region().code(),
            "/tasks/measures?" + plan,
            "/tasks/points?" + plan + "&year=2025",
            "/tasks/points.xlsx?" + plan + "&year=2025",
            "/tasks.xlsx",
            "/tasks/lists.docx?" + plan,
            "/tasks/" + ids.get("tasks"),
            "/api/tasks",
            "/api/tasks?" + unit,
            "/api/tasks/" + ids.get("tasks"),
            "/api/tasks/points?plan_id=" + ids.get("committed") + "&year=2025",
            "/targets",
            "/targets?" + plan + "&" + unit,
            "/targets.xlsx",
            "/targets/" + ids.get("targets"),
            "/api/targets",
            "/api/targets/" + ids.get("targets"),
            "/projects",
            "/projects?standing=CANDIDATE&phase=PREPARATION&cls=%E7%94%9F%E6%80%81",
            "/projects?place=" + town.region().code() + "&" + unit,
            "/projects.xlsx",
            "/projects/" + ids.get("projects"),
            "/api/projects",
            "/api/projects/" + ids.get("projects"))) {
      views.add(new View(path, READERS));
    }
    return views;
  }

  /** Part of the marker: what is asked for stands on the page that answers, found or not. */
  private static String words(Town town) {
    return town.marker().substring(0, 10);
  }

  @Override
  public List<Attempt> attempts(Town town, Map<String, Object> ids) {
    String unit = String.valueOf(town.unit().id());
    String region = town.region().code();
    String plan = String.valueOf(ids.get("committed"));
    String task = "/tasks/" + ids.get("tasks");
    String target = "/targets/" + ids.get("targets");
    String whole = "/targets/" + ids.get("whole");
    String project = "/projects/" + ids.get("projects");
    String listed = "/projects/" + ids.get("listed");
    Map<String, String> edited =
        Map.of("title", "改名", "lead", unit, "start", "2025-01-01", "due", "2025-12-31");
    Map<String, String> entered =
        Map.of(
            "code",
            region + "Y",
            "name",
            "新项目",
            "cls",
            "生态",
            "total",
            "10",
            "place",
            region,
            "lead",
            unit,
            "start",
            "2025-01-01",
            "due",
            "2025-12-31");
    Map<String, String> milestone = Map.of("title", "新节点", "due", "2025-12-31");
    return List.of(
        Attempt.form(task, with(edited, ids, "tasks"), Commitment.CHANGE),
        Attempt.form(task + "/measures", Map.of("text", "新措施", "unit", unit), Commitment.STEER),
        Attempt.form(
            task + "/measures/" + ids.get("measures"),
            Map.of("version", "1", "text", "改措施", "unit", unit),
            Commitment.STEER),
        Attempt.form(task + "/milestones", milestone, Commitment.STEER),
        Attempt.form(
            task + "/milestones/" + ids.get("milestones") + "/done",
            Map.of("version", "1", "evidence", "文号"),
            Commitment.STEER),
        Attempt.json(
            "POST",
            "/api" + task + "/measures",
            "{\"text\":\"新措施\",\"unit_id\":%s}".formatted(unit),
            Commitment.STEER),
        Attempt.form(
            "/tasks/points/generate", Map.of("plan", plan, "year", "2026"), WorkPoints.GATHER),
        Attempt.form(
            "/tasks/points/rollover", Map.of("plan", plan, "year", "2024"), WorkPoints.GATHER),
        Attempt.json(
            "POST",
            "/api/tasks/points",
            "{\"plan_id\":%s,\"year\":2026}".formatted(plan),
            WorkPoints.GATHER),
        Attempt.json(
            "POST",
            "/api/tasks/points/rollover",
            "{\"plan_id\":%s,\"year\":2024}".formatted(plan),
            WorkPoints.GATHER),
        Attempt.form(
            whole,
            with(
                Map.of("comparator", ">=", "value", "13", "due", "2026-12-31", "lead", unit),
                ids,
                "whole"),
            Commitment.CHANGE),
        Attempt.form(
            whole + "/nature", with(Map.of("nature", "SUM"), ids, "whole"), Commitment.CHANGE),
        Attempt.form(
            target + "/years",
            with(
                Map.of("path", "CUMULATIVE", "year.2025", "50", "year.2026", "120"),
                ids,
                "targets"),
            Commitment.CHANGE),
        Attempt.json(
            "PUT",
            "/api" + target + "/years",
            "{\"version\":%s,\"path\":\"CUMULATIVE\",\"shares\":[{\"year\":2025,\"value\":50},{\"year\":2026,\"value\":120}]}"
                .formatted(ids.get("targets.version")),
            Commitment.CHANGE),
        Attempt.form(
            whole + "/units", with(Map.of("unit." + unit, "12"), ids, "whole"), Commitment.CHANGE),
        Attempt.json(
            "PUT",
            "/api" + whole + "/units",
            "{\"version\":%s,\"shares\":[{\"unit_id\":%s,\"value\":12}]}"
                .formatted(ids.get("whole.version"), unit),
            Commitment.CHANGE),
        Attempt.form(target + "/unite", with(Map.of(), ids, "targets"), Commitment.CHANGE),
        Attempt.form("/projects", entered, Projects.ADD),
        Attempt.json(
            "POST",
            "/api/projects",
            "{\"code\":\"%sZ\",\"name\":\"新项目\",\"project_class\":\"生态\",\"phase\":\"PREPARATION\",\"total\":10,\"region_code\":\"%s\",\"lead_unit_id\":%s,\"start_on\":\"2025-01-01\",\"due\":\"2025-12-31\"}"
                .formatted(region, region, unit),
            ProjectProgress.LEAD),
        Attempt.form(project, with(entered, ids, "projects"), Commitment.CHANGE),
        Attempt.form(
            project + "/phase",
            with(Map.of("phase", "NEW_START"), ids, "projects"),
            ProjectProgress.LEAD),
        Attempt.form(listed + "/requests", Map.of("reason", "已完工"), ProjectProgress.LEAD),
        Attempt.form(
            project + "/requests/" + ids.get("requests"),
            Map.of("approve", "true"),
            Commitment.CHANGE),
        Attempt.json(
            "POST",
            "/api" + project + "/requests/" + ids.get("requests") + "/decision",
            "{\"approve\":true}",
            Commitment.CHANGE),
        Attempt.form(
            project + "/quarters",
            Map.of("year", "2025", "quarter", "1", "invested", "5"),
            ProjectProgress.LEAD),
        Attempt.json(
            "PUT", "/api" + project + "/quarters/2025/1", "{\"invested\":5}", ProjectProgress.LEAD),
        Attempt.form(project + "/milestones", milestone, Commitment.STEER),
        Attempt.form(
            "/projects/import/" + ids.get("import") + "/confirm", Map.of(), Projects.IMPORT),
        Attempt.form(
            "/projects/import/" + ids.get("import") + "/discard", Map.of(), Projects.IMPORT),
        Attempt.json(
            "POST",
            "/api/projects/import/" + ids.get("import") + "/confirm",
            "{}",
            Projects.IMPORT));
  }

  private static Map<String, String> with(
      Map<String, String> form, Map<String, Object> ids, String of) {
    Map<String, String> whole = new HashMap<>(form);
    whole.put("version", String.valueOf(ids.get(of + ".version")));
    return whole;
  }
}
