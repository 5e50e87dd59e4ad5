package org.shanshui.compiler.quantity;

import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.time.TimeExpression;

/** The value and year that a target starts from (基数): 由2024年的46%提高到2027年的52%. */
final class Bases {
  private static final int FARTHEST = 14;
  private static final int FARTHEST_YEAR = 3;

  private Bases() {}

  /** Gives the target its base where its clause says one. */
  static void fillIn(Context c) {
    int index = c.index() - 1;
    while (index >= 0 && c.mentions().get(index).is(QuantityClass.TIME)) {
      index--;
    }
    Mention mention = c.mention();
    Mention base = index < 0 ? null : c.mentions().get(index);
    if (base == null
        || !base.is(QuantityClass.RESULT)
        || base.quantity == null
        || mention.quantity == null
        || !changes(c, base) && !goesOn(c, base)) {
      return;
    }
    mention.base = base.quantity.value();
    mention.baseStart = base.start;
    mention.kind = Kind.LEVEL;
    for (int i = index - 1; i >= 0 && base.start - c.mentions().get(i).end <= FARTHEST_YEAR; i--) {
      TimeExpression time = c.mentions().get(i).time;
      if (time != null && time.due() != null) {
        mention.basePeriod = time.due();
        return;
      }
    }
  }

  /** 从现状52%稳步提高，2027年达到55%: the goal of what is told to change stands in the next clause. */
  private static boolean goesOn(Context c, Mention base) {
    return base.start >= Sentence.start(c.text(), c.start())
        && Breakdown.isAlike(base, c.mention())
        && StartingPoints.isPresent(c.at(c.mentions().indexOf(base)));
  }

  private static boolean changes(Context c, Mention base) {
    String between = c.text().substring(base.end, c.start());
    return between.length() <= FARTHEST
        && (between.indexOf('到') >= 0 || between.indexOf('至') >= 0 || between.indexOf('为') >= 0)
        && base.start >= c.clauseStart();
  }
}
