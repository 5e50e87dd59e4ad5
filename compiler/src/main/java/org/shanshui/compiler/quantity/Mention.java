package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.units.Quantity;

/**
 * A number being read: found by {@link MentionScanner}, classified by {@link MentionClasses},
 * filled by {@link TargetReader}. Offsets are indexes into its passage's clean text.
 */
final class Mention {
  final int start;
  final int end;

  /** What the number says, null for a pure time expression. */
  final @Nullable Quantity quantity;

  final @Nullable TimeExpression time;

  /** Whether it is written without an Arabic digit. */
  final boolean chinese;

  @Nullable QuantityClass type;

  /** The name of the rule that gave it its class. */
  @Nullable String rule;

  /** The names of the rules that gave a target its fields. */
  @Nullable String metricRule;

  @Nullable String opRule;
  @Nullable String dueRule;
  @Nullable String scopeRule;

  @Nullable String metric;
  @Nullable Kind kind;
  @Nullable Op op;
  @Nullable String due;
  @Nullable BigDecimal base;

  /** Where the base stands, -1 where there is none. */
  int baseStart = -1;

  @Nullable String basePeriod;
  @Nullable String scope;
  @Nullable Strength strength;

  Mention(
      int start,
      int end,
      @Nullable Quantity quantity,
      @Nullable TimeExpression time,
      boolean chinese) {
    this.start = start;
    this.end = end;
    this.quantity = quantity;
    this.time = time;
    this.chinese = chinese;
  }

  boolean is(QuantityClass wanted) {
    return type == wanted;
  }

  /** The unit as written, empty where there is none. */
  String unit() {
    return quantity == null ? "" : quantity.unit();
  }

  /** Whether it measures something: neither time nor number nor name. */
  boolean measures() {
    return type == QuantityClass.TARGET || type == QuantityClass.RESULT;
  }

  /** The time that it says, null where it says none or measures something. */
  @Nullable TimeExpression date() {
    return type == QuantityClass.TIME ? time : null;
  }

  /** Whether it says a time, and measures nothing. */
  boolean dates() {
    return date() != null;
  }

  /** Whether it is the number of an item, {@code after} standing behind it. */
  boolean opensItem(char after) {
    return type == QuantityClass.ORDINAL && (after == '.' || after == '、' || after == ')');
  }

  /** Whether its unit counts things: 个, 家, 座. */
  boolean counts() {
    return quantity != null && quantity.kind() != null && quantity.kind().dimension().isCount();
  }

  /**
   * Gives it its class.
   *
   * @param by the name of the rule that decides it
   */
  void become(QuantityClass what, String by) {
    type = what;
    rule = by;
  }

  /** The names of the rules that decided it. */
  Rules rules() {
    return new Rules(Objects.requireNonNull(rule), metricRule, opRule, dueRule, scopeRule);
  }
}
