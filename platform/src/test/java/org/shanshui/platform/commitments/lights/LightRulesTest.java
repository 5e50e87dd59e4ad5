package org.shanshui.platform.commitments.lights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.packs.ReleasePacks;

/** The lights by the rules of this house. */
class LightRulesTest {
  private static final LightRules RULES =
      ReleasePacks.packs().only(LocalDate.of(2026, 1, 1), LightRules.FILES);
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final LocalDate DUE = LocalDate.of(2025, 12, 31);

  private static final String ABOUT = "about:\n- {from: 2000-01-01, percent: 2}\n";
  private static final String ONE = "rules:\n- {id: all, gives: on_schedule, zh: x, en: x}\n";

  @Provide
  Arbitrary<Facts> facts() {
    Arbitrary<LocalDate> days = Arbitraries.integers().between(-400, 1200).map(START::plusDays);
    Arbitrary<@Nullable BigDecimal> percents =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
            .ofScale(2)
            .injectNull(0.3);
    Arbitrary<@Nullable BigDecimal> values =
        Arbitraries.bigDecimals()
            .between(BigDecimal.valueOf(-50), BigDecimal.valueOf(500))
            .ofScale(2)
            .injectNull(0.3);
    Arbitrary<Facts.@Nullable Goal> goals =
        Combinators.combine(
                Arbitraries.of(">=", "<=", "=", "~"),
                Arbitraries.bigDecimals()
                    .between(BigDecimal.valueOf(-20), BigDecimal.valueOf(300))
                    .ofScale(1),
                Arbitraries.of(true, false))
            .as((comparator, value, held) -> new Facts.Goal(comparator, value, "家", held))
            .injectNull(0.4);
    Arbitrary<List<Milestone>> milestones =
        Combinators.combine(
                days,
                Arbitraries.bigDecimals().between(BigDecimal.ONE, BigDecimal.TEN).ofScale(1),
                days.injectNull(0.5))
            .as((due, weight, done) -> new Milestone("节点{x}$1", due, weight, done))
            .list()
            .ofMaxSize(4);
    return Combinators.combine(
            Arbitraries.integers().between(0, 700), days, percents, goals, values, milestones)
        .as(
            (length, today, percent, goal, value, steps) ->
                new Facts(START, START.plusDays(length), today, percent, goal, value, steps));
  }

  @Property
  void everyCommitmentHasOneLightAndAReasonWithItsDay(@ForAll("facts") Facts facts) {
    Verdict verdict = RULES.judge(facts);
    assertThat(verdict.light()).isNotNull();
    assertThat(verdict.chinese())
        .contains(String.valueOf(facts.due().getYear()))
        .doesNotContain("{today}", "{due}", "{progress}", "{elapsed}", "{lag}", "{days}");
    assertThat(verdict.english()).contains(facts.due().toString()).doesNotContain("{progress}");
    assertThat(RULES.judge(facts)).isEqualTo(verdict);
  }

  @Property
  void afterItsDayACommitmentIsDoneOrOverdue(@ForAll("facts") Facts facts) {
    if (facts.today().isAfter(facts.due())) {
      assertThat(RULES.judge(facts).light()).isIn(Light.COMPLETED, Light.OVERDUE);
    } else {
      assertThat(RULES.judge(facts).light()).isNotEqualTo(Light.OVERDUE);
    }
  }

  private static Verdict on(LocalDate today, @Nullable String percent, Milestone... milestones) {
    return RULES.judge(
        new Facts(
            START,
            DUE,
            today,
            percent == null ? null : new BigDecimal(percent),
            null,
            null,
            List.of(milestones)));
  }

  @Example
  void theSentencesOfTheRules() {
    assertThat(on(LocalDate.of(2025, 7, 1), "50").chinese())
        .isEqualTo("截至2025年7月1日，时间已过49%，进度50%，期限2025年12月31日，还有183天。");
    assertThat(on(LocalDate.of(2025, 7, 1), "34").chinese())
        .isEqualTo("截至2025年7月1日，时间已过49%，进度34%，落后15个百分点，期限2025年12月31日。");
    assertThat(on(LocalDate.of(2026, 1, 10), "90").chinese())
        .isEqualTo("期限2025年12月31日，截至2026年1月10日已逾期10天，进度90%。");
    assertThat(on(LocalDate.of(2025, 7, 10), null).light()).isEqualTo(Light.BEHIND);
    assertThat(on(LocalDate.of(2025, 2, 10), null).english())
        .isEqualTo(
            "As of 2025-02-10, 11% of the time has passed: nothing reported yet; due 2025-12-31, 324 days left.");
    Milestone late = new Milestone("完成招标", LocalDate.of(2025, 3, 31), BigDecimal.ONE, null);
    Milestone done =
        new Milestone(
            "立项", LocalDate.of(2025, 2, 1), BigDecimal.valueOf(3), LocalDate.of(2025, 1, 20));
    assertThat(on(LocalDate.of(2025, 4, 1), null, late, done).chinese())
        .isEqualTo(
            "截至2025年4月1日，有1个节点逾期未完成，最早的是“完成招标”（应于2025年3月31日完成）；节点完成1/2个，进度75%，期限2025年12月31日。");
  }

  @Example
  void aLevelIsHeldUntilItsDayAndASumIsDoneWhenReached() {
    Facts.Goal level = new Facts.Goal(">=", new BigDecimal("96.5"), "%", true);
    Facts.Goal sum = new Facts.Goal(">=", new BigDecimal("120"), "公里", false);
    LocalDate june = LocalDate.of(2025, 6, 30);
    assertThat(
            RULES
                .judge(new Facts(START, DUE, june, null, level, new BigDecimal("97"), List.of()))
                .light())
        .isEqualTo(Light.ON_SCHEDULE);
    assertThat(
            RULES
                .judge(
                    new Facts(
                        START, DUE, DUE.plusDays(1), null, level, new BigDecimal("97"), List.of()))
                .light())
        .isEqualTo(Light.COMPLETED);
    assertThat(
            RULES
                .judge(new Facts(START, DUE, june, null, sum, new BigDecimal("120"), List.of()))
                .light())
        .isEqualTo(Light.COMPLETED);
    assertThat(
            RULES
                .judge(new Facts(START, DUE, june, null, sum, new BigDecimal("20"), List.of()))
                .chinese())
        .contains("目标不低于120公里，已达20公里");
  }

  @Example
  void wrongRulesAreRefusedAtTheirPlace() {
    assertThatThrownBy(
            () -> read("rules:\n- {id: a, gives: behind, when: mood > 3, zh: x, en: x}\n" + ABOUT))
        .hasMessageContaining("own.yaml:2:32")
        .hasMessageContaining("mood");
    assertThatThrownBy(
            () ->
                read("rules:\n- {id: only, gives: behind, when: lag > 3, zh: x, en: x}\n" + ABOUT))
        .hasMessageContaining("own.yaml:2:29")
        .hasMessageContaining("the last rule has no condition");
    assertThatThrownBy(() -> read("rules:\n- {id: a, gives: grey, zh: \"{x}\", en: x}\n" + ABOUT))
        .hasMessageContaining("own.yaml:2:18")
        .hasMessageContaining("there is no grade grey")
        .hasMessageContaining("{x} stands for nothing");
  }

  @Example
  void whatIsAboutAValueGoesByTheDayOnWhichItIsDue() {
    LightRules own = read(ONE + ABOUT + "- {from: 2026-01-01, percent: 0.5}\n");
    BigDecimal thousand = new BigDecimal("1000");
    assertThat(own.about().least(thousand, LocalDate.of(1999, 1, 1))).isEqualByComparingTo("980");
    assertThat(own.about().least(thousand, DUE)).isEqualByComparingTo("980");
    assertThat(own.about().least(thousand, DUE.plusDays(1))).isEqualByComparingTo("995");
    assertThatThrownBy(() -> read(ONE + "about: []\n")).hasMessageContaining("own.yaml:3:1: ");
    assertThatThrownBy(
            () ->
                read(
                    ONE
                        + "about:\n- {from: 2025-02-30, percent: 2}\n- {from: 2025-02-30, percent: 3}\n"))
        .hasMessageContaining("own.yaml:4:10")
        .hasMessageContaining("there is no day 2025-02-30")
        .hasMessageContaining("own.yaml:5:10")
        .hasMessageContaining("occurs twice");
  }

  private static LightRules read(String yaml) {
    return LightRules.FILES.read("own.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }
}
