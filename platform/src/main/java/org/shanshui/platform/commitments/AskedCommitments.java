package org.shanshui.platform.commitments;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.collection.Askable;
import org.shanshui.platform.collection.Asked;
import org.shanshui.platform.collection.Course;
import org.shanshui.platform.collection.Metric;
import org.shanshui.platform.commitments.targets.TargetValues;
import org.shanshui.platform.plans.PlanSummary;
import org.shanshui.platform.plans.Plans;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The commitments, as rounds ask about them: of one plan, or the projects of a region. The forms
 * are called as their kinds.
 */
@Component
@Order(0)
class AskedCommitments implements Askable {
  static final String KEY = "COMMITMENTS";

  private final Commitments commitments;
  private final TargetValues targets;
  private final Plans plans;

  AskedCommitments(Commitments commitments, TargetValues targets, Plans plans) {
    this.commitments = commitments;
    this.targets = targets;
    this.plans = plans;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public Words whole() {
    return new Words("项目库", "Project library");
  }

  @Override
  public List<String> forms() {
    return List.of(
        CommitmentKind.TASK.name(), CommitmentKind.TARGET.name(), CommitmentKind.PROJECT.name());
  }

  @Override
  public Map<Long, String> parts(String regionPath) {
    Map<Long, String> titles = new LinkedHashMap<>();
    plans.within(regionPath).forEach(plan -> titles.put(plan.planId(), plan.title()));
    return titles;
  }

  @Override
  public Map<Long, String> titles(Collection<Long> parts) {
    return parts.stream()
        .flatMap(id -> plans.find(id).stream())
        .collect(toMap(PlanSummary::planId, PlanSummary::title));
  }

  @Override
  public List<String> themes(@Nullable Long part) {
    return commitments.themes(part);
  }

  @Override
  public Optional<Refusal> fault(@Nullable Long part, Set<String> forms) {
    if (part == null && !forms.equals(Set.of(CommitmentKind.PROJECT.name()))) {
      return Optional.of(
          Refusal.invalid(
              "commitments.projects-alone-without-plan",
              "未选规划时只能调度项目库，填报对象请只选“项目”。",
              "without a plan only the project library is reported on: choose projects alone"));
    }
    if (part != null && !commitments.isCommitted(part)) {
      return Optional.of(
          Refusal.missing(
              "commitments.no-plan",
              "没有编号为 " + part + " 的规划，或不在您的数据范围内。",
              "there is no plan " + part + ", or it is out of your sight"));
    }
    return Optional.empty();
  }

  @Override
  public List<Asked> asked(Question question) {
    return commitments
        .reportables(question.part(), question.theme(), question.period().year())
        .stream()
        .filter(r -> isAsked(r, question))
        .map(AskedCommitments::asked)
        .toList();
  }

  /** What is known of targets; tasks and projects stand at what was reported. */
  @Override
  public Map<Subject, Course> courses(Collection<Subject> subjects) {
    String type = CommitmentKind.TARGET.name();
    List<Long> ids =
        subjects.stream().filter(subject -> subject.type().equals(type)).map(Subject::id).toList();
    return targets.known(ids).entrySet().stream()
        .collect(
            toMap(
                one -> new Subject(type, one.getKey()),
                one -> Course.of(one.getValue().values(), one.getValue().yearBefore())));
  }

  private static boolean isAsked(Reportable r, Question question) {
    boolean isDone = r.light() == Light.COMPLETED && r.kind() != CommitmentKind.TARGET;
    return question.forms().contains(r.kind().name())
        && !isDone
        && !r.startOn().isAfter(question.period().last())
        && (question.part() != null || r.regionPath().startsWith(question.regionPath()));
  }

  private static Asked asked(Reportable r) {
    String unit = r.unit() == null ? "" : r.unit();
    return new Asked(
        new Subject(r.kind().name(), r.id()),
        r.kind().name(),
        r.title(),
        r.theme(),
        r.leadUnitId(),
        r.metric() == null ? null : new Metric(r.metric(), unit, r.planned(), r.adds()),
        planned(r, unit),
        r.startOn(),
        Map.of(),
        r.sentence(),
        r.document());
  }

  private static @Nullable String planned(Reportable r, String unit) {
    BigDecimal planned = r.planned();
    if (planned == null) {
      return null;
    }
    String sign =
        switch (String.valueOf(r.comparator())) {
          case ">=" -> "≥";
          case "<=" -> "≤";
          case "~" -> "≈";
          default -> "";
        };
    return sign + planned.stripTrailingZeros().toPlainString() + unit;
  }
}
