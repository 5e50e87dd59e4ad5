package org.shanshui.platform.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.directory.Unit;
import tools.jackson.databind.JsonNode;

/**
 * The library of projects: what the plans state as groups is listed one by one, nearly, so that the
 * difference shows; a quarter's money is written down when the quarter is over.
 */
final class ProjectLibrary {
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final List<String> FUNDS =
      List.of("CENTRAL", "PROVINCE", "CITY", "COUNTY", "SOCIAL", "LOAN", "BOND");

  /**
   * A group that a plan states, and what the library has of it.
   *
   * @param name as the plan names the group
   * @param total of all of them, 亿元
   * @param thisYear of all of them in 2025, 亿元
   * @param phase that they are in when they are entered
   */
  record Group(
      String name,
      int count,
      double total,
      double thisYear,
      String phase,
      int firstYear,
      int lastYear,
      LocalDate enteredOn) {}

  private final Staff staff;
  private final Agenda agenda;
  private final Phrases phrases;
  private final Ground ground;
  private final long seed;
  private final List<List<String>> sorts = Sheet.rows("projects.tsv");
  private final List<Unit> counties;
  private int number;

  ProjectLibrary(Staff staff, Agenda agenda, Phrases phrases, Ground ground, long seed) {
    this.staff = staff;
    this.agenda = agenda;
    this.phrases = phrases;
    this.ground = ground;
    this.seed = seed;
    this.counties = staff.counties();
  }

  /** A project as it is meant to go. */
  private record Meant(
      String code,
      String name,
      String county,
      Unit lead,
      Map<String, Object> draft,
      Map<Integer, BigDecimal> years,
      String phase,
      Random random) {}

  /** Enters a group's projects, and puts their quarters on the agenda. */
  void plan(long planId, Group group, LocalDate end) {
    Random random = Chance.of(seed, planId, group.name(), group.phase());
    double[] totals = shares(group.count(), group.total(), 1.1, random);
    List<Meant> all = new ArrayList<>();
    for (int i = 0; i < group.count(); i++) {
      all.add(meant(planId, group, totals[i], random));
    }
    for (Meant one : all) {
      agenda.on(
          group.enteredOn().plusDays(one.random().nextInt(9)),
          () -> enter(one, planId, group.name(), end));
    }
  }

  /** Amounts that make the whole, some large and many small. */
  private static double[] shares(int count, double whole, double spread, Random random) {
    double[] weights = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      weights[i] = Math.exp(random.nextGaussian() * spread);
      sum += weights[i];
    }
    for (int i = 0; i < count; i++) {
      weights[i] = weights[i] / sum * whole;
    }
    return weights;
  }

  private static BigDecimal money(double hundredMillions) {
    return BigDecimal.valueOf(hundredMillions)
        .multiply(TEN_THOUSAND)
        .setScale(0, RoundingMode.HALF_UP)
        .max(BigDecimal.valueOf(100));
  }

  private Meant meant(long planId, Group group, double total, Random random) {
    Unit county = counties.get(random.nextInt(counties.size()));
    List<String> sort = sorts.get(random.nextInt(sorts.size()));
    Unit lead = sort.get(2).equals("county") ? county : staff.unit(sort.get(2));
    String place = county.name().replace("人民政府", "");
    String name =
        place + (random.nextInt(3) == 0 ? phrases.say("river", random) : "") + sort.get(1);
    if (random.nextInt(3) == 0) {
      name += phrases.say("project.suffix", random);
    }
    String code = "YX-%d-%03d".formatted(group.enteredOn().getYear(), ++number);
    BigDecimal whole = money(total);
    Map<Integer, BigDecimal> years = years(group, whole);
    Map<String, BigDecimal> mix = mix(random);
    Map<String, Object> byYear = new LinkedHashMap<>();
    years.forEach((year, amount) -> byYear.put(String.valueOf(year), split(amount, mix)));
    Ground.Place at = ground.somewhere(county.regionCode(), random);
    LocalDate due = LocalDate.of(group.lastYear(), 5 + random.nextInt(8), 28);
    LocalDate startOn = LocalDate.of(group.firstYear(), 1 + random.nextInt(5), 10);
    Map<String, Object> draft = new HashMap<>();
    draft.put("code", code);
    draft.put("name", name);
    draft.put("project_class", sort.get(0));
    draft.put("phase", group.phase());
    draft.put("total", whole);
    draft.put("sources", split(whole, mix));
    draft.put("years", byYear);
    draft.put("region_code", county.regionCode());
    draft.put("longitude", at.longitude());
    draft.put("latitude", at.latitude());
    draft.put("datum", "WGS84");
    draft.put("lead_unit_id", lead.id());
    draft.put("support_unit_ids", lead.id() == county.id() ? List.of() : List.of(county.id()));
    draft.put("start_on", startOn.toString());
    draft.put("due", (due.isAfter(startOn) ? due : startOn.plusYears(2)).toString());
    draft.put("plan_id", planId);
    draft.put("content", phrases.say("project.content", random));
    return new Meant(
        code, name, county.regionCode(), lead, draft, years, group.phase(), Chance.of(seed, code));
  }

  /** What each year is to bring; 2025 is what the group has for it. */
  private static Map<Integer, BigDecimal> years(Group group, BigDecimal whole) {
    Map<Integer, BigDecimal> years = new LinkedHashMap<>();
    BigDecimal left = whole;
    double thisYear = group.total() == 0 ? 0 : group.thisYear() / group.total();
    BigDecimal of2025 = share(whole, thisYear);
    left = left.subtract(of2025);
    int before = Math.max(0, 2025 - group.firstYear());
    int after = Math.max(0, group.lastYear() - 2025);
    int others = Math.max(1, before + after);
    for (int year = group.firstYear(); year <= group.lastYear(); year++) {
      if (year == 2025) {
        if (of2025.signum() > 0) {
          years.put(year, of2025);
        }
      } else {
        BigDecimal amount = share(whole, (1 - thisYear) * 0.92 / others).min(left);
        left = left.subtract(amount);
        if (amount.signum() > 0) {
          years.put(year, amount);
        }
      }
    }
    return years;
  }

  private static BigDecimal share(BigDecimal whole, double part) {
    return whole.multiply(BigDecimal.valueOf(part)).setScale(0, RoundingMode.DOWN);
  }

  /** Where the money comes from, as parts that make 1. */
  private static Map<String, BigDecimal> mix(Random random) {
    Map<String, BigDecimal> mix = new LinkedHashMap<>();
    BigDecimal left = BigDecimal.ONE;
    int sources = 2 + random.nextInt(3);
    for (int i = 0; i < sources; i++) {
      String source = FUNDS.get(random.nextInt(FUNDS.size()));
      BigDecimal part =
          i == sources - 1
              ? left
              : left.multiply(BigDecimal.valueOf(2 + random.nextInt(5)))
                  .divide(BigDecimal.TEN, 2, RoundingMode.DOWN);
      mix.merge(source, part, BigDecimal::add);
      left = left.subtract(part);
    }
    return mix;
  }

  private static Map<String, BigDecimal> split(BigDecimal whole, Map<String, BigDecimal> mix) {
    Map<String, BigDecimal> parts = new LinkedHashMap<>();
    BigDecimal left = whole;
    String last = "";
    for (Map.Entry<String, BigDecimal> one : mix.entrySet()) {
      BigDecimal part = whole.multiply(one.getValue()).setScale(0, RoundingMode.DOWN);
      parts.put(one.getKey(), part);
      left = left.subtract(part);
      last = one.getKey();
    }
    parts.merge(last, left, BigDecimal::add);
    return parts;
  }

  private void enter(Meant one, long planId, String group, LocalDate end) {
    Desk planner = staff.desk("planner");
    Map<String, Object> draft = new HashMap<>(one.draft());
    draft.put("planned_total_id", plannedTotal(planner, planId, group));
    long id =
        planner.post("/api/projects", draft).path("project").path("common").path("id").asLong();
    Desk officer = staff.desk(staff.officer(one.lead().id()));
    int lot = one.random().nextInt(60);
    officer.post("/api/projects/" + id + "/requests", Map.of("reason", "前期工作已具备条件，申请纳入项目库。"));
    if (lot == 0) {
      return;
    }
    agenda.in(2, () -> decide(id, lot, one, end));
  }

  private final Map<String, Long> totals = new java.util.concurrent.ConcurrentHashMap<>();

  private long plannedTotal(Desk planner, long planId, String group) {
    return totals.computeIfAbsent(
        planId + group,
        key -> {
          for (JsonNode one : planner.get("/api/projects/rollup?plan=" + planId).path("planned")) {
            if (one.path("name").asString().equals(group)) {
              return one.path("id").asLong();
            }
          }
          throw new IllegalStateException("The plan states no group " + group);
        });
  }

  private void decide(long id, int lot, Meant one, LocalDate end) {
    Desk planner = staff.desk("planner2");
    long request = planner.get("/api/projects/" + id).path("requests").path(0).path("id").asLong();
    boolean approve = lot != 1;
    Map<String, Object> decision = new HashMap<>();
    decision.put("approve", approve);
    if (!approve) {
      decision.put("reason", "用地和资金来源尚未落实，补充后再报。");
    }
    planner.post("/api/projects/" + id + "/requests/" + request + "/decision", decision);
    if (!approve || one.phase().equals("PREPARATION")) {
      return;
    }
    one.years()
        .forEach(
            (year, planned) -> {
              if (year < 2024 || year < agenda.today().getYear()) {
                agenda.in(1 + year % 4, () -> quarter(id, year, 4, planned, one));
              }
            });
    Course course =
        new Course(
            seed,
            one.name() + one.code(),
            one.lead().name(),
            LocalDate.of(2024, Month.JANUARY, 1),
            LocalDate.of(2025, Month.DECEMBER, 31));
    for (int quarter = 0; quarter < 8; quarter++) {
      int year = 2024 + quarter / 4;
      int of = quarter % 4 + 1;
      LocalDate over = LocalDate.of(year, of * 3, 1).plusMonths(1);
      BigDecimal planned = one.years().get(year);
      if (planned == null || !over.isAfter(agenda.today()) || !over.isBefore(end)) {
        continue;
      }
      double pace =
          0.8
              + (course.lags(over) ? -0.3 : 0.15)
              + one.random().nextDouble() * 0.3
              + (of == 4 ? 0.2 : 0);
      BigDecimal invested = share(planned, Math.min(0.4, 0.25 * pace));
      agenda.on(
          over.plusDays(2 + one.random().nextInt(12)), () -> quarter(id, year, of, invested, one));
    }
  }

  private void quarter(long id, int year, int quarter, BigDecimal invested, Meant one) {
    Map<String, Object> figure = new HashMap<>();
    figure.put("invested", invested);
    figure.put("note", phrases.say("site", one.random()) + "。");
    Desk officer = staff.desk(staff.officer(one.lead().id()));
    if (year == 2025) {
      String phase = officer.get("/api/projects/" + id).path("project").path("phase").asString();
      String next = next(phase, quarter, one.random());
      if (next != null) {
        figure.put("phase", next);
      }
    }
    officer.put("/api/projects/" + id + "/quarters/" + year + "/" + quarter, figure);
  }

  /** Where a project has come to by a quarter of the city's last year; null where it stays. */
  private static @Nullable String next(String phase, int quarter, Random random) {
    if (quarter == 1) {
      return phase.equals("NEW_START") ? "CONTINUED" : null;
    }
    return switch (phase) {
      case "CONTINUED" -> random.nextInt(9) == 0 ? "COMPLETED" : null;
      case "COMPLETED" -> random.nextInt(2) == 0 ? "ACCEPTED" : null;
      default -> null;
    };
  }
}
