package org.shanshui.compiler.write;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic.Severity;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;

/** What the model's terms are called in Chinese, for tables that people read. */
final class Words {
  private static final int MOST_DECIMALS = 6;

  private Words() {}

  static String of(QuantityClass type) {
    return switch (type) {
      case TARGET -> "目标";
      case RESULT -> "现状";
      case TIME -> "时间";
      case ORDINAL -> "序号";
      case NAME -> "名称";
      case CONDITION -> "条件";
    };
  }

  static String of(@Nullable Kind kind) {
    return kind == null
        ? ""
        : switch (kind) {
          case LEVEL -> "达到";
          case GROWTH -> "增长";
          case REDUCTION -> "下降";
          case RISE -> "提高";
        };
  }

  static String of(@Nullable Op op) {
    return op == null
        ? ""
        : switch (op) {
          case AT_LEAST -> "不低于";
          case AT_MOST -> "不高于";
          case ABOUT -> "约";
          case EQUAL -> "等于";
        };
  }

  /** The word for an {@link Op#sign()}. */
  static String ofSign(@Nullable String sign) {
    for (Op op : Op.values()) {
      if (op.sign().equals(sign)) {
        return of(op);
      }
    }
    return "";
  }

  static String of(@Nullable Strength strength) {
    return strength == null
        ? ""
        : switch (strength) {
          case BINDING -> "约束";
          case AIM -> "力争";
          case PLAIN -> "一般";
        };
  }

  static String of(Severity severity) {
    return switch (severity) {
      case INFO -> "提示";
      case WARNING -> "警告";
      case ERROR -> "错误";
    };
  }

  /** A target in one breath: 森林覆盖率 ≥ 43%（2028）. */
  static String brief(QuantityMention target) {
    StringBuilder brief = new StringBuilder();
    brief.append(target.metric() == null ? target.quote() : target.metric()).append(' ');
    brief.append(demand(target));
    if (target.due() != null) {
      brief.append('（').append(target.due()).append('）');
    }
    return brief.toString();
  }

  /** What a target asks: ≥ 43%, 增长 ≈ 6.5%, 10–30 米. */
  static String demand(QuantityMention target) {
    String verb = target.kind() == null || target.kind() == Kind.LEVEL ? "" : of(target.kind());
    return (verb + " " + sign(target.op()) + " " + amount(target)).replace("  ", " ").strip();
  }

  private static String amount(QuantityMention target) {
    // 三分之二 reads better than 0.6666666667.
    if (target.value() == null || target.value().scale() > MOST_DECIMALS) {
      return target.quote();
    }
    String amount = plain(target.value());
    if (target.upper() != null) {
      amount += "–" + plain(target.upper());
    }
    return target.unit() == null ? amount : amount + target.unit();
  }

  static String plain(BigDecimal number) {
    return Math.abs(number.scale()) <= 100 ? number.toPlainString() : number.toString();
  }

  private static String sign(@Nullable Op op) {
    return op == null
        ? ""
        : switch (op) {
          case AT_LEAST -> "≥";
          case AT_MOST -> "≤";
          case ABOUT -> "≈";
          case EQUAL -> "";
        };
  }
}
