package org.shanshui.compiler.consistency;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention.Kind;

/**
 * What several plans say of the same indicators and projects (多规一致性). Targets and indicator rows
 * are matched by name and kind, units are converted, and what is due in the same year for the same
 * region is compared; targets of different years contradict nothing, nor do amounts that add up
 * over periods of different length.
 *
 * @param plans the names of the compared sources; a claim's {@code plan} is an index into them
 * @param indicators named by two plans at least, in the order of the first plan's text
 * @param projects named by two plans at least
 */
public record Consistency(List<String> plans, List<Subject> indicators, List<Subject> projects) {

  /** Compares plans; one alone agrees with itself and gives an empty result. */
  public static Consistency of(List<Plan> plans) {
    return new Consistency(
        plans.stream().map(plan -> plan.source().name()).toList(),
        IndicatorComparison.of(plans),
        ProjectComparison.of(plans));
  }

  /**
   * An indicator or a project that several plans name.
   *
   * @param name as the first of them writes it
   * @param kind of an indicator, null for a project
   */
  public record Subject(String name, @Nullable Kind kind, List<Finding> findings) {}

  /**
   * What was found on comparing claims.
   *
   * @param due the year in question, null where none is said
   * @param scope the region or object in question, null for the plans' own region
   * @param tighter index of the plan that asks for more where the others' claims allow it, else
   *     null
   * @param differences what sets the claims apart; an agreement may differ in its comparator
   */
  public record Finding(
      @Nullable String due,
      @Nullable String scope,
      Verdict verdict,
      @Nullable Integer tighter,
      Set<Difference> differences,
      List<Claim> claims) {}

  /**
   * What one plan says.
   *
   * @param name of the indicator or project as that plan writes it
   * @param op as {@link org.shanshui.compiler.plan.QuantityMention.Op#sign()}
   * @param value an indicator's target, or a project's total investment
   * @param phase of a project
   * @param conversion of a change to the level it leads to, where it was compared as such
   * @param start offset in that plan's text, in code points
   */
  public record Claim(
      int plan,
      String name,
      @Nullable String op,
      @Nullable BigDecimal value,
      @Nullable BigDecimal upper,
      @Nullable String unit,
      @Nullable String phase,
      @Nullable String due,
      @Nullable Conversion conversion,
      int start,
      int end) {

    Claim as(Conversion level) {
      return new Claim(plan, name, op, value, upper, unit, phase, due, level, start, end);
    }
  }

  /**
   * A change told as a level: 比2025年下降10%, from 30微克/立方米 in 2025, is 27微克/立方米.
   *
   * @param base the level from which it changes, as one of the plans states it
   * @param unit of {@code base} and {@code level}
   */
  public record Conversion(String year, BigDecimal base, BigDecimal level, String unit) {}

  /** What a comparison comes to. */
  public enum Verdict {
    /** 矛盾. */
    CONTRADICTION("矛盾"),
    /** 相容: one plan is tighter than the others, 58% where they ask for 55% or more. */
    COMPATIBLE("相容"),
    /** 一致. */
    AGREEMENT("一致"),
    /** 不可比: only one plan speaks of that year, period, region or dimension. */
    NOT_COMPARABLE("不可比");

    private final String chinese;

    Verdict(String chinese) {
      this.chinese = chinese;
    }

    /** The word on the wire. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The word for readers. */
    public String chinese() {
      return chinese;
    }
  }

  /** In what claims differ. */
  public enum Difference {
    /** 数值. */
    VALUE("数值"),
    /** 松紧: one asks for more than the other, which allows it. */
    TIGHTNESS("松紧"),
    /** 单位: of different dimensions, so that nothing converts one to the other. */
    UNIT("单位"),
    /** 比较词. */
    COMPARATOR("比较词"),
    /** 期限. */
    DUE("期限"),
    /** 范围. */
    SCOPE("范围"),
    /** 时段: what one year and what five years bring are two things. */
    PERIOD("时段"),
    /** 阶段, of a project. */
    PHASE("阶段");

    private final String chinese;

    Difference(String chinese) {
      this.chinese = chinese;
    }

    /** The word on the wire. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The word for readers. */
    public String chinese() {
      return chinese;
    }
  }
}
