package org.shanshui.platform.commitments.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Phases never jump, and money is exact. */
class PhasePropertiesTest {
  @Property
  void noWalkThroughTheLifeOfAProjectSkipsItsBuilding(@ForAll List<Phase> wishes) {
    Phase now = Phase.PREPARATION;
    boolean built = false;
    for (Phase wish : wishes) {
      if (now.next().contains(wish)) {
        // Only what was started is finished, only what is finished is accepted.
        assertThat(wish == Phase.COMPLETED && now == Phase.PREPARATION).isFalse();
        assertThat(wish == Phase.ACCEPTED && now != Phase.COMPLETED).isFalse();
        assertThat(wish).isNotEqualTo(Phase.PREPARATION);
        now = wish;
        built |= now == Phase.COMPLETED;
      }
      assertThat(now == Phase.ACCEPTED && !built).isFalse();
    }
  }

  @Property
  void aPhaseNeverFollowsItself(@ForAll Phase phase) {
    assertThat(phase.next()).doesNotContain(phase);
    assertThat(Phase.called(phase.chinese())).isEqualTo(phase);
  }

  @Provide
  Arbitrary<List<BigDecimal>> amounts() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0.0001"), new BigDecimal("99999999"))
        .ofScale(4)
        .list()
        .ofSize(Funds.values().length);
  }

  @Property
  void sourcesMakeTheTotalToTheLastDigit(@ForAll("amounts") List<BigDecimal> amounts) {
    Map<Funds, BigDecimal> sources = new EnumMap<>(Funds.class);
    BigDecimal total = BigDecimal.ZERO;
    for (Funds funds : Funds.values()) {
      sources.put(funds, amounts.get(funds.ordinal()));
      total = total.add(amounts.get(funds.ordinal()));
    }
    assertThat(draft(total, sources).refuse()).isEmpty();
    BigDecimal off = new BigDecimal("0.0001");
    assertThat(draft(total.add(off), sources).refuse())
        .hasValueSatisfying(refusal -> assertThat(refusal.chinese()).contains("差 0.0001 万元"));
  }

  private static ProjectDraft draft(BigDecimal total, Map<Funds, BigDecimal> sources) {
    LocalDate day = LocalDate.of(2025, 1, 1);
    return new ProjectDraft(
        "X-1",
        "项目",
        "交通",
        Phase.CONTINUED,
        total,
        sources,
        Map.of(2025, sources),
        "990101",
        null,
        null,
        null,
        1,
        List.of(),
        day,
        day,
        null,
        null,
        null);
  }
}
