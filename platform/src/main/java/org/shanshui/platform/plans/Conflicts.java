package org.shanshui.platform.plans;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.consistency.Consistency;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.Lock;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Consistency between the plans in force (多规一致性): each is compared with those of its region, of the
 * regions above and of those below. Two plans' contradiction is seen by who sees both.
 */
@Service
class Conflicts {
  /** To say which of two plans' figures holds. */
  static final May<Conflict> SETTLE = May.ofRegion(Conflict::regionPath, Role.PLANNER);

  static final String COLUMNS =
      "id, region_path, first_plan, second_plan, subject, name, due, scope, differences, claims, state, reopened, prevails, reason,"
          + " settled_by, settled_at, found_at, version";
  private static final String CONFLICT = "select " + COLUMNS + " from plan_conflict ";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Plans plans;
  private final AdoptedItems items;
  private final Clock clock;

  Conflicts(JdbcClient jdbc, JsonMapper json, Plans plans, AdoptedItems items, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.plans = plans;
    this.items = items;
    this.clock = clock;
  }

  /** The open ones of a plan, the latest found first. */
  List<Conflict> openOf(long planId, int most) {
    return jdbc.sql(
            CONFLICT
                + "where state = 'open' and :plan in (first_plan, second_plan) order by id desc limit :most")
        .param("plan", planId)
        .param("most", most)
        .query(mapper())
        .list();
  }

  Conflict get(long id) {
    return jdbc.sql(CONFLICT + "where id = ?")
        .param(id)
        .query(mapper())
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "plans.no-contradiction",
                        "没有这条矛盾，或不在您的范围内。",
                        "there is no such contradiction in your sight")
                    .asException());
  }

  int open() {
    return jdbc.sql("select count(*)::int from plan_conflict where state = 'open'")
        .query(Integer.class)
        .single();
  }

  /** Says which plan's figure holds, and why. */
  @Transactional
  void settle(long id, long prevails, String reason, int version) {
    SETTLE.demand();
    Conflict conflict = get(id);
    SETTLE.demand(conflict);
    if (reason.isBlank()) {
      throw Refusal.invalid(
              "plans.prevailing-reason-missing",
              "请写明以哪份规划为准的理由。",
              "say why this plan's figure holds")
          .asException();
    }
    if (prevails != conflict.firstPlan() && prevails != conflict.secondPlan()) {
      throw Refusal.invalid(
              "plans.none-prevails", "只能以这两份规划之一为准。", "one of the two plans must prevail")
          .asException();
    }
    int saved =
        jdbc.sql(
                "update plan_conflict set state = 'settled', reopened = false, prevails = ?, reason = ?, settled_by = ?,"
                    + " settled_at = ?, version = version + 1 where id = ? and version = ? and state <> 'gone'")
            .params(
                prevails,
                reason.strip(),
                Actor.current().name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                id,
                version)
            .update();
    if (saved == 0) {
      throw Refusal.stale().asException();
    }
  }

  @ApplicationModuleListener
  void on(PlanAdopted event) {
    compare(event.planId());
  }

  /** Compares a plan's version in force with all that it must agree with. */
  @Transactional
  void compare(long planId) {
    // Two plans adopted at once are each compared with the other, but not at the same time.
    Lock.CONFLICTS.take(jdbc);
    Optional<PlanSummary> found = plans.find(planId);
    if (found.isEmpty()) {
      return;
    }
    Side plan = new Side(found.get());
    for (PlanSummary other : related(found.get())) {
      compare(
          other.planId() < planId ? new Side(other) : plan,
          other.planId() < planId ? plan : new Side(other));
    }
  }

  private List<PlanSummary> related(PlanSummary plan) {
    List<String> above = new ArrayList<>();
    String path = plan.regionPath();
    for (int slash = 0; slash >= 0; slash = path.indexOf('/', slash + 1)) {
      above.add(path.substring(0, slash + 1));
    }
    List<Long> ids =
        jdbc.sql(
                "select id from plan where id <> ? and (region_path = any (?) or (region_path >= ? and region_path < ?)) order by id")
            .params(
                plan.planId(),
                above.toArray(String[]::new),
                path,
                path.substring(0, path.length() - 1) + "0")
            .query(Long.class)
            .list();
    return ids.stream().map(plans::get).toList();
  }

  /** A plan's version in force, its items numbered by their places in it. */
  private final class Side {
    private final PlanSummary plan;
    private final List<AdoptedRow> rows;
    private final Plan comparable;

    Side(PlanSummary plan) {
      this.plan = plan;
      this.rows = items.of(plan.planId(), plan.version());
      this.comparable = comparable();
    }

    /** As the compiler's comparison reads it, with each item's index for its offset. */
    private Plan comparable() {
      List<QuantityMention> targets = new ArrayList<>();
      List<Indicator> indicators = new ArrayList<>();
      List<Project> projects = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Content content = rows.get(i).content();
        if (content instanceof Content.Target target && target.inWords()) {
          continue; // Two such are not compared: what contradicts 只增不减 only a person can tell.
        }
        if (content instanceof Content.Target target) {
          targets.add(mention(i, target));
        } else if (content instanceof Content.Indicator row) {
          indicators.add(
              new Indicator(
                  null,
                  row.category(),
                  row.name(),
                  row.unit(),
                  row.basePeriod(),
                  row.baseText(),
                  row.baseValue(),
                  row.due(),
                  row.targetText(),
                  row.op(),
                  row.value(),
                  row.nature(),
                  i,
                  i + 1));
        } else if (content instanceof Content.Project project) {
          projects.add(
              new Project(
                  project.name(),
                  project.type(),
                  project.count(),
                  project.total(),
                  project.year(),
                  project.unit(),
                  project.phase(),
                  project.due(),
                  i,
                  i + 1));
        }
      }
      return new Plan(
          new Plan.SourceInfo(plan.title(), "", "", 0),
          plan.title(),
          null,
          new Plan.Region(plan.regionName(), null),
          plan.kind(),
          null,
          null,
          plan.lastYear() == null ? null : new Plan.YearRange(plan.firstYear(), plan.lastYear()),
          null,
          List.of(),
          targets,
          List.of(),
          indicators,
          projects,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }

    private QuantityMention mention(int index, Content.Target target) {
      return new QuantityMention(
          "q" + index,
          index,
          index + 1,
          rows.get(index).sentence(),
          QuantityMention.QuantityClass.TARGET,
          null,
          target.metric(),
          QuantityMention.Kind.valueOf(target.kind().toUpperCase(java.util.Locale.ROOT)),
          Arrays.stream(QuantityMention.Op.values())
              .filter(op -> op.sign().equals(target.op()))
              .findFirst()
              .orElse(QuantityMention.Op.EQUAL),
          target.value(),
          target.upper(),
          target.unit(),
          target.due(),
          target.base(),
          target.basePeriod(),
          target.scope(),
          QuantityMention.Strength.valueOf(target.strength().toUpperCase(java.util.Locale.ROOT)),
          1,
          Rules.of("adopted"));
    }

    Conflict.Claim claim(Consistency.Claim claim) {
      AdoptedRow row = rows.get(claim.start());
      return new Conflict.Claim(
          plan.planId(),
          plan.version(),
          plan.title(),
          row.itemId(),
          row.documentId(),
          row.start(),
          row.end(),
          claim.name(),
          claim.op(),
          claim.value(),
          claim.upper(),
          claim.unit(),
          claim.phase(),
          claim.due(),
          row.sentence());
    }
  }

  private record Key(String subject, String name, @Nullable String due, @Nullable String scope) {}

  private void compare(Side first, Side second) {
    Consistency consistency = Consistency.of(List.of(first.comparable, second.comparable));
    Map<Key, Conflict> known = new HashMap<>();
    jdbc.sql(CONFLICT + "where first_plan = ? and second_plan = ?")
        .params(first.plan.planId(), second.plan.planId())
        .query(mapper())
        .list()
        .forEach(c -> known.put(new Key(c.subject(), c.name(), c.due(), c.scope()), c));
    Set<Key> found = new HashSet<>();
    differences("indicator", consistency.indicators(), first, second, known, found);
    differences("project", consistency.projects(), first, second, known, found);
    known.forEach(
        (key, conflict) -> {
          if (!found.contains(key) && !conflict.state().equals("gone")) {
            jdbc.sql("update plan_conflict set state = 'gone', version = version + 1 where id = ?")
                .param(conflict.id())
                .update();
          }
        });
  }

  private void differences(
      String subject,
      List<Consistency.Subject> subjects,
      Side first,
      Side second,
      Map<Key, Conflict> known,
      Set<Key> found) {
    for (Consistency.Subject one : subjects) {
      String name =
          one.kind() == null || one.kind().word().equals("level")
              ? one.name()
              : one.name() + "（" + chinese(one.kind()) + "）";
      for (Consistency.Finding finding : one.findings()) {
        Key key = new Key(subject, name, finding.due(), finding.scope());
        boolean differs =
            finding.verdict() == Consistency.Verdict.CONTRADICTION
                || finding.verdict() == Consistency.Verdict.COMPATIBLE;
        if (differs && found.add(key)) {
          save(key, finding, first, second, known.get(key));
        }
      }
    }
  }

  private static String chinese(QuantityMention.Kind kind) {
    return switch (kind) {
      case GROWTH -> "增长";
      case REDUCTION -> "下降";
      case RISE -> "提高";
      case LEVEL -> "达到";
    };
  }

  private void save(
      Key key, Consistency.Finding finding, Side first, Side second, @Nullable Conflict known) {
    List<Conflict.Claim> claims =
        finding.claims().stream()
            .map(claim -> (claim.plan() == 0 ? first : second).claim(claim))
            .toList();
    String[] differences =
        finding.differences().stream()
            .map(Consistency.Difference::word)
            .sorted()
            .toArray(String[]::new);
    String higher =
        first.plan.regionPath().length() <= second.plan.regionPath().length()
            ? first.plan.regionPath()
            : second.plan.regionPath();
    Long[] both = both(first.plan.planId(), second.plan.planId());
    if (known == null) {
      jdbc.sql(
              "insert into plan_conflict (region_path, unit_ids, first_plan, second_plan, subject, name, due, scope, differences,"
                  + " claims, state, found_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'open', ?)")
          .params(
              higher,
              both,
              first.plan.planId(),
              second.plan.planId(),
              key.subject(),
              key.name(),
              key.due(),
              key.scope(),
              differences,
              json.writeValueAsString(claims),
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
      return;
    }
    if (claims.equals(known.claims()) && !known.state().equals("gone")) {
      // Told anew of a version that is known: who is about to settle it must not be disturbed.
      return;
    }
    boolean sameFigures = figures(claims).equals(figures(known.claims()));
    boolean reopen =
        known.state().equals("gone") || known.state().equals("settled") && !sameFigures;
    jdbc.sql(
            "update plan_conflict set region_path = ?, unit_ids = ?, differences = ?, claims = ?::jsonb,"
                + " state = case when ? then 'open' else state end, reopened = reopened or (? and reason is not null),"
                + " version = version + 1 where id = ?")
        .params(
            higher, both, differences, json.writeValueAsString(claims), reopen, reopen, known.id())
        .update();
  }

  private static Set<String> figures(List<Conflict.Claim> claims) {
    return claims.stream().map(Conflict.Claim::figure).collect(Collectors.toSet());
  }

  private Long[] both(long first, long second) {
    return jdbc.sql(
            "select unnest(unit_ids) from plan where id = ? intersect select unnest(unit_ids) from plan where id = ?")
        .params(first, second)
        .query(Long.class)
        .list()
        .toArray(Long[]::new);
  }

  RecordRows<Conflict> mapper() {
    return RecordRows.of(Conflict.class)
        .with(
            "claims",
            row ->
                json.readValue(
                    row.getString("claims"), new TypeReference<List<Conflict.Claim>>() {}));
  }
}
