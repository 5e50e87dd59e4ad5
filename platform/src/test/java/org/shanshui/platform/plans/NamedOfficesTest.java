package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Once it is settled which unit a name means, all plans that use the name have the unit. */
@PlatformTest
class NamedOfficesTest {
  private static final String NAME = "市蓝天办";
  private static final String ADOPTED =
      """
      # 云岫市大气治理2025年工作要点

      1. 治理扬尘。2025年，建成区扬尘在线监测点达到60个以上。（责任单位：市蓝天办）

      2. 清洁取暖。2025年完成清洁取暖改造800户。（牵头单位：市水利局；配合单位：市蓝天办）
      """;
  private static final String UNDER_REVIEW =
      """
      # 云岫市清洁空气2025年行动计划

      1. 淘汰老旧车辆。2025年淘汰老旧车辆500辆。（责任单位：市蓝天办）
      """;

  @Autowired private MockMvc mvc;
  private final Desk desk;

  NamedOfficesTest(@Autowired AutowireCapableBeanFactory beans) {
    this.desk = Desk.of(beans);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(BooleanSupplier holds) {
    Soon.is("heard", () -> Actor.house("测试").call(holds::getAsBoolean));
  }

  private <T> T one(String sql, Class<T> type, Object... parameters) {
    return Actor.house("测试").call(() -> desk.jdbc.sql(sql).params(parameters).query(type).single());
  }

  @Test
  void draftsAndCommitmentsGetTheUnitInTheNameOfWhoAnswered() throws Exception {
    TestCity city = desk.city();
    Actor planner = city.person("named", Desk.PLANNING, Role.PLANNER);
    Actor administrator = city.person("names", "市水利局", Role.ADMINISTRATOR);
    Draft first = planner.call(() -> desk.compiled("大气.md", utf8(ADOPTED), null));
    assertThat(planner.call(() -> desk.checks.of(first.id())).unnamed())
        .as("told before it is adopted")
        .contains(NAME);
    PlanAdopted plan =
        planner.call(
            () ->
                desk.adoption.adopt(
                    first.id(), new Adoption.Terms(true, "单位名称待确认", null, false, false)));
    String count = "select count(*) from commitment where plan_id = ?";
    await(() -> one(count, Long.class, plan.planId()) >= 4);
    Draft draft = planner.call(() -> desk.compiled("空气.md", utf8(UNDER_REVIEW), null));
    assertThat(task(planner, draft).lead().unitId()).isNull();

    String unnamed =
        "select count(*) from commitment where plan_id = ? and '" + NAME + "' = any (unnamed)";
    assertThat(one(unnamed, Long.class, plan.planId()))
        .as("to be confirmed, where it is to support: the task and its target")
        .isEqualTo(2);
    assertThat(
            mvc.perform(get("/tasks?plan=" + plan.planId()).with(As.person(planner)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
        .as("in the list")
        .contains(NAME + "（待确认）");
    long unit = city.unit("市生态环境局").id();
    long question =
        one(
            "select id from office_question where name = ? and region_code = ?",
            Long.class,
            NAME,
            city.code());
    for (int i = 0; i < 2; i++) {
      mvc.perform(
              post("/api/questions/" + question + "/answer")
                  .with(As.person(administrator))
                  .with(csrf())
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{\"unit_id\": " + unit + "}"))
          .andExpect(status().is2xxSuccessful());
    }

    await(() -> one(unnamed, Long.class, plan.planId()) == 0);
    String leads =
        "select count(*) from commitment where plan_id = ? and lead_unit_id = ? and not lead_assumed";
    await(() -> one(leads, Long.class, plan.planId(), unit) >= 2);
    assertThat(one(leads, Long.class, plan.planId(), unit))
        .as("the task and its target")
        .isEqualTo(2);
    assertThat(
            one(
                "select count(*) from commitment where plan_id = ? and ? = any (support_unit_ids) and lead_unit_id = ?",
                Long.class,
                plan.planId(),
                unit,
                city.unit("市水利局").id()))
        .as("supports where it was to support, the task and its target")
        .isEqualTo(2);
    assertThat(
            one(
                "select count(*) from measure m join commitment c on c.id = m.task_id where c.plan_id = ? and m.unit_id = ?",
                Long.class,
                plan.planId(),
                unit))
        .isPositive();

    await(() -> task(planner, draft).lead().unitId() != null);
    assertThat(task(planner, draft).lead().unitId()).isEqualTo(unit);
    List<ReviewSteps.Step> steps = planner.call(() -> desk.steps.of(draft.id()));
    assertThat(steps)
        .as("answered twice, matched once")
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.action()).isEqualTo("name");
              assertThat(step.personId()).isEqualTo(administrator.person());
            });
    assertThat(
            one(
                "select count(*) from audit_entry e join commitment c on e.row_key = c.id::text"
                    + " where e.table_name = 'commitment' and e.operation = 'update' and c.plan_id = ? and e.actor_id = ?",
                Long.class,
                plan.planId(),
                administrator.person()))
        .as("each once, as the act of the one who answered")
        .isEqualTo(4);
    AdoptedPlan adopted = planner.call(() -> desk.plans.adopted(plan.planId(), 1));
    assertThat(adopted.tasks().get(0).leadUnitId()).isEqualTo(unit);
  }

  private Content.Task task(Actor planner, Draft draft) {
    return planner.call(
        () ->
            desk.items.all(draft.id()).stream()
                .map(Item::content)
                .filter(Content.Task.class::isInstance)
                .map(Content.Task.class::cast)
                .findFirst()
                .orElseThrow());
  }
}
