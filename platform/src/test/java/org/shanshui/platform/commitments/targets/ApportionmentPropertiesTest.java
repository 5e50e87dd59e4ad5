package org.shanshui.platform.commitments.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.shanshui.platform.refusal.Refusal;

/** How parts make the whole, by the nature of the metric. */
class ApportionmentPropertiesTest {
  @Provide
  Arbitrary<List<Share>> shares() {
    Arbitrary<BigDecimal> values =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1000"), new BigDecimal("1000000"))
            .ofScale(4);
    Arbitrary<BigDecimal> weights =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.01"), new BigDecimal("10000"))
            .ofScale(2);
    return Combinators.combine(values, weights)
        .as((value, weight) -> new Share("单位", value, weight))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Whole whole(Nature nature, String comparator, BigDecimal value) {
    return new Whole(nature, comparator, value, null, "家", "户数", new BigDecimal("0.02"));
  }

  @Property
  void aSumIsExactAndKnowsNoOrder(@ForAll("shares") List<Share> shares) {
    List<Share> shuffled = new ArrayList<>(shares);
    Collections.reverse(shuffled);
    BigDecimal together = Apportionment.together(Nature.SUM, shares).orElseThrow();
    assertThat(together)
        .isEqualByComparingTo(Apportionment.together(Nature.SUM, shuffled).orElseThrow());
    BigDecimal exact = BigDecimal.ZERO;
    for (Share share : shares) {
      exact = exact.add(share.value());
    }
    assertThat(together).isEqualByComparingTo(exact);
  }

  @Property
  void everyOtherNatureLiesBetweenTheLeastAndTheMost(
      @ForAll("shares") List<Share> shares, @ForAll("means") Nature nature) {
    BigDecimal least = shares.stream().map(Share::value).min(BigDecimal::compareTo).orElseThrow();
    BigDecimal most = shares.stream().map(Share::value).max(BigDecimal::compareTo).orElseThrow();
    BigDecimal off = new BigDecimal("0.000001");
    assertThat(Apportionment.together(nature, shares).orElseThrow())
        .isBetween(least.subtract(off), most.add(off));
  }

  @Provide
  Arbitrary<Nature> means() {
    return Arbitraries.of(Nature.RATIO, Nature.AVERAGE, Nature.LEVEL_MIN, Nature.LEVEL_MAX);
  }

  @Property
  void aSumIsRefusedExactlyWhereItFallsShort(
      @ForAll("shares") List<Share> shares, @ForAll("gaps") BigDecimal gap) {
    BigDecimal sum = Apportionment.together(Nature.SUM, shares).orElseThrow();
    boolean refused =
        Apportionment.refuseUnits(whole(Nature.SUM, ">=", sum.add(gap)), shares).isPresent();
    assertThat(refused).isEqualTo(gap.signum() > 0);
    boolean above =
        Apportionment.refuseUnits(whole(Nature.SUM, "<=", sum.subtract(gap)), shares).isPresent();
    assertThat(above).isEqualTo(gap.signum() > 0);
  }

  @Provide
  Arbitrary<BigDecimal> gaps() {
    return Arbitraries.bigDecimals().between(new BigDecimal("-5"), new BigDecimal("5")).ofScale(3);
  }

  @Property
  void aLimitIsRefusedExactlyWhereAPartExceedsIt(@ForAll("shares") List<Share> shares) {
    BigDecimal most = shares.stream().map(Share::value).max(BigDecimal::compareTo).orElseThrow();
    assertThat(Apportionment.refuseUnits(whole(Nature.LEVEL_MAX, "=", most), shares)).isEmpty();
    assertThat(
            Apportionment.refuseUnits(
                whole(Nature.LEVEL_MAX, "=", most.subtract(new BigDecimal("0.0001"))), shares))
        .isPresent();
  }

  @Property
  void yearsAloneAddAndCumulativeYearsEndAtTheWhole(@ForAll("shares") List<Share> shares) {
    TreeMap<Integer, Share> alone = new TreeMap<>();
    TreeMap<Integer, Share> running = new TreeMap<>();
    BigDecimal so = BigDecimal.ZERO;
    int year = 2021;
    for (Share share : shares) {
      Share positive = new Share(String.valueOf(year), share.value().abs(), null);
      so = so.add(positive.value());
      alone.put(year, positive);
      running.put(year, new Share(String.valueOf(year), so, null));
      year++;
    }
    int last = year - 1;
    Whole exact = whole(Nature.SUM, ">=", so);
    Whole more = whole(Nature.SUM, ">=", so.add(BigDecimal.ONE));
    assertThat(Apportionment.refuseYears(exact, Apportionment.Path.YEARLY, alone, last)).isEmpty();
    assertThat(Apportionment.refuseYears(exact, Apportionment.Path.CUMULATIVE, running, last))
        .isEmpty();
    assertThat(Apportionment.refuseYears(more, Apportionment.Path.YEARLY, alone, last)).isPresent();
    assertThat(Apportionment.refuseYears(more, Apportionment.Path.CUMULATIVE, running, last))
        .isPresent();
  }

  @Example
  void theRefusalNamesTheFigures() {
    List<Share> counties = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      counties.add(new Share("县" + i, new BigDecimal(i == 0 ? "14" : "13"), null));
    }
    Refusal refusal =
        Apportionment.refuseUnits(whole(Nature.SUM, ">=", new BigDecimal("120")), counties)
            .orElseThrow();
    assertThat(refusal.chinese()).contains("9 个单位合计 118 家，少于目标 120 家，差 2 家");
    assertThat(refusal.english()).contains("118 家, below the target of 120 家 by 2");
  }

  @Example
  void aRatioIsWeightedAndAsksForItsDenominator() {
    List<Share> two =
        List.of(
            new Share("甲", new BigDecimal("90"), new BigDecimal("100")),
            new Share("乙", new BigDecimal("100"), new BigDecimal("300")));
    assertThat(Apportionment.together(Nature.RATIO, two).orElseThrow())
        .isEqualByComparingTo("97.5");
    List<Share> unknown = List.of(new Share("甲", BigDecimal.TEN, null));
    assertThat(
            Apportionment.refuseUnits(whole(Nature.RATIO, ">=", BigDecimal.ONE), unknown)
                .map(Refusal::chinese))
        .hasValueSatisfying(words -> assertThat(words).contains("户数").contains("甲"));
  }
}
