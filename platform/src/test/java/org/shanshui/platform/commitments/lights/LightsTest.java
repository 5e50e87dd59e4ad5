package org.shanshui.platform.commitments.lights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.LightChanged;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Every night all are judged anew; who has got another light is told once, with the reason. */
@PlatformTest
@RecordApplicationEvents
class LightsTest {
  @Autowired private MovableClock.Hands clock;
  @Autowired private Lights lights;
  @Autowired private Book book;
  @Autowired private History history;
  @Autowired private ApplicationEvents events;

  @AfterEach
  void backToMarch() {
    clock.set(LocalDate.of(2025, 3, 3), LocalTime.of(9, 0));
  }

  @Test
  void whatPassesItsDayTurnsOverdueOvernight(@Autowired AutowireCapableBeanFactory beans) {
    TestCity city = TestCity.of(beans);
    TestPlan plan =
        TestPlan.of(city, "云岫市年度任务", 2025, 2025)
            .task(1, "完成排查。", city.unit("云岫市生态环境局").id(), List.of(), false, "2025-06");
    TestPlan.adopt(city, plan.version(1));
    clock.set(LocalDate.of(2025, 7, 5), LocalTime.MIDNIGHT);
    Actor.house("每日亮灯").run(lights::judgeAll);

    Commitment task = Actor.house("测试").call(() -> book.ofPlan(plan.id())).get(0);
    assertThat(task.light()).isEqualTo(Light.OVERDUE);
    assertThat(task.lightOn()).isEqualTo(LocalDate.of(2025, 7, 5));
    assertThat(task.lightZh()).isEqualTo("期限2025年6月30日，截至2025年7月5日已逾期5天，尚未填报进展。");
    assertThat(
            events.stream(LightChanged.class)
                .filter(e -> e.id() == task.id() && e.to() == Light.OVERDUE))
        .hasSize(1);
    assertThat(Actor.house("测试").call(() -> history.of(new Subject("TASK", task.id()))).get(0))
        .returns("LIGHT", Happening::code)
        .returns("bad", Happening::tone);

    Actor.house("每日亮灯").run(lights::judgeAll);
    assertThat(
            events.stream(LightChanged.class)
                .filter(e -> e.id() == task.id() && e.to() == Light.OVERDUE))
        .hasSize(1);
  }
}
