package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** An indicator with two values in one plan is told before it is adopted. */
@PlatformTest
class TwiceTest {
  private final Desk desk;

  TwiceTest(@Autowired AutowireCapableBeanFactory beans) {
    this.desk = Desk.of(beans);
  }

  private AdoptionCheck check(String text) {
    Actor planner = desk.planner();
    Draft draft =
        planner.call(() -> desk.compiled("林业.md", text.getBytes(StandardCharsets.UTF_8), null));
    return planner.call(() -> desk.checks.of(draft.id()));
  }

  @Test
  void twoValuesOfOneIndicatorAreTold() {
    assertThat(
            check(
                    """
                    # 云岫市2025年林业发展工作要点
                    一、总体目标
                    到2025年，森林覆盖率达到62.5%以上，湿地保护率达到40%以上。
                    二、重点任务
                    1. 加强造林绿化，到2025年森林覆盖率达到64%以上。
                    2. 保护湿地，到2025年湿地保护率达到40%以上。
                    """)
                .twice())
        .singleElement()
        .satisfies(
            twice -> {
              assertThat(twice.metric()).isEqualTo("森林覆盖率");
              assertThat(twice.figures()).isEqualTo("≥ 62.5%、≥ 64%");
            });
  }

  @Test
  void otherYearsAndPlacesAreNoContradiction() {
    assertThat(
            check(
                    """
                    # 云岫市2025年林业发展规划
                    一、总体目标
                    到2025年，森林覆盖率达到62.5%以上；到2027年，森林覆盖率达到64%以上。
                    """)
                .twice())
        .isEmpty();
  }
}
