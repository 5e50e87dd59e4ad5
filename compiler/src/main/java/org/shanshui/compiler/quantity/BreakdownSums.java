package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * Adds up what a sentence divides among places (分解): 新增绿道36公里，其中临湖区20公里、东岭区16公里. A difference from
 * the whole is told, since one of the numbers is then wrong or a part is missing.
 */
public final class BreakdownSums {
  /** One part alone is no division unless it is more than the whole. */
  private static final int FEWEST_PARTS = 2;

  private BreakdownSums() {}

  /**
   * Differences between wholes and their parts.
   *
   * @param quantities in the order of the text, with UTF-16 offsets into {@code source}
   */
  public static List<Diagnostic> differences(List<QuantityMention> quantities, String source) {
    List<QuantityMention> targets =
        quantities.stream().filter(q -> q.type() == QuantityClass.TARGET).toList();
    List<Diagnostic> differences = new ArrayList<>();
    for (int whole = 0; whole + 1 < targets.size(); whole++) {
      int end = whole + 1;
      while (end < targets.size() && isPart(targets.get(whole), targets.get(end), source)) {
        end++;
      }
      Diagnostic difference = difference(targets.get(whole), targets.subList(whole + 1, end));
      if (difference != null) {
        differences.add(difference);
      }
      whole = Math.max(whole, end - 2);
    }
    return differences;
  }

  /** Whether a target is the part of another that falls to a place. */
  private static boolean isPart(QuantityMention whole, QuantityMention part, String source) {
    return part.scope() != null
        && !part.scope().equals(whole.scope())
        && whole.kind() == Kind.LEVEL
        && part.kind() == Kind.LEVEL
        && whole.upper() == null
        && part.upper() == null
        && Objects.equals(whole.metric(), part.metric())
        && Objects.equals(whole.due(), part.due())
        && tellsParts(source.substring(whole.end(), part.start()));
  }

  /** Whether the words after a whole say that its parts follow. */
  private static boolean tellsParts(String between) {
    int stop = between.indexOf('。');
    boolean goesOn = stop < 0 || between.startsWith("其中", stop + 1);
    return goesOn && (between.contains("其中") || between.startsWith("（") || between.startsWith("("));
  }

  private static @Nullable Diagnostic difference(
      QuantityMention whole, List<QuantityMention> parts) {
    if (parts.isEmpty()) {
      return null;
    }
    BigDecimal total = number(whole);
    BigDecimal sum = BigDecimal.ZERO;
    for (QuantityMention part : parts) {
      BigDecimal number = number(part);
      if (number == null || !isAlike(whole, part)) {
        return null;
      }
      sum = sum.add(number);
    }
    if (total == null) {
      return null;
    }
    int compared = sum.compareTo(total);
    boolean open = whole.op() == Op.AT_LEAST || whole.op() == Op.ABOUT;
    if (compared == 0 || compared < 0 && parts.size() < FEWEST_PARTS || compared > 0 && open) {
      return null;
    }
    QuantityMention last = parts.get(parts.size() - 1);
    String said = whole.quote();
    String added = sum.stripTrailingZeros().toPlainString();
    String all = total.stripTrailingZeros().toPlainString();
    return new Diagnostic(
        Severity.WARNING,
        "breakdown-sum",
        "“%s”为 %s，各地合计 %s（总数 %s），请核对。 / %s is %s, but its parts by place add up to %s (of %s); check them."
            .formatted(whole.metric(), said, added, all, whole.metric(), said, added, all),
        whole.start(),
        last.end());
  }

  /** The value with its multiplier, null where it is none that adds up. */
  private static @Nullable BigDecimal number(QuantityMention q) {
    String unit = q.unit() == null ? "" : q.unit();
    if (q.value() == null || unit.endsWith("%") || unit.endsWith("百分点") || unit.isEmpty()) {
      return null;
    }
    Quantity read = Quantities.at("1" + unit, 0);
    return read == null || read.kind() == null ? null : q.value().multiply(read.factor());
  }

  private static boolean isAlike(QuantityMention a, QuantityMention b) {
    Quantity one = Quantities.at("1" + a.unit(), 0);
    Quantity other = Quantities.at("1" + b.unit(), 0);
    return one != null
        && other != null
        && one.kind() != null
        && other.kind() != null
        && one.kind().symbol().equals(other.kind().symbol());
  }
}
