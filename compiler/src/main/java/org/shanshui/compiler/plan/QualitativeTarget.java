package org.shanshui.compiler.plan;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Strength;

/**
 * A target without a number (定性目标): 永久基本农田只增不减, 综合实力位居全省前三.
 *
 * @param metric what is meant, empty where the clause does not name it
 * @param statement what shall hold of it: 只增不减, 位居全省前三
 * @param scope region or object that it holds for, null for the plan's own
 * @param due the year by which it must hold, null where nothing says
 * @param rule the name of the rule that found it
 * @param start of the clause
 */
public record QualitativeTarget(
    String metric,
    String statement,
    @Nullable String scope,
    @Nullable String due,
    Strength strength,
    String rule,
    int start,
    int end) {

  /** The kind on the wire: what sets it apart from targets with a number. */
  public static final String KIND = "qualitative";

  /** The same with other offsets. */
  public QualitativeTarget at(int newStart, int newEnd) {
    return new QualitativeTarget(metric, statement, scope, due, strength, rule, newStart, newEnd);
  }
}
