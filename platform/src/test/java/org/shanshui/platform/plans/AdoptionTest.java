package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** From a document to versions that never change. */
@PlatformTest
class AdoptionTest {
  private static final String FIRST =
      """
      # 云岫市水环境治理2025年工作要点

      1. 提升河流水质。2025年，全市省控以上断面水质优良比例达到93%以上，新建污水管网120公里。（责任单位：市生态环境局、市水利局）

      2. 建设美丽河湖。2025年建成美丽河湖12条。（责任单位：市水利局）

      3. 清理河道垃圾。2025年清理河道80公里。（责任单位：市农业农村局）
      """;

  private static final String AMENDED =
      """
      # 云岫市水环境治理2025年工作要点

      1. 提升河流水质。2025年，全市省控以上断面水质优良比例达到95%以上，新建污水管网120公里。（责任单位：市生态环境局、市水利局）

      2. 建设美丽河湖。2025年建成美丽河湖12条。（责任单位：市水利局）

      3. 整治入海排污口。2025年整治入海排污口36个。（责任单位：市生态环境局）
      """;

  private final Desk desk;

  AdoptionTest(@Autowired AutowireCapableBeanFactory beans) {
    this.desk = Desk.of(beans);
  }

  private static final String ELSEWHERE =
      """
      # 汐浦市水环境治理2021年工作要点

      1. 建设美丽河湖。2021年建成美丽河湖12条。（责任单位：市水利局）
      """;

  @Test
  void aPlanOfAnotherRegionIsAskedAboutAndAnEndedOneMayBeKeptAsAnArchive() {
    Actor planner = desk.planner();
    Draft draft =
        planner.call(
            () -> desk.compiled("别处.md", ELSEWHERE.getBytes(StandardCharsets.UTF_8), null));
    AdoptionCheck check = planner.call(() -> desk.checks.of(draft.id()));
    assertThat(check.elsewhere()).isEqualTo("汐浦市");
    assertThat(check.ended()).isTrue();
    assertThatThrownBy(
            () ->
                planner.run(
                    () ->
                        desk.adoption.adopt(
                            draft.id(), new Adoption.Terms(true, "待定", null, false, true))))
        .hasMessageContaining("汐浦市");
    PlanAdopted kept =
        planner.call(
            () ->
                desk.adoption.adopt(draft.id(), new Adoption.Terms(true, "待定", null, true, true)));
    Soon.is(
        "told",
        () ->
            count(
                    "select count(*) from event_publication where listener_id like '%PlanIntake%' and completion_date is null")
                == 0);
    assertThat(planner.call(() -> desk.plans.get(kept.planId())).archived()).isTrue();
    assertThat(count("select count(*) from committed_plan where id = " + kept.planId()))
        .as("none is followed up")
        .isZero();
  }

  private int count(String sql) {
    return Actor.house("测试").call(() -> desk.jdbc.sql(sql).query(Integer.class).single());
  }

  @Test
  void fromUploadToTheFirstVersion() {
    TestCity city = desk.city();
    Actor planner = city.person("adopt", Desk.PLANNING, Role.PLANNER);
    Draft draft = planner.call(() -> desk.compiled("云岫市美丽花园建设2025年工作要点.txt", null));
    assertThat(draft.state()).isEqualTo("review");
    assertThat(draft.regionCode()).isEqualTo(city.code());

    assertThatThrownBy(
            () ->
                planner.run(
                    () ->
                        desk.adoption.adopt(
                            draft.id(), new Adoption.Terms(false, null, null, false, false))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("尚未审定");
    assertThatThrownBy(
            () ->
                planner.run(
                    () ->
                        desk.adoption.adopt(
                            draft.id(), new Adoption.Terms(true, null, null, false, false))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("没有牵头单位");
    PlanAdopted adopted =
        planner.call(
            () ->
                desk.adoption.adopt(
                    draft.id(), new Adoption.Terms(true, "职责分工正在征求意见", "市政府常务会议通过", false, false)));
    assertThat(adopted.version()).isEqualTo(1);

    AdoptedPlan plan = planner.call(() -> desk.plans.adopted(adopted.planId(), 1));
    assertThat(plan.tasks()).hasSize(25);
    assertThat(plan.targets()).hasSizeGreaterThan(80);
    AdoptedTask first = plan.tasks().get(0);
    assertThat(first.leadUnitId()).isEqualTo(city.unit(Desk.PLANNING).id());
    assertThat(first.allCounties()).isTrue();
    assertThat(first.source().sentence()).isNotBlank();
    assertThat(plan.tasks())
        .allMatch(task -> (task.leadUnitId() == null) == (task.noOwnerReason() != null));
    assertThat(plan.targets()).anyMatch(t -> Objects.equals(t.taskItemId(), first.itemId()));
    assertThat(plan.projects())
        .anyMatch(
            p ->
                p.investmentTotal() != null
                    && p.investmentTotal().compareTo(new BigDecimal("8465000")) == 0);
  }

  @Test
  void anAdoptedVersionNeverChanges() {
    TestCity city = desk.city();
    Actor planner = city.person("fixed", Desk.PLANNING, Role.PLANNER);
    PlanAdopted adopted = adopt(planner, FIRST, null);
    for (String change :
        List.of(
            "update adopted_item set title = 'x' where plan_id = ?",
            "delete from adopted_item where plan_id = ?",
            "update plan_version set title = 'x' where plan_id = ?",
            "delete from plan_version where plan_id = ?")) {
      assertThatThrownBy(
              () -> planner.run(() -> desk.jdbc.sql(change).param(adopted.planId()).update()))
          .as(change)
          .hasMessageContaining("已采纳的规划版本不能修改");
    }
    long draft = planner.call(() -> desk.plans.version(adopted.planId(), 1)).draftId();
    assertThatThrownBy(
            () -> planner.run(() -> desk.review.carryOut(draft, new Command.AcceptAll(false))))
        .hasMessageContaining("不在审核中");
    assertThatThrownBy(() -> planner.run(() -> desk.drafts.delete(draft)))
        .hasMessageContaining("不能删除");
  }

  @Test
  void anAmendmentKeepsTheIdentityOfWhatIsTheSameCommitment() {
    TestCity city = desk.city();
    Actor planner = city.person("amend", Desk.PLANNING, Role.PLANNER);
    PlanAdopted first = adopt(planner, FIRST, null);
    AdoptedPlan before = planner.call(() -> desk.plans.adopted(first.planId(), 1));

    Draft draft = planner.call(() -> desk.compiled("修订.md", utf8(AMENDED), first.planId()));
    List<Difference.Pair> pairs = planner.call(() -> desk.difference.of(draft.id()));
    assertThat(pairs)
        .filteredOn(p -> p.relation() == Difference.Relation.CHANGED && p.kind() == ItemKind.TARGET)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.oldFigure()).isEqualTo("≥ 93%");
              assertThat(p.freshFigure()).isEqualTo("≥ 95%");
            });
    assertThat(pairs)
        .filteredOn(p -> p.relation() == Difference.Relation.DROPPED && p.kind() == ItemKind.TASK)
        .singleElement()
        .satisfies(p -> assertThat(p.old().title()).contains("清理河道垃圾"));
    assertThat(pairs)
        .filteredOn(p -> p.relation() == Difference.Relation.ADDED && p.kind() == ItemKind.TASK)
        .singleElement()
        .satisfies(p -> assertThat(p.fresh().content().title()).contains("入海排污口"));

    assertThatThrownBy(
            () ->
                planner.run(
                    () ->
                        desk.adoption.adopt(
                            draft.id(), new Adoption.Terms(true, "待定", null, false, false))))
        .hasMessageContaining("没有决定");
    planner.run(() -> desk.difference.takeAll(draft.id()));
    for (Difference.Pair pair : pairs) {
      if (pair.relation() == Difference.Relation.DROPPED) {
        boolean task = pair.kind() == ItemKind.TASK;
        planner.run(
            () ->
                desk.difference.decide(
                    draft.id(), pair.old().itemId(), null, task ? "keep" : "end", "转入日常工作"));
      }
    }
    PlanAdopted second =
        planner.call(
            () ->
                desk.adoption.adopt(
                    draft.id(), new Adoption.Terms(true, "待定", null, false, false)));
    assertThat(second.planId()).isEqualTo(first.planId());
    assertThat(second.version()).isEqualTo(2);

    AdoptedPlan after = planner.call(() -> desk.plans.adopted(first.planId(), 2));
    AdoptedTarget old = target(before, "水质优良比例");
    AdoptedTarget now = target(after, "水质优良比例");
    assertThat(now.itemId()).isEqualTo(old.itemId());
    assertThat(old.value()).isEqualByComparingTo("93");
    assertThat(now.value()).isEqualByComparingTo("95");
    assertThat(target(after, "美丽河湖").itemId()).isEqualTo(target(before, "美丽河湖").itemId());
    assertThat(after.dropped()).extracting(DroppedItem::decision).contains("keep", "end");
    // What is kept although the new text has it no more stands in the version with its old source.
    assertThat(after.tasks())
        .anyMatch(
            t -> t.text().contains("清理河道垃圾") && t.source().documentName().equals("云岫市水环境治理.md"));
    // The first version is as it was.
    assertThat(planner.call(() -> desk.plans.adopted(first.planId(), 1))).isEqualTo(before);
  }

  @Test
  void reviewersMayPairByHand() {
    TestCity city = desk.city();
    Actor planner = city.person("pair", Desk.PLANNING, Role.PLANNER);
    PlanAdopted first = adopt(planner, FIRST, null);
    Draft draft = planner.call(() -> desk.compiled("修订.md", utf8(AMENDED), first.planId()));
    List<Difference.Pair> pairs = planner.call(() -> desk.difference.of(draft.id()));
    Difference.Pair dropped =
        pairs.stream()
            .filter(p -> p.relation() == Difference.Relation.DROPPED && p.kind() == ItemKind.TASK)
            .findFirst()
            .orElseThrow();
    Difference.Pair added =
        pairs.stream()
            .filter(p -> p.relation() == Difference.Relation.ADDED && p.kind() == ItemKind.TASK)
            .findFirst()
            .orElseThrow();
    long old = dropped.old().itemId();
    planner.run(() -> desk.difference.repair(draft.id(), old, added.fresh().id()));
    assertThat(pairOf(planner, draft, old).relation()).isEqualTo(Difference.Relation.CHANGED);
    assertThat(pairOf(planner, draft, old).byHand()).isTrue();
    planner.run(() -> desk.difference.repair(draft.id(), old, null));
    assertThat(pairOf(planner, draft, old).relation()).isEqualTo(Difference.Relation.DROPPED);
  }

  @Test
  void whoIsOutOfSightSeesNothing() {
    TestCity city = desk.city();
    TestCity other = desk.city();
    Actor planner = city.person("own", Desk.PLANNING, Role.PLANNER);
    Actor stranger = other.person("stranger", Desk.PLANNING, Role.PLANNER);
    PlanAdopted adopted = adopt(planner, FIRST, null);
    long document = planner.call(() -> desk.plans.version(adopted.planId(), 1)).draftId();

    assertThatThrownBy(() -> stranger.run(() -> desk.plans.get(adopted.planId())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("不在您的范围内");
    assertThatThrownBy(() -> stranger.run(() -> desk.plans.adopted(adopted.planId(), 1)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> stranger.run(() -> desk.drafts.get(document)))
        .isInstanceOf(Refused.class);
    assertThat(stranger.call(() -> desk.drafts.text(document))).isEmpty();
    assertThat(stranger.call(() -> desk.items.all(document))).isEmpty();
    assertThat(stranger.call(() -> desk.steps.of(document))).isEmpty();

    // A unit that takes part reads the plan, one that does not does not.
    Actor water = city.person("water", "市水利局", Role.UNIT_OFFICER);
    Actor money = city.person("money", "市财政局", Role.UNIT_OFFICER);
    assertThat(water.call(() -> desk.plans.adopted(adopted.planId(), 1)).tasks()).hasSize(3);
    assertThat(water.call(() -> desk.drafts.page(document))).contains("提升河流水质");
    assertThatThrownBy(() -> money.run(() -> desk.plans.get(adopted.planId())))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> water.run(() -> desk.review.carryOut(document, new Command.AcceptAll(true))))
        .hasMessageContaining("角色");
  }

  @Test
  void whatPlansSayDifferentlyIsFoundSettledAndReopened() {
    TestCity city = desk.city();
    Actor planner = city.person("conflict", Desk.PLANNING, Role.PLANNER);
    PlanAdopted one = adopt(planner, FIRST, null);
    PlanAdopted two = adopt(planner, FIRST.replace("工作要点", "行动方案").replace("93%", "95%"), null);
    Actor.house("测试").run(() -> desk.conflicts.compare(two.planId()));
    List<Conflict> open = planner.call(() -> desk.conflicts.openOf(two.planId(), 50));
    assertThat(open)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.name()).contains("水质优良比例");
              assertThat(c.claims())
                  .extracting(Conflict.Claim::said)
                  .anyMatch(s -> s.contains("93"));
            });
    Conflict conflict = open.get(0);
    Actor lower =
        new Actor(
            planner.personId(),
            planner.login(),
            planner.name(),
            planner.unitId(),
            city.county("岫城区").path(),
            planner.roles(),
            false,
            planner.sight(),
            "");
    assertThat(lower.call(() -> desk.conflicts.get(conflict.id()).maySettle())).isFalse();
    assertThatThrownBy(
            () ->
                lower.run(
                    () ->
                        desk.conflicts.settle(
                            conflict.id(), two.planId(), "以县为准", conflict.version())))
        .hasMessageContaining("超出您所属行政区划的范围");
    assertThat(planner.call(() -> desk.conflicts.get(conflict.id()).maySettle())).isTrue();
    planner.run(
        () -> desk.conflicts.settle(conflict.id(), two.planId(), "以省下达任务为准", conflict.version()));
    // Compared again with the same figures it stays settled.
    Actor.house("测试").run(() -> desk.conflicts.compare(one.planId()));
    assertThat(planner.call(() -> desk.conflicts.get(conflict.id())).state()).isEqualTo("settled");

    adopt(planner, FIRST.replace("93%", "94%"), one.planId());
    Actor.house("测试").run(() -> desk.conflicts.compare(one.planId()));
    Conflict again = planner.call(() -> desk.conflicts.get(conflict.id()));
    assertThat(again.state()).isEqualTo("open");
    assertThat(again.reopened()).isTrue();
    assertThat(again.reason()).isEqualTo("以省下达任务为准");

    adopt(planner, FIRST.replace("93%", "95%"), one.planId());
    Actor.house("测试").run(() -> desk.conflicts.compare(one.planId()));
    assertThat(planner.call(() -> desk.conflicts.get(conflict.id())).state()).isEqualTo("gone");
  }

  private Difference.Pair pairOf(Actor planner, Draft draft, long old) {
    return planner.call(() -> desk.difference.of(draft.id())).stream()
        .filter(p -> p.old() != null && p.old().itemId() == old)
        .findFirst()
        .orElseThrow();
  }

  private static AdoptedTarget target(AdoptedPlan plan, String metric) {
    return plan.targets().stream()
        .filter(t -> t.metric().contains(metric))
        .findFirst()
        .orElseThrow();
  }

  private PlanAdopted adopt(Actor planner, String text, Long amends) {
    return planner.call(
        () -> {
          Draft draft = desk.compiled("云岫市水环境治理.md", utf8(text), amends);
          if (amends != null) {
            desk.difference.takeAll(draft.id());
          }
          return desk.adoption.adopt(
              draft.id(), new Adoption.Terms(true, "待定", null, false, false));
        });
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
