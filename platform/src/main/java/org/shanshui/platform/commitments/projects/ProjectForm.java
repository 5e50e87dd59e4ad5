package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.Entry;
import org.shanshui.platform.workbook.Filled;
import org.shanshui.platform.workbook.Form;
import org.shanshui.platform.workbook.Given;
import org.shanshui.platform.workbook.Known;
import org.shanshui.platform.workbook.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Projects by workbook (项目导入): new codes are added to the library, known ones changed; blank cells
 * leave what there is.
 */
@Configuration(proxyBeanMethods = false)
class ProjectForm {
  static final Column<String> CODE =
      Column.text("项目编号", "Code", 16)
          .required()
          .hint(
              "全库唯一，1–40 个字母、数字、汉字或 - _ . /；已在库的编号按编号更新",
              "unique, 1 to 40 letters, digits, - _ . /; a known one is changed");
  static final Column<String> NAME = Column.text("项目名称", "Name", 30).required();
  static final Column<String> CLASS = Column.text("类别", "Class", 14).required();
  static final Column<Phase> PHASE =
      Column.choice("阶段", "Phase", 10, Phase.words(), Phase::called).required();
  static final Column<String> PLACE =
      Column.text("建设地点", "Place", 16)
          .required()
          .hint("本级或下级行政区划的名称或代码", "name or code of the region or of one below");
  static final Column<String> LEAD =
      Column.text("牵头单位", "Lead unit", 20)
          .required()
          .hint("已登记单位的名称或别名", "name or alias of a unit");
  static final Column<LocalDate> START =
      Column.day("开工日期", "Start", 12)
          .required()
          .hint("如 2025-03-01；只写月份的取当月第一天", "2025-03-01; of a month, its first day");
  static final Column<LocalDate> DUE =
      Column.lastDay("完工日期", "Due", 12)
          .required()
          .hint("如 2026-12-31；只写月份的取当月最后一天", "2026-12-31; of a month, its last day");
  static final Column<BigDecimal> TOTAL =
      Column.number("总投资（万元）", "Total (10,000 yuan)", 16)
          .required()
          .hint("数字，万元", "a number, in 10,000 yuan");
  static final Column<Integer> YEAR =
      Column.whole("年度", "Year", 8, 1990, 2100)
          .hint("与年度投资同时填写", "together with the investment of the year");
  static final Column<BigDecimal> YEAR_AMOUNT =
      Column.number("年度投资（万元）", "Investment of the year (10,000 yuan)", 16);
  static final Column<BigDecimal> LONGITUDE =
      Column.number("经度", "Longitude", 10).hint("十进制度，73–136", "degrees, 73 to 136");
  static final Column<BigDecimal> LATITUDE =
      Column.number("纬度", "Latitude", 10).hint("十进制度，3–54", "degrees, 3 to 54");
  static final Column<String> DATUM =
      Column.choice("坐标系", "Datum", 9, List.of("WGS84", "GCJ02"), ProjectForm::datum)
          .hint("；填经纬度时必填", "; required with coordinates");
  static final Column<String> COUNTED =
      Column.text("计入规划总数", "Counts toward", 26)
          .hint(
              "规划中给出总数的那组项目的名称（见“计划与在库核对”）；填写后计入核对",
              "name of the group of projects whose number the plan states: it then counts there");
  static final Column<String> CONTENT = Column.text("建设内容", "Content", 40);

  static final Map<Funds, Column<BigDecimal>> SOURCES = sources();

  static final List<Column<?>> COLUMNS = columns();

  private ProjectForm() {}

  private static Map<Funds, Column<BigDecimal>> sources() {
    Map<Funds, Column<BigDecimal>> sources = new EnumMap<>(Funds.class);
    for (Funds funds : Funds.values()) {
      if (funds != Funds.UNSPECIFIED) {
        sources.put(
            funds,
            Column.number("其中：" + funds.chinese(), "of which: " + funds.english(), 12)
                .hint("万元；填写来源时各来源合计须等于总投资", "10,000 yuan; sources, where given, make the total"));
      }
    }
    return sources;
  }

  private static List<Column<?>> columns() {
    List<Column<?>> columns =
        new ArrayList<>(List.of(CODE, NAME, CLASS, PHASE, PLACE, LEAD, START, DUE, TOTAL));
    columns.addAll(SOURCES.values());
    columns.addAll(List.of(YEAR, YEAR_AMOUNT, LONGITUDE, LATITUDE, DATUM, COUNTED, CONTENT));
    return columns;
  }

  private static @Nullable String datum(String words) {
    String plain = words.toUpperCase(Locale.ROOT).replace("-", "");
    return plain.equals("WGS84") || plain.equals("GCJ02") ? plain : null;
  }

  @Bean
  static Form<ProjectDraft> projectImport(
      JdbcClient jdbc,
      Projects projects,
      ProjectProgress progress,
      Investments investments,
      Regions regions,
      Units units,
      Choices choices) {
    return Form.of(
            "/projects/import",
            "projects",
            "commitments.import",
            "/projects",
            "项目",
            ProjectDraft.class,
            COLUMNS,
            CODE,
            Projects.IMPORT,
            given -> new Sheet(jdbc, projects, progress, investments, regions, units, given))
        .beside(new Form.Field("plan", "commitments.plan", "commitments.noplan", choices::plans));
  }

  /** One workbook of projects. */
  private static final class Sheet implements Sitting<ProjectDraft> {
    private final JdbcClient jdbc;
    private final Projects projects;
    private final ProjectProgress progress;
    private final Investments investments;
    private final Units units;
    private final @Nullable Long planId;
    private final Map<String, String> places = new HashMap<>();
    private final List<String> codes = new ArrayList<>();
    private final Map<String, Optional<Long>> called = new HashMap<>();
    private final Map<String, List<Group>> groups = new HashMap<>();

    /** A group of projects whose number or money a plan states. */
    private record Group(Long id, Long planId) {}

    /** Regions and units as the actor's own region calls them. */
    Sheet(
        JdbcClient jdbc,
        Projects projects,
        ProjectProgress progress,
        Investments investments,
        Regions regions,
        Units units,
        Given given) {
      this.jdbc = jdbc;
      this.projects = projects;
      this.progress = progress;
      this.investments = investments;
      this.units = units;
      this.planId = given.id("plan");
      String own = Actor.current().region();
      // The actor's own region last, so that it is found first where names are the same.
      List<Region> within = new ArrayList<>(regions.within(own));
      java.util.Collections.reverse(within);
      for (Region region : within) {
        places.put(region.name(), region.code());
        places.put(region.code(), region.code());
      }
      regions
          .byPath(own)
          .ifPresent(
              r -> {
                codes.add(r.code());
                regions.children(r.code()).forEach(child -> codes.add(child.code()));
              });
    }

    @Override
    public Map<String, Known> known(Collection<String> codes) {
      record Row(String code, long id, int version) {}
      Map<String, Known> known = new HashMap<>();
      jdbc.sql(
              "select p.code, c.id, c.version from project p join commitment c on c.id = p.id where p.code = any (?)")
          .param(codes.toArray(String[]::new))
          .query(RecordRows.of(Row.class))
          .list()
          .forEach(row -> known.put(row.code(), new Known(row.id(), row.version())));
      return known;
    }

    @Override
    public @Nullable ProjectDraft draft(Filled row, @Nullable Known known) {
      ProjectDraft before = known == null ? null : before(known.id());
      String code = row.get(CODE);
      String name = row.get(NAME);
      String projectClass = row.get(CLASS);
      Phase phase = row.get(PHASE);
      String place =
          row.meant(PLACE, places::get, "不是本地区的行政区划名称或代码。", "is no region's name or code here.");
      Long unit = row.meant(LEAD, this::unit, "不是已登记的单位名称或别名。", "is no unit's name or alias.");
      LocalDate start = row.get(START);
      LocalDate due = row.get(DUE);
      BigDecimal total = row.get(TOTAL);
      Map<Funds, BigDecimal> sources = sources(row, before);
      Map<Integer, Map<Funds, BigDecimal>> years = years(row, before);
      BigDecimal longitude = row.get(LONGITUDE, before == null ? null : before.longitude());
      BigDecimal latitude = row.get(LATITUDE, before == null ? null : before.latitude());
      String datum = row.get(DATUM, before == null ? null : before.datum());
      if (longitude != null && datum == null) {
        row.wrong(DATUM, "填写经纬度时应注明坐标系 WGS84 或 GCJ02。", "with coordinates, say WGS84 or GCJ02.");
      }
      Group counted = group(row);
      String content = row.get(CONTENT, before == null ? null : before.content());
      if (before != null && phase != null && phase != before.phase()) {
        if (!before.phase().next().contains(phase)) {
          row.wrong(PHASE, ProjectProgress.illegal(before.phase(), phase));
        }
      }
      if (!row.isSound()) {
        return null;
      }
      ProjectDraft draft =
          new ProjectDraft(
              Objects.requireNonNull(code),
              Objects.requireNonNull(name),
              Objects.requireNonNull(projectClass),
              Objects.requireNonNull(phase),
              total,
              sources,
              years,
              Objects.requireNonNull(place),
              longitude,
              latitude,
              longitude == null ? null : datum,
              Objects.requireNonNull(unit),
              before == null ? List.of() : before.supportUnitIds(),
              Objects.requireNonNull(start),
              Objects.requireNonNull(due),
              before != null ? before.planId() : counted != null ? counted.planId() : planId,
              counted != null ? counted.id() : before == null ? null : before.plannedTotalId(),
              content);
      draft.refuse().ifPresent(row::wrong);
      if (draft.equals(before)) {
        row.isUnchanged();
      }
      return row.isSound() ? draft : null;
    }

    private @Nullable Long unit(String words) {
      return called
          .computeIfAbsent(
              words,
              w ->
                  codes.stream()
                      .map(code -> units.called(w, code))
                      .flatMap(Optional::stream)
                      .map(Unit::id)
                      .findFirst())
          .orElse(null);
    }

    private static Map<Funds, BigDecimal> sources(Filled row, @Nullable ProjectDraft before) {
      Map<Funds, BigDecimal> sources = new LinkedHashMap<>();
      SOURCES.forEach(
          (funds, column) -> {
            BigDecimal amount = row.get(column);
            if (amount != null && amount.signum() != 0) {
              sources.put(funds, amount);
            }
          });
      return sources.isEmpty() && before != null ? before.sources() : sources;
    }

    private static Map<Integer, Map<Funds, BigDecimal>> years(
        Filled row, @Nullable ProjectDraft before) {
      Integer year = row.get(YEAR);
      BigDecimal amount = row.get(YEAR_AMOUNT);
      if (row.isSound() && (year == null) != (amount == null)) {
        row.wrong(
            year == null ? YEAR : YEAR_AMOUNT,
            "年度和年度投资应同时填写。",
            "give both the year and its investment.");
      }
      Map<Integer, Map<Funds, BigDecimal>> years =
          new LinkedHashMap<>(before == null ? Map.of() : before.years());
      if (year != null && amount != null) {
        Map<Funds, BigDecimal> known = years.getOrDefault(year, Map.of());
        // What is known by source stays so where the year's sum is the same.
        if (ProjectDraft.sum(known).compareTo(amount) != 0) {
          years.put(year, Map.of(Funds.UNSPECIFIED, amount));
        }
      }
      return years;
    }

    /** The one group of this name, of the plan that was chosen where one was. */
    private @Nullable Group group(Filled row) {
      String words = row.get(COUNTED);
      if (words == null) {
        return null;
      }
      List<Group> found =
          groups.computeIfAbsent(
              words,
              name ->
                  jdbc.sql(
                          """
                          select id, plan_id from planned_total
                          where state = 'ACTIVE' and name = :name and (cast(:plan as bigint) is null or plan_id = :plan)
                          order by id limit 3
                          """)
                      .param("name", name)
                      .param("plan", planId, java.sql.Types.BIGINT)
                      .query(RecordRows.of(Group.class))
                      .list());
      if (found.size() != 1) {
        row.wrong(
            COUNTED,
            found.isEmpty()
                ? Refusal.invalid(
                    "commitments.no-project-group",
                    planId == null ? "规划中没有这一组项目。" : "所选规划中没有这一组项目。",
                    "no plan states such a group of projects.")
                : Refusal.invalid(
                    "commitments.project-group-ambiguous",
                    "有几组项目同名，请在上传时选择规划。",
                    "several groups are called so: choose the plan when uploading."));
      }
      return found.size() == 1 ? found.get(0) : null;
    }

    /** A project as a form would give it back unchanged. */
    private ProjectDraft before(long id) {
      Project project = projects.get(id);
      Map<Funds, BigDecimal> sources = new LinkedHashMap<>();
      Map<Integer, Map<Funds, BigDecimal>> years = new LinkedHashMap<>();
      for (Investments.Investment money : investments.of(id)) {
        if (money.year() == null) {
          sources.put(money.source(), plain(money.amount()));
        } else {
          years
              .computeIfAbsent(money.year(), y -> new LinkedHashMap<>())
              .put(money.source(), plain(money.amount()));
        }
      }
      return new ProjectDraft(
          project.code(),
          project.common().title(),
          project.projectClass(),
          project.phase(),
          project.total() == null ? null : plain(project.total()),
          sources,
          years,
          project.regionCode(),
          project.longitude() == null ? null : plain(project.longitude()),
          project.latitude() == null ? null : plain(project.latitude()),
          project.datum(),
          project.common().leadUnitId(),
          project.common().supportUnitIds(),
          project.common().startOn(),
          project.common().due(),
          project.common().planId(),
          project.plannedTotalId(),
          project.content());
    }

    private static BigDecimal plain(BigDecimal number) {
      BigDecimal stripped = number.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public void keep(List<Entry<ProjectDraft>> rows) {
      for (Entry<ProjectDraft> row : rows) {
        Known known = row.known();
        if (known == null) {
          projects.addListed(row.draft());
        } else {
          projects.edit(known.id(), known.version(), row.draft());
          Project now = projects.get(known.id());
          if (now.phase() != row.draft().phase()) {
            progress.move(known.id(), now.common().version(), row.draft().phase());
          }
        }
      }
    }
  }
}
