package org.shanshui.platform.plans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Sought;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The adopted plans (已采纳的规划). What is out of the actor's sight is not there. */
@Service
public class Plans {
  static final String COLUMNS =
      "p.id plan_id, p.in_force \"version\", p.title, p.kind, p.region_code, r.name region_name, p.region_path,"
          + " p.first_year, p.last_year, p.adopted_at, p.adopted_by, p.items, p.archived";
  static final String FROM = "plan p join region r on r.code = p.region_code";
  private static final String PLAN = "select " + COLUMNS + " from " + FROM + " ";
  private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d\\d");
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final AdoptedItems items;
  private final Owners owners;

  Plans(JdbcClient jdbc, AdoptedItems items, Owners owners) {
    this.jdbc = jdbc;
    this.items = items;
    this.owners = owners;
  }

  /**
   * A version as it was adopted; refuses if there is none in sight. A name whose unit became known
   * only after adoption has its unit too.
   */
  public AdoptedPlan adopted(long planId, int version) {
    Version v = version(planId, version);
    List<AdoptedTask> tasks = new ArrayList<>();
    List<AdoptedTarget> targets = new ArrayList<>();
    List<AdoptedIndicator> indicators = new ArrayList<>();
    List<AdoptedProject> projects = new ArrayList<>();
    Integer only =
        v.firstYear() != null && v.firstYear().equals(v.lastYear()) ? v.firstYear() : null;
    Owners.Search known = owners.knownWithin(v.regionCode());
    for (AdoptedRow row : items.of(planId, version)) {
      if (row.content() instanceof Content.Task task) {
        tasks.add(task(row, known.matched(task), only));
      } else if (row.content() instanceof Content.Target target) {
        targets.add(target(row, target));
      } else if (row.content() instanceof Content.Indicator indicator) {
        indicators.add(indicator(row, indicator));
      } else if (row.content() instanceof Content.Project project) {
        projects.add(project(row, project));
      }
    }
    return new AdoptedPlan(
        planId,
        version,
        v.title(),
        v.kind(),
        v.regionCode(),
        v.regionPath(),
        v.firstYear(),
        v.lastYear(),
        v.baseYear(),
        v.adoptedAt(),
        List.copyOf(tasks),
        List.copyOf(targets),
        List.copyOf(indicators),
        List.copyOf(projects),
        dropped(v.id()));
  }

  /** The plan's version in force; refuses if there is none in sight. */
  public PlanSummary get(long planId) {
    return find(planId)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "plans.no-plan", "没有这份规划，或不在您的范围内。", "there is no such plan in your sight")
                    .asException());
  }

  public Optional<PlanSummary> find(long planId) {
    return jdbc.sql(PLAN + "where p.id = ?")
        .param(planId)
        .query(RecordRows.of(PlanSummary.class))
        .optional();
  }

  /** The plans of a region and of all below it, the latest adopted first, at most 500. */
  public List<PlanSummary> within(String regionPath) {
    return jdbc.sql(
            PLAN
                + "where p.region_path >= :path and p.region_path < :beyond order by p.id desc limit :most")
        .param("path", regionPath)
        .param("beyond", regionPath.substring(0, regionPath.length() - 1) + "0")
        .param("most", MOST)
        .query(RecordRows.of(PlanSummary.class))
        .list();
  }

  /** Those whose version in force was adopted since a moment, the latest first. */
  public List<PlanSummary> adoptedSince(Instant since, int most) {
    return jdbc.sql(
            PLAN + "where p.adopted_at >= :since order by p.adopted_at desc, p.id desc limit :most")
        .param("since", since.atOffset(java.time.ZoneOffset.UTC))
        .param("most", most)
        .query(RecordRows.of(PlanSummary.class))
        .list();
  }

  /** Those that have these words in their title, the latest first. */
  public List<PlanSummary> titled(String words, int most) {
    Condition titled = Sought.of(words).in("word", "p.id", List.of("p.title"), List.of());
    return jdbc.sql(PLAN + "where " + titled.sql() + " order by p.id desc limit :most")
        .params(titled.parameters())
        .param("most", most)
        .query(RecordRows.of(PlanSummary.class))
        .list();
  }

  /** Whether any plan in sight was ever adopted. */
  boolean any() {
    return jdbc.sql("select count(*) = 1 from (select from plan order by id limit 1) first")
        .query(Boolean.class)
        .single();
  }

  /** How many drafts in sight wait to be reviewed. */
  public long toReview() {
    return jdbc.sql("select count(*) from plan_draft where state = 'review'")
        .query(Long.class)
        .single();
  }

  /** The kinds that there are, for a filter. */
  List<String> kinds() {
    return jdbc.sql("select distinct kind from plan where kind is not null order by kind")
        .query(String.class)
        .list();
  }

  /** A version as the table has it. */
  record Version(
      long id,
      long planId,
      int number,
      long draftId,
      String regionCode,
      String regionPath,
      String title,
      @Nullable String kind,
      @Nullable String issuer,
      @Nullable String documentNumber,
      @Nullable String issuedOn,
      @Nullable Integer firstYear,
      @Nullable Integer lastYear,
      @Nullable Integer baseYear,
      String documentName,
      String sha256,
      Instant adoptedAt,
      String adoptedBy,
      @Nullable String note) {}

  private static final String VERSION =
      "select id, plan_id, number, draft_id, region_code, region_path, title, kind, issuer, document_number, issued_on,"
          + " first_year, last_year, base_year, document_name, sha256, adopted_at, adopted_by, note from plan_version ";

  Version version(long planId, int number) {
    return jdbc.sql(VERSION + "where plan_id = ? and number = ?")
        .params(planId, number)
        .query(RecordRows.of(Version.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "plans.no-version",
                        "没有这份规划的第 " + number + " 版，或不在您的范围内。",
                        "there is no version " + number + " of such a plan in your sight")
                    .asException());
  }

  /** The latest first. */
  List<Version> versions(long planId) {
    return jdbc.sql(VERSION + "where plan_id = ? order by number desc")
        .param(planId)
        .query(RecordRows.of(Version.class))
        .list();
  }

  /** The version that was adopted from a document. */
  Optional<Version> ofDocument(long documentId) {
    return jdbc.sql(VERSION + "where draft_id = ?")
        .param(documentId)
        .query(RecordRows.of(Version.class))
        .optional();
  }

  List<DroppedItem> dropped(long versionId) {
    return jdbc.sql(
            "select item_id, kind, title, decision, reason from dropped_item where version_id = ? order by id")
        .param(versionId)
        .query(RecordRows.of(DroppedItem.class))
        .list();
  }

  private static AdoptedTask task(AdoptedRow row, Content.Task task, @Nullable Integer only) {
    Long lead = task.lead() == null ? null : task.lead().unitId();
    return new AdoptedTask(
        row.itemId(),
        row.source(),
        task.title(),
        task.text().contains(task.title()) ? task.text() : task.title() + "：" + task.text(),
        lead,
        lead == null ? task.noOwner() : null,
        task.units().stream().filter(id -> !id.equals(lead)).toList(),
        task.unnamed(),
        task.allCounties(),
        task.due(),
        task.recurrence(),
        only);
  }

  private static AdoptedTarget target(AdoptedRow row, Content.Target target) {
    Integer baseYear = null;
    if (target.basePeriod() != null) {
      Matcher year = YEAR.matcher(target.basePeriod());
      baseYear = year.find() ? Integer.valueOf(year.group()) : null;
    }
    return new AdoptedTarget(
        row.itemId(),
        row.source(),
        row.taskItemId(),
        target.title(),
        target.kind(),
        target.op(),
        target.value(),
        target.words(),
        target.upper(),
        target.unit(),
        target.due(),
        target.base(),
        baseYear,
        target.scope(),
        target.strength());
  }

  private static AdoptedIndicator indicator(AdoptedRow row, Content.Indicator indicator) {
    return new AdoptedIndicator(
        row.itemId(),
        row.source(),
        indicator.category(),
        indicator.name(),
        indicator.unit(),
        indicator.baseText(),
        indicator.baseValue(),
        indicator.basePeriod(),
        indicator.op(),
        indicator.value(),
        indicator.targetText(),
        indicator.due(),
        indicator.nature());
  }

  private static AdoptedProject project(AdoptedRow row, Content.Project project) {
    return new AdoptedProject(
        row.itemId(),
        row.source(),
        row.taskItemId(),
        project.name(),
        project.type(),
        project.count(),
        project.tenThousands(project.total()),
        project.tenThousands(project.year()),
        project.phase(),
        project.due());
  }
}
