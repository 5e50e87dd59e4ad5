package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.time.Year;
import java.util.List;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.units.Quantity;

/** Lends the unit at the end of a list to the numbers before it: 分别提高3、5、8个百分点, 2025、2030年. */
final class SharedUnits {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final int FARTHEST_APART = 16;
  private static final WordList APART = WordList.of("分别", "各");

  private SharedUnits() {}

  /** Lends the units of a text's numbers, from the last to the first. */
  static void lend(String text, List<Mention> mentions) {
    for (int i = mentions.size() - 2; i >= 0; i--) {
      Mention bare = mentions.get(i);
      Mention next = mentions.get(i + 1);
      if (next.start - bare.end != 1
          || bare.time != null
          || bare.quantity == null
          || !bare.unit().isEmpty() && !isHalfOf(bare, next)
          || bare.quantity.upper() != null
          || "、和与及".indexOf(text.charAt(bare.end)) < 0) {
        continue;
      }
      if (next.time != null && next.time.shape() == Shape.YEAR && isYear(bare.quantity.value())) {
        mentions.set(i, year(bare, bare.quantity));
      } else if (next.time == null
          && next.quantity != null
          && next.quantity.kind() != null
          && bare.type == null
          && isMeasured(text, mentions, i)) {
        mentions.set(i, with(bare, bare.quantity, next.quantity));
      }
    }
  }

  /** 提高4个、3个百分点: the first has but the half of its unit. */
  private static boolean isHalfOf(Mention half, Mention next) {
    return half.unit().equals("个") && next.unit().endsWith("百分点");
  }

  private static boolean isYear(BigDecimal value) {
    return value.scale() <= 0 && value.intValue() >= FIRST_YEAR && value.intValue() <= LAST_YEAR;
  }

  private static Mention year(Mention bare, Quantity number) {
    Year year = Year.of(number.value().intValue());
    TimeExpression time =
        new TimeExpression(
            bare.start,
            bare.end,
            Shape.YEAR,
            year.atMonth(1),
            year.atMonth(12),
            year.toString(),
            null);
    return new Mention(bare.start, bare.end, number, time, false);
  }

  /** Whether the list that holds the mention measures: a predicate or 分别 leads to its first. */
  private static boolean isMeasured(String text, List<Mention> mentions, int index) {
    int first = index;
    while (first > 0
        && mentions.get(first).start - mentions.get(first - 1).end == 1
        && mentions.get(first - 1).unit().isEmpty()
        && mentions.get(first - 1).time == null) {
      first--;
    }
    int start = mentions.get(first).start;
    return Predicates.endsBefore(text, start)
        || APART.isIn(
            text, Math.max(Sentence.clauseStart(text, start), start - FARTHEST_APART), start);
  }

  private static Mention with(Mention bare, Quantity number, Quantity lender) {
    Quantity lent =
        new Quantity(
            number.start(),
            number.end(),
            number.value(),
            null,
            lender.unit(),
            lender.kind(),
            lender.factor(),
            number.notation(),
            number.hedge());
    return new Mention(bare.start, bare.end, lent, null, bare.chinese);
  }
}
