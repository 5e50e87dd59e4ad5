package org.shanshui.platform.commitments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.plans.AdoptedIndicator;
import org.shanshui.platform.plans.AdoptedPlan;
import org.shanshui.platform.plans.AdoptedProject;
import org.shanshui.platform.plans.AdoptedTarget;
import org.shanshui.platform.plans.AdoptedTask;
import org.shanshui.platform.plans.DroppedItem;
import org.shanshui.platform.plans.Source;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 云岫市 as commitments need it: its regions, some units and people, and plans to adopt. Tests create
 * it as a bean of their own, so that all share one application.
 */
public class Yunxiu {
  public static final String CITY = "990100";
  private static final String PASSWORD = "Yunxiu-2025-fine";
  private static final List<String> COUNTIES =
      List.of("岫城区", "澄湖区", "听松区", "青漪市", "鹭洲市", "霁川县", "石鹿县", "松泠县", "鹤汀县");
  private static final AtomicLong PLANS = new AtomicLong(900_000);

  private final Regions regions;
  private final Units units;
  private final People people;
  private final PlanIntake intake;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Map<String, Unit> named = new LinkedHashMap<>();

  @Autowired
  Yunxiu(
      Regions regions,
      Units units,
      People people,
      PlanIntake intake,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.regions = regions;
    this.units = units;
    this.people = people;
    this.intake = intake;
    this.transaction = transaction;
    this.jdbc = jdbc;
    house(this::found);
  }

  private void found() {
    region("990000", "东屏省", "province", Regions.NATION);
    region(CITY, "云岫市", "prefecture", "990000");
    for (int i = 0; i < COUNTIES.size(); i++) {
      String code = "99010" + (i + 1);
      region(code, COUNTIES.get(i), "county", CITY);
      unit(COUNTIES.get(i) + "人民政府", "government", code);
    }
    unit("云岫市人民政府", "government", CITY);
    unit("云岫市发展和改革委员会", "department", CITY);
    unit("云岫市生态环境局", "department", CITY);
    unit("云岫市住房和城乡建设局", "department", CITY);
    unit("云岫市交通运输局", "department", CITY);
  }

  private void region(String code, String name, String level, String parent) {
    if (regions.find(code).isEmpty()) {
      regions.add(code, name, level, parent);
    }
  }

  private void unit(String name, String kind, String region) {
    named.put(
        name,
        units
            .called(name, regions.get(region).code())
            .orElseGet(() -> units.add(name, kind, region, null)));
  }

  public Unit unit(String name) {
    return java.util.Objects.requireNonNull(named.get(name), name);
  }

  public String cityPath() {
    return regions.get(CITY).path();
  }

  /** Does something in one transaction as the house. */
  public void house(Runnable work) {
    Actor.house("测试").run(() -> transaction.executeWithoutResult(status -> work.run()));
  }

  /** Does something in one transaction as a person. */
  public <T> T as(Actor actor, java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(
        actor.call(() -> transaction.execute(status -> work.get())));
  }

  public void as(Actor actor, Runnable work) {
    actor.run(() -> transaction.executeWithoutResult(status -> work.run()));
  }

  /** A person of a unit who may sign in with their login. */
  public Actor person(String login, String unit, Role... roles) {
    Actor[] found = new Actor[1];
    house(
        () -> {
          Person person =
              people
                  .byLogin(login)
                  .orElseGet(
                      () ->
                          people.add(
                              login,
                              login,
                              unit(unit).id(),
                              Set.of(roles),
                              false,
                              null,
                              null,
                              PASSWORD));
          found[0] = people.asActor(person);
        });
    return found[0];
  }

  /** For requests in this actor's name. */
  public RequestPostProcessor signedIn(Actor actor) {
    return As.person(Actor.house("测试").call(() -> people.byLogin(actor.login()).orElseThrow()));
  }

  public Actor planner() {
    return person("yx.planner", "云岫市发展和改革委员会", Role.PLANNER);
  }

  public void adopt(AdoptedPlan plan) {
    house(() -> intake.apply(plan));
  }

  /** Sets, to the end of the transaction, what a connection taken in this actor's name has set. */
  public void look(Actor looker) {
    String region = looker.sight().region();
    jdbc.sql(
            "select set_config('shanshui.region_from', ?, true), set_config('shanshui.region_to', ?, true), set_config('shanshui.units', ?, true)")
        .params(
            region.isEmpty() ? "~" : region,
            region.isEmpty() ? "~" : region.substring(0, region.length() - 1) + "0",
            looker.sight().units().toString().replace('[', '{').replace(']', '}').replace(" ", ""))
        .query()
        .listOfRows();
  }

  /** A plan being written. */
  public static final class Draft {
    private final long id = PLANS.incrementAndGet();
    private final String title;
    private final String regionCode;
    private final String regionPath;
    private final int first;
    private final int last;
    private final List<AdoptedTask> tasks = new java.util.ArrayList<>();
    private final List<AdoptedTarget> targets = new java.util.ArrayList<>();
    private final List<AdoptedIndicator> indicators = new java.util.ArrayList<>();
    private final List<AdoptedProject> projects = new java.util.ArrayList<>();
    private final List<DroppedItem> dropped = new java.util.ArrayList<>();

    Draft(String title, String regionCode, String regionPath, int first, int last) {
      this.title = title;
      this.regionCode = regionCode;
      this.regionPath = regionPath;
      this.first = first;
      this.last = last;
    }

    public long id() {
      return id;
    }

    public Draft task(
        long item,
        String text,
        @Nullable Long lead,
        List<Long> supports,
        boolean counties,
        @Nullable String due) {
      tasks.removeIf(t -> t.itemId() == item);
      tasks.add(
          new AdoptedTask(
              item,
              source(item, text),
              text.split("[。；，]")[0],
              text,
              lead,
              lead == null ? "待定" : null,
              supports,
              List.of(),
              counties,
              due,
              null,
              null));
      return this;
    }

    public Draft target(
        long item,
        @Nullable Long task,
        String metric,
        String comparator,
        String value,
        String unit,
        String due) {
      targets.removeIf(t -> t.itemId() == item);
      targets.add(
          new AdoptedTarget(
              item,
              source(item, metric + value + unit),
              task,
              metric,
              "level",
              comparator,
              new BigDecimal(value),
              null,
              null,
              unit,
              due,
              null,
              null,
              null,
              "plain"));
      return this;
    }

    public Draft indicator(long item, String name, String unit, String value, String due) {
      indicators.add(
          new AdoptedIndicator(
              item,
              source(item, name),
              "生态",
              name,
              unit,
              null,
              null,
              "2020年",
              ">=",
              new BigDecimal(value),
              "≥" + value,
              due,
              "约束性"));
      return this;
    }

    public Draft project(
        long item,
        @Nullable Long task,
        String name,
        @Nullable String total,
        @Nullable String year) {
      return project(item, task, name, null, total, year);
    }

    public Draft project(
        long item,
        @Nullable Long task,
        String name,
        @Nullable String type,
        @Nullable String total,
        @Nullable String year) {
      projects.add(
          new AdoptedProject(
              item,
              source(item, name),
              task,
              name,
              type,
              null,
              total == null ? null : new BigDecimal(total),
              year == null ? null : new BigDecimal(year),
              "续建",
              null));
      return this;
    }

    public Draft group(
        long item, @Nullable Long task, String name, String count, String total, String year) {
      projects.add(
          new AdoptedProject(
              item,
              source(item, name),
              task,
              name,
              null,
              new BigDecimal(count),
              new BigDecimal(total),
              new BigDecimal(year),
              null,
              null));
      return this;
    }

    public Draft drop(long item, String decision, String reason) {
      tasks.removeIf(t -> t.itemId() == item);
      targets.removeIf(t -> t.itemId() == item);
      dropped.add(new DroppedItem(item, "task", "", decision, reason));
      return this;
    }

    public AdoptedPlan version(int version) {
      return new AdoptedPlan(
          id,
          version,
          title,
          "规划",
          regionCode,
          regionPath,
          first,
          last,
          2020,
          Instant.parse("2025-01-02T00:00:00Z"),
          List.copyOf(tasks),
          List.copyOf(targets),
          List.copyOf(indicators),
          List.copyOf(projects),
          List.copyOf(dropped));
    }

    private static Source source(long item, String sentence) {
      return new Source(
          7,
          "云岫市规划.docx",
          (int) (item % 1000) * 10,
          (int) (item % 1000) * 10 + 9,
          sentence,
          List.of("第一章 生态", "一、水"));
    }
  }

  public Draft draft(String title, int first, int last) {
    return new Draft(title, CITY, cityPath(), first, last);
  }

  /** A plan of another region than the city. */
  public Draft draft(String title, String regionCode, int first, int last) {
    return new Draft(title, regionCode, regions.get(regionCode).path(), first, last);
  }
}
