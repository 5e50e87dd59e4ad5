package org.shanshui.compiler.quantity;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.units.Unit;

/** A whole and its parts (其中): 新增绿道36公里，其中临湖区20公里、东岭区16公里. */
final class Breakdown {
  private Breakdown() {}

  /**
   * Whether the mention is one of the parts of what an earlier one counts, or stands in brackets.
   */
  static boolean isPart(Context c) {
    int clause = c.clauseStart();
    if (Opening.tellsParts(c.text(), clause) || c.before(clause) == '(') {
      return true;
    }
    Mention before = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    return before != null
        && before.scope != null
        && before.start >= sentence(c)
        && isAlike(before, c.mention());
  }

  /**
   * Where the sentence starts with which the mention's goes on: one that opens with 其中 goes on the
   * one before.
   */
  static int sentence(Context c) {
    int start = Sentence.start(c.text(), c.start());
    while (start > 0 && Opening.tellsParts(c.text(), start)) {
      start = Sentence.start(c.text(), start - 1);
    }
    return start;
  }

  /**
   * The metric of the nearest target before that is in the same unit and has one, null for none.
   */
  static @Nullable String alike(Context c) {
    int sentence = sentence(c);
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= sentence; i--) {
      Mention other = c.mentions().get(i);
      String metric = other.is(QuantityClass.TARGET) ? other.metric : null;
      if (metric != null && !metric.isEmpty() && isAlike(other, c.mention())) {
        return metric;
      }
    }
    return null;
  }

  /** Whether two numbers measure in the same unit, the multiplier left out: 亿元 and 万元. */
  static boolean isAlike(Mention a, Mention b) {
    Unit one = a.quantity == null ? null : a.quantity.kind();
    Unit other = b.quantity == null ? null : b.quantity.kind();
    return one == null || other == null
        ? one == other && a.unit().equals(b.unit())
        : one.dimension().equals(other.dimension());
  }
}
