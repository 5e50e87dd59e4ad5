package org.shanshui.compiler.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.accuracy.Likeness.Amount;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Rules;

class GoldScoreTest {
  private static final String TEXT = "2025年新建绿道120公里，绿化覆盖率达到43%以上。";
  private static final GoldMention YEAR =
      new GoldMention(0, 4, "2025", "time", null, null, null, null, null, null, null);
  private static final GoldMention PATHS = target(9, 14, "120公里", "绿道", "=", "120", "公里");
  private static final GoldMention GREEN = target(22, 25, "43%", "绿化覆盖率", ">=", "43", "%");
  private static final List<GoldMention> GOLD = List.of(YEAR, PATHS, GREEN);

  private static final QuantityMention A_YEAR =
      quantity("q1", 0, 5, QuantityClass.TIME, null, null, null, null);
  private static final QuantityMention A_PATH =
      quantity("q2", 9, 14, QuantityClass.TARGET, "绿道", Op.EQUAL, "120", "公里");
  private static final QuantityMention A_GREEN =
      quantity("q3", 22, 25, QuantityClass.TARGET, "绿化覆盖率", Op.AT_LEAST, "43", "%");

  @Test
  void aPlanThatSaysWhatTheGoldSaysScoresOne() {
    GoldScore score = GoldScore.of(GOLD, List.of(A_YEAR, A_PATH, A_GREEN), TEXT);
    assertEquals(List.of(), score.errors());
    assertEquals(1, score.classShare());
    assertEquals(1, score.strictF1());
  }

  @Test
  void aMissedMentionCostsItsClassAndRecall() {
    GoldScore score = GoldScore.of(GOLD, List.of(A_YEAR, A_PATH), TEXT);
    assertEquals(2 / 3.0, score.classShare());
    assertEquals(2 / 3.0, score.strictF1());
    assertEquals(1, score.errors().size());
  }

  @Test
  void aTargetTooManyCostsPrecision() {
    QuantityMention extra = quantity("q4", 0, 4, QuantityClass.TARGET, "绿道", Op.EQUAL, "2025", "");
    GoldScore score = GoldScore.of(GOLD, List.of(A_YEAR, A_PATH, A_GREEN, extra), TEXT);
    assertEquals(1, score.classShare());
    assertEquals(0.8, score.looseF1());
  }

  @Test
  void aComparatorThatTouchesTheNumberMustBeRead() {
    QuantityMention plain =
        quantity("q3", 22, 25, QuantityClass.TARGET, "绿化覆盖率", Op.EQUAL, "43", "%");
    GoldScore score = GoldScore.of(GOLD, List.of(A_YEAR, A_PATH, plain), TEXT);
    assertEquals(1, score.looseF1());
    assertEquals(0.5, score.strictF1());
  }

  @Test
  void aComparatorFurtherOnMayBeReadEitherWay() {
    QuantityMention least =
        quantity("q2", 9, 14, QuantityClass.TARGET, "绿道", Op.AT_LEAST, "120", "公里");
    assertEquals(1, GoldScore.of(GOLD, List.of(A_YEAR, least, A_GREEN), TEXT).strictF1());
  }

  @Test
  void aWrongMetricIsLooselyRightOnly() {
    QuantityMention road =
        quantity("q2", 9, 14, QuantityClass.TARGET, "农村公路", Op.EQUAL, "120", "公里");
    GoldScore score = GoldScore.of(GOLD, List.of(A_YEAR, road, A_GREEN), TEXT);
    assertEquals(1, score.looseF1());
    assertEquals(0.5, score.strictF1());
  }

  @Test
  void aMultiplierInTheUnitIsWorkedIntoTheValue() {
    Amount inHundredMillions = Amount.of(new BigDecimal("1000"), "亿元");
    assertTrue(Amount.of(BigDecimal.ONE, "千亿元").sameAs(inHundredMillions));
    assertTrue(Amount.of(BigDecimal.ONE, "千亿").sameAs(inHundredMillions));
    assertTrue(Amount.of(BigDecimal.TEN, "个百分点").sameAs(Amount.of(BigDecimal.TEN, "百分点")));
  }

  @Test
  void scoresAddUp() {
    GoldScore whole = GoldScore.of(GOLD, List.of(A_YEAR, A_PATH, A_GREEN), TEXT);
    GoldScore nothing = GoldScore.of(GOLD, List.of(), TEXT);
    assertEquals(0.5, GoldScore.NONE.plus(whole).plus(nothing).classShare());
  }

  private static GoldMention target(
      int start, int end, String quote, String metric, String op, String value, String unit) {
    return new GoldMention(
        start,
        end,
        quote,
        "target",
        metric,
        "level",
        op,
        new BigDecimal(value),
        null,
        unit,
        "2025");
  }

  private static QuantityMention quantity(
      String id,
      int start,
      int end,
      QuantityClass type,
      @Nullable String metric,
      @Nullable Op op,
      @Nullable String value,
      @Nullable String unit) {
    boolean target = type == QuantityClass.TARGET;
    return new QuantityMention(
        id,
        start,
        end,
        TEXT.substring(start, end),
        type,
        null,
        metric,
        target ? Kind.LEVEL : null,
        op,
        value == null ? null : new BigDecimal(value),
        null,
        unit,
        target ? "2025" : null,
        null,
        null,
        null,
        target ? Strength.PLAIN : null,
        1,
        Rules.of("test"));
  }
}
