package org.shanshui.compiler.consistency;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.consistency.Consistency.Claim;
import org.shanshui.compiler.consistency.Consistency.Difference;
import org.shanshui.compiler.consistency.Consistency.Finding;
import org.shanshui.compiler.consistency.Consistency.Subject;
import org.shanshui.compiler.consistency.Consistency.Verdict;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;

/**
 * Compares the named projects of several plans: total investment, and when the same phase is due. A
 * class of projects that the text counts is a target and is compared as one.
 */
final class ProjectComparison {
  private ProjectComparison() {}

  static List<Subject> of(List<Plan> plans) {
    Map<String, List<Claim>> named = new LinkedHashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      for (Project project : plan.projects()) {
        String name = MetricName.of(project.name(), "", plan.region());
        if (name != null && project.count() == null) {
          named.computeIfAbsent(name, n -> new ArrayList<>()).add(claim(i, project));
        }
      }
    }
    List<Subject> subjects = new ArrayList<>();
    for (List<Claim> claims : named.values()) {
      if (claims.stream().mapToInt(Claim::plan).distinct().count() > 1) {
        subjects.add(new Subject(claims.get(0).name(), null, List.of(compared(claims))));
      }
    }
    return List.copyOf(subjects);
  }

  private static Claim claim(int plan, Project project) {
    return new Claim(
        plan,
        project.name(),
        null,
        project.totalInvestment(),
        null,
        project.unit(),
        project.phase(),
        project.due(),
        null,
        project.start(),
        project.end());
  }

  private static Finding compared(List<Claim> claims) {
    Map<Integer, Set<Amount>> amounts = sets(claims, ProjectComparison::amount);
    Map<Integer, Set<String>> dues =
        sets(claims, c -> c.due() == null ? null : (c.phase() == null ? "" : c.phase()) + c.due());
    Map<Integer, Set<String>> phases = sets(claims, Claim::phase);
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    boolean apart = false;
    if (amounts.size() > 1 && disjoint(amounts)) {
      differences.add(Difference.VALUE);
      apart = true;
    }
    boolean samePhase = phases.size() < 2 || !disjoint(phases);
    if (!samePhase) {
      differences.add(Difference.PHASE);
    }
    if (dues.size() > 1 && disjoint(dues)) {
      differences.add(Difference.DUE);
      // To be begun in one year and finished in another is no contradiction.
      apart |= samePhase;
    }
    boolean nothingShared = amounts.size() < 2 && dues.size() < 2 && phases.size() < 2;
    Verdict verdict =
        apart ? Verdict.CONTRADICTION : nothingShared ? Verdict.NOT_COMPARABLE : Verdict.AGREEMENT;
    return new Finding(null, null, verdict, null, Set.copyOf(differences), List.copyOf(claims));
  }

  private static @Nullable Amount amount(Claim claim) {
    return claim.value() == null ? null : Amount.of(claim.value(), null, claim.unit());
  }

  /** What each plan that says something says. */
  private static <T> Map<Integer, Set<T>> sets(
      List<Claim> claims, Function<Claim, @Nullable T> said) {
    Map<Integer, Set<T>> sets = new LinkedHashMap<>();
    for (Claim claim : claims) {
      T value = said.apply(claim);
      if (value != null) {
        sets.computeIfAbsent(claim.plan(), plan -> new HashSet<>()).add(value);
      }
    }
    return sets;
  }

  private static <T> boolean disjoint(Map<Integer, Set<T>> sets) {
    Set<T> shared = new HashSet<>(sets.values().iterator().next());
    sets.values().forEach(shared::retainAll);
    return shared.isEmpty();
  }
}
