package org.shanshui.compiler.consistency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.consistency.Consistency.Claim;
import org.shanshui.compiler.consistency.Consistency.Difference;
import org.shanshui.compiler.consistency.Consistency.Finding;
import org.shanshui.compiler.consistency.Consistency.Subject;
import org.shanshui.compiler.consistency.Consistency.Verdict;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** Compares targets and indicator rows of several plans. */
final class IndicatorComparison {
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern GROWTH = Pattern.compile("(?:增长速度|增长率|增速|增幅|涨幅)$");
  private static final Pattern REDUCTION = Pattern.compile("(?:下降率|下降比例|下降幅度|降幅|降低率|下降)$");
  private static final Pattern WHOLE = Pattern.compile("(?:全|我|本)(?:省|市|区|县|州|域|旗)");

  /** A claim as it is compared. */
  record Stated(Claim claim, Place place, Amount amount) {}

  /**
   * For when and where a claim holds.
   *
   * @param period of the plan, where a value adds up over it; else null
   */
  record Place(@Nullable String scope, @Nullable String year, Plan.@Nullable YearRange period) {

    boolean sameYear(Place other) {
      return Objects.equals(scope, other.scope) && Objects.equals(year, other.year);
    }
  }

  private record Topic(String name, Kind kind) {}

  private final Map<Topic, List<Stated>> topics = new LinkedHashMap<>();
  private final Levels levels = new Levels();
  private final List<Plan> plans;
  private final boolean oneRegion;

  private IndicatorComparison(List<Plan> plans) {
    this.plans = plans;
    Set<String> regions = new HashSet<>();
    for (Plan plan : plans) {
      if (plan.region() != null) {
        regions.add(plan.region().name());
      }
    }
    // A plan that does not say its region is taken to be of the one that the others are of.
    this.oneRegion = regions.size() < 2;
    for (int i = 0; i < plans.size(); i++) {
      gather(i, plans.get(i));
    }
    changesAsLevels();
  }

  /** Where other plans state the level that a change leads to, both can be compared. */
  private void changesAsLevels() {
    topics.forEach(
        (topic, changes) -> {
          List<Stated> stated = topics.get(new Topic(topic.name(), Kind.LEVEL));
          if (topic.kind() == Kind.LEVEL || stated == null) {
            return;
          }
          List<Stated> converted = new ArrayList<>();
          for (Stated change : changes) {
            Integer from = plans.get(change.claim().plan()).baseYear();
            Stated level =
                from == null ? null : levels.of(topic.name(), topic.kind(), change, from, stated);
            if (level != null) {
              converted.add(level);
            }
          }
          stated.addAll(converted);
        });
  }

  static List<Subject> of(List<Plan> plans) {
    List<Subject> subjects = new ArrayList<>();
    new IndicatorComparison(plans)
        .topics.forEach(
            (topic, stated) -> {
              if (plansOf(stated) > 1) {
                String name = stated.get(0).claim().name();
                subjects.add(new Subject(name, topic.kind(), findings(stated)));
              }
            });
    return List.copyOf(subjects);
  }

  private void gather(int number, Plan plan) {
    for (Indicator row : plan.indicators()) {
      Claim claim =
          new Claim(
              number,
              row.name(),
              row.targetOp(),
              row.targetValue(),
              null,
              row.unit(),
              null,
              year(row.targetPeriod(), plan),
              null,
              row.start(),
              row.end());
      state(claim, row.name(), Kind.LEVEL, null, plan);
      levels.know(row, plan);
    }
    for (QuantityMention q : plan.quantities()) {
      if (q.type() == QuantityClass.TARGET && q.metric() != null) {
        Claim claim =
            new Claim(
                number,
                q.metric(),
                q.op() == null ? null : q.op().sign(),
                q.value(),
                q.upper(),
                q.unit(),
                null,
                q.due() == null ? year(null, plan) : q.due(),
                null,
                q.start(),
                q.end());
        state(claim, q.metric(), q.kind() == null ? Kind.LEVEL : q.kind(), q.scope(), plan);
        levels.know(q, plan);
      }
    }
  }

  private void state(Claim claim, String metric, Kind kind, @Nullable String scope, Plan plan) {
    BigDecimal value = claim.value();
    Kind meant = kind;
    String measured = metric;
    Matcher growth = GROWTH.matcher(metric);
    Matcher reduction = REDUCTION.matcher(metric);
    if (growth.find()) {
      meant = kind == Kind.LEVEL ? Kind.GROWTH : kind;
      measured = growth.replaceFirst("");
    } else if (reduction.find()) {
      meant = kind == Kind.LEVEL ? Kind.REDUCTION : kind;
      measured = reduction.replaceFirst("");
    }
    if (value == null) {
      return;
    }
    Amount amount = Amount.of(value, claim.upper(), claim.unit());
    String name = MetricName.of(measured, amount.dimension(), plan.region());
    if (name == null) {
      return;
    }
    Place place =
        new Place(
            scope(scope, plan),
            year(claim.due(), plan),
            addsUp(meant, amount) ? plan.period() : null);
    Stated stated = new Stated(claim, place, amount);
    List<Stated> known = topics.computeIfAbsent(new Topic(name, meant), t -> new ArrayList<>());
    known.add(stated);
  }

  /**
   * Whether a value says how much comes about in the plan's period, so that a year's plan and a
   * five-year plan may differ in it: 新增90家 and 新增350家. A share or a concentration does not add up.
   */
  private static boolean addsUp(Kind kind, Amount amount) {
    String dimension = amount.dimension();
    boolean share =
        dimension.equals("ratio") || dimension.contains("/") || dimension.startsWith(":");
    return kind != Kind.LEVEL || !share;
  }

  private @Nullable String scope(@Nullable String scope, Plan plan) {
    String region = plan.region() == null ? null : plan.region().name();
    if (scope == null || scope.equals(region) || WHOLE.matcher(scope).matches()) {
      return oneRegion ? null : region;
    }
    return scope;
  }

  private static @Nullable String year(@Nullable String period, Plan plan) {
    if (period != null) {
      Matcher year = YEAR.matcher(period);
      String last = null;
      while (year.find()) {
        last = year.group();
      }
      if (last != null) {
        return last;
      }
    }
    return plan.period() == null ? null : Integer.toString(plan.period().to());
  }

  private static List<Finding> findings(List<Stated> stated) {
    record Question(Place place, String dimension) {}
    Map<Question, List<Stated>> questions = new LinkedHashMap<>();
    for (Stated s : stated) {
      questions
          .computeIfAbsent(
              new Question(s.place(), s.amount().dimension()), question -> new ArrayList<>())
          .add(s);
    }
    List<Finding> findings = new ArrayList<>();
    questions.forEach(
        (question, answers) ->
            findings.add(
                plansOf(answers) > 1
                    ? compared(question.place(), answers)
                    : alone(question.place(), answers, stated)));
    findings.sort(java.util.Comparator.comparing(Finding::verdict));
    return List.copyOf(findings);
  }

  private static Finding compared(Place place, List<Stated> answers) {
    Map<Integer, Set<Amount>> amounts = new LinkedHashMap<>();
    Map<Integer, Set<String>> signs = new LinkedHashMap<>();
    for (Stated s : answers) {
      amounts.computeIfAbsent(s.claim().plan(), plan -> new HashSet<>()).add(s.amount());
      signs
          .computeIfAbsent(s.claim().plan(), plan -> new HashSet<>())
          .add(Objects.requireNonNullElse(s.claim().op(), "="));
    }
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    // A plan may state one metric for several objects: it is enough that all share one value.
    boolean differ = shared(amounts.values()).isEmpty();
    if (differ) {
      differences.add(Difference.VALUE);
    }
    if (shared(signs.values()).isEmpty()) {
      differences.add(Difference.COMPARATOR);
    }
    if (months(answers).size() > 1) {
      differences.add(Difference.DUE);
    }
    Set<String> all = signs.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    boolean opposed =
        differences.contains(Difference.COMPARATOR) && all.contains(">=") && all.contains("<=");
    Integer tighter = differ && !opposed ? Bounds.tightest(answers) : null;
    if (tighter != null) {
      differences.remove(Difference.VALUE);
      differences.add(Difference.TIGHTNESS);
    }
    boolean apart = opposed || differ && tighter == null || differences.contains(Difference.DUE);
    Verdict verdict =
        apart ? Verdict.CONTRADICTION : differ ? Verdict.COMPATIBLE : Verdict.AGREEMENT;
    return finding(place, verdict, apart ? null : tighter, differences, answers);
  }

  private static <T> Set<T> shared(Collection<Set<T>> sets) {
    Set<T> shared = new HashSet<>(sets.iterator().next());
    sets.forEach(shared::retainAll);
    return shared;
  }

  /** The months by which it must hold; a plan that says the year alone leaves the month open. */
  private static Set<String> months(List<Stated> answers) {
    return answers.stream()
        .map(s -> s.claim().due())
        .filter(due -> due != null && due.length() > 4)
        .collect(Collectors.toSet());
  }

  private static Finding alone(Place place, List<Stated> answers, List<Stated> all) {
    int plan = answers.get(0).claim().plan();
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    List<Stated> others = all.stream().filter(s -> s.claim().plan() != plan).toList();
    List<Stated> sameYear = others.stream().filter(s -> s.place().sameYear(place)).toList();
    String dimension = answers.get(0).amount().dimension();
    if (sameYear.stream().anyMatch(s -> s.amount().dimension().equals(dimension))) {
      differences.add(Difference.PERIOD);
    } else if (!sameYear.isEmpty()) {
      differences.add(Difference.UNIT);
    } else if (others.stream().anyMatch(s -> Objects.equals(s.place().scope(), place.scope()))) {
      differences.add(Difference.DUE);
    } else {
      differences.add(Difference.SCOPE);
    }
    return finding(place, Verdict.NOT_COMPARABLE, null, differences, answers);
  }

  private static Finding finding(
      Place place,
      Verdict verdict,
      @Nullable Integer tighter,
      Set<Difference> differences,
      List<Stated> answers) {
    record Same(int plan, Amount amount, @Nullable String op) {}
    Map<Same, Claim> claims = new LinkedHashMap<>();
    // The table's row and the sentence that repeats it are one claim.
    for (Stated s : answers) {
      claims.putIfAbsent(new Same(s.claim().plan(), s.amount(), s.claim().op()), s.claim());
    }
    return new Finding(
        place.year(),
        place.scope(),
        verdict,
        tighter,
        Set.copyOf(differences),
        List.copyOf(claims.values()));
  }

  private static long plansOf(List<Stated> stated) {
    return stated.stream().mapToInt(s -> s.claim().plan()).distinct().count();
  }
}
