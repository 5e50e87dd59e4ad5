package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@PlatformTest
class AdoptionTest {
  private final Desk desk;

  AdoptionTest(@Autowired AutowireCapableBeanFactory beans) {
    this.desk = Desk.of(beans);
  }

  @Test
  void fromUploadToTheFirstVersion() {
    City city = desk.city();
    Actor planner = city.planner("adopt");
    Draft draft = planner.call(() -> desk.compiled("云岫市美丽花园建设2025年工作要点.txt", null));
    assertThat(draft.state()).isEqualTo("review");
    assertThat(draft.regionCode()).isEqualTo(city.city.code());

    assertThatThrownBy(() -> planner.run(() -> desk.adoption.adopt(draft.id(), false, null, null)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("尚未审定");
    PlanAdopted adopted =
        planner.call(() -> desk.adoption.adopt(draft.id(), true, "职责分工正在征求意见", "市政府常务会议通过"));
    assertThat(adopted.version()).isEqualTo(1);

    AdoptedPlan plan = planner.call(() -> desk.plans.adopted(adopted.planId(), 1));
    assertThat(plan.tasks()).hasSize(25);
    assertThat(plan.targets()).hasSizeGreaterThan(80);
    AdoptedTask first = plan.tasks().get(0);
    assertThat(first.leadUnitId()).isEqualTo(city.units.get("市发展和改革委员会").id());
    assertThat(first.allCounties()).isTrue();
    assertThat(first.source().sentence()).isNotBlank();
    assertThat(plan.tasks())
        .allMatch(task -> (task.leadUnitId() == null) == (task.noOwnerReason() != null));
    assertThat(plan.targets())
        .anyMatch(t -> first.itemId() == (t.taskItemId() == null ? 0 : t.taskItemId()));
    assertThat(plan.projects())
        .anyMatch(p -> p.investmentTotal() != null && p.investmentTotal().intValue() == 8465000);
  }
}
