package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;

/** Units change their names, places and existence; what was theirs is never lost. */
@PlatformTest
class UnitsTest {
  @Autowired private Towns towns;
  @Autowired private Units units;
  @Autowired private UnitMoves moves;
  @Autowired private People people;
  @Autowired private Questions questions;
  @Autowired private Regions regions;
  @Autowired private Lists lists;
  @Autowired private Listing<Questions.Question> list;
  private ScopeFixture.Town town;
  private String city;

  @BeforeEach
  void build() {
    town = towns.build();
    city = town.region().code();
  }

  private <T> T asAdministrator(Supplier<T> work) {
    return people.asActor(town.people().get(Role.ADMINISTRATOR)).call(work);
  }

  private Unit add(String name, Long parent) {
    return asAdministrator(() -> units.add(name, "department", city, parent));
  }

  @Test
  void aRenamedUnitIsStillFoundByItsOldName() {
    Unit unit = add("市林业局", null);
    asAdministrator(() -> units.rename(unit.id(), unit.version(), "市林业和草原局", "department"));
    assertThat(units.called("市林业局", city)).map(Unit::id).contains(unit.id());
    assertThat(units.called("市林业和草原局", city)).map(Unit::id).contains(unit.id());
  }

  @Test
  void unitsStandInTheOrderOfTheirNumbers(
      @Autowired org.springframework.jdbc.core.simple.JdbcClient jdbc,
      @Autowired org.shanshui.platform.listing.Listing<UnitList.Line> unitList) {
    org.shanshui.platform.access.Actor.house("测试")
        .run(
            () ->
                jdbc.sql("select setval(pg_get_serial_sequence('unit', 'id'), 99995)")
                    .query(Long.class)
                    .single());
    for (int i = 0; i < 8; i++) {
      add("依次第" + i + "局", null);
    }
    assertThat(
            asAdministrator(() -> lists.first(unitList, Ask.ALL.with("region", city), 100)).stream()
                .map(line -> line.unit().name())
                .filter(name -> name.startsWith("依次第")))
        .containsExactly("依次第0局", "依次第1局", "依次第2局", "依次第3局", "依次第4局", "依次第5局", "依次第6局", "依次第7局");
  }

  @Test
  void aUnitIsNotPutBelowItself() {
    Unit top = add("甲局", null);
    Unit below = add("甲局二处", top.id());
    assertThatThrownBy(() -> asAdministrator(() -> moves.move(top.id(), top.version(), below.id())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void movingTakesAlongWhatLiesBelowAndChangesSightAtOnce() {
    Unit first = add("甲局", null);
    Unit second = add("乙局", null);
    Unit child = add("处室", first.id());
    Unit grandchild = add("科室", child.id());
    Person officer =
        asAdministrator(
            () ->
                people.add(
                    "officer." + city.toLowerCase(java.util.Locale.ROOT),
                    "某",
                    second.id(),
                    java.util.Set.of(Role.UNIT_OFFICER),
                    false,
                    null,
                    null,
                    Towns.PASSWORD));
    assertThat(people.asActor(officer).sight().units()).doesNotContain(grandchild.id());
    asAdministrator(() -> moves.move(child.id(), child.version(), second.id()));
    assertThat(units.get(grandchild.id()).path())
        .isEqualTo("/%d/%d/%d/".formatted(second.id(), child.id(), grandchild.id()));
    assertThat(people.asActor(officer).sight().units()).contains(grandchild.id());
  }

  @Test
  void aMergedUnitLivesOnInTheOther() {
    Unit old = add("市旧局", null);
    Unit below = add("市旧局一处", old.id());
    Unit heir = add("市新局", null);
    asAdministrator(
        () -> {
          units.addAlias(old.id(), "旧局");
          return null;
        });
    asAdministrator(() -> moves.merge(old.id(), units.get(old.id()).version(), heir.id()));
    assertThat(units.called("市旧局", city)).map(Unit::id).contains(heir.id());
    assertThat(units.called("旧局", city)).map(Unit::id).contains(heir.id());
    assertThat(units.get(old.id()).active()).isFalse();
    assertThat(units.get(below.id()).parentId()).isEqualTo(heir.id());
    assertThat(units.subtree(units.get(heir.id()))).contains(old.id(), below.id());
  }

  @Test
  void aUnitWithPeopleIsNotSwitchedOff() {
    assertThatThrownBy(
            () ->
                asAdministrator(
                    () -> units.setActive(town.unit().id(), town.unit().version(), false)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("8 名在用人员");
  }

  @Test
  void whoSavesOverANewerVersionIsTold() {
    Unit unit = add("丙局", null);
    asAdministrator(() -> units.rename(unit.id(), unit.version(), "丙二局", "department"));
    assertThatThrownBy(
            () ->
                asAdministrator(() -> units.rename(unit.id(), unit.version(), "丙三局", "department")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("他人已保存");
  }

  @Test
  void aNameIsAskedAboutOnceAndItsAnswerRemembered() {
    Unit unit = add("市生态环境局", null);
    asAdministrator(() -> units.calledOrAsk("环保办", city, "甲规划"));
    asAdministrator(() -> units.calledOrAsk("环保办", city, "乙规划"));
    var open = asAdministrator(() -> lists.first(list, Ask.ALL, 10));
    assertThat(open).hasSize(1);
    asAdministrator(
        () -> {
          questions.answer(open.get(0).id(), unit.id());
          return null;
        });
    assertThat(units.called("环保办", city)).map(Unit::id).contains(unit.id());
    assertThat(asAdministrator(() -> lists.first(list, Ask.ALL, 10))).isEmpty();
  }

  @Test
  void aNewUnitBearsTheNameOfItsRegionAndThePlansNameToo() {
    String region = regions.get(city).name();
    String level = region.substring(region.length() - 1);
    asAdministrator(() -> units.calledOrAsk(level + "邮政管理局", city, "规划"));
    long question = asAdministrator(() -> lists.first(list, Ask.ALL, 10)).get(0).id();
    Unit added = asAdministrator(() -> questions.addUnit(question, "department", null));
    assertThat(added.name()).isEqualTo(region + "邮政管理局");
    assertThat(units.called(level + "邮政管理局", city)).map(Unit::id).contains(added.id());
    assertThat(asAdministrator(() -> lists.first(list, Ask.ALL, 10))).isEmpty();
  }

  @Test
  void onlyTheLevelOfTheRegionItselfIsWrittenOut() {
    assertThat(Questions.fullName("市委组织部", "云岫市")).isEqualTo("中共云岫市委组织部");
    assertThat(Questions.fullName("县教育局", "霁川县")).isEqualTo("霁川县教育局");
    assertThat(Questions.fullName("市教育局", "霁川县")).isEqualTo("市教育局");
    assertThat(Questions.fullName("云岫市教育局", "云岫市")).isEqualTo("云岫市教育局");
    assertThat(Questions.fullName("国网云岫供电公司", "云岫市")).isEqualTo("国网云岫供电公司");
  }

  @Test
  void anAnswerCanBeTakenBack() {
    Unit wrong = add("甲局", null);
    Unit right = add("乙局", null);
    asAdministrator(() -> units.calledOrAsk("某办", city, "规划"));
    long question = asAdministrator(() -> lists.first(list, Ask.ALL, 10)).get(0).id();
    asAdministrator(
        () -> {
          questions.answer(question, wrong.id());
          questions.answer(question, right.id());
          return null;
        });
    assertThat(units.called("某办", city)).map(Unit::id).contains(right.id());
  }

  /** A city that no list of places knows, 安澜市. */
  private String unheardOf() {
    String code = "U" + UUID.randomUUID().toString().substring(0, 7);
    return asAdministrator(() -> regions.add(code, "安澜市", "county", city)).code();
  }

  private Unit addTo(String region, String name) {
    return asAdministrator(() -> units.add(name, "department", region, null));
  }

  @ParameterizedTest
  @CsvSource({
    "自然资源规划局, 自然资源和规划局",
    "自然资源和规划局, 自然资源规划局",
    "资规局, 自然资源和规划局",
    "自然资源局, 自然资源和规划局",
    "发展改革局, 发展和改革局",
    "经信局, 经济和信息化局",
    "住建局, 住房和城乡建设局",
    "建设局, 住房和城乡建设局",
    "文旅局, 文化和旅游局",
    "文旅局, 文化广电和旅游局",
    "文旅局, 文化广电旅游体育局",
    "卫健委, 卫生健康委员会",
    "市场监管局, 市场监督管理局"
  })
  void aUnitIsKnownByWhatPlansCallItInShort(String inPlan, String full) {
    String region = unheardOf();
    Unit unit = addTo(region, "安澜市" + full);
    assertThat(units.called("市" + inPlan, region)).contains(unit);
    assertThat(units.called("安澜市" + inPlan, region)).contains(unit);
    assertThat(units.called("县" + inPlan, region)).isEmpty();
  }

  @Test
  void whatAUnitIsAlsoCalledCountsLikeItsName() {
    String region = unheardOf();
    Unit unit = addTo(region, "安澜市财政局");
    asAdministrator(
        () -> {
          units.addAlias(unit.id(), "市国有资产监督管理委员会");
          return null;
        });
    assertThat(units.called("市国资委", region)).contains(unit);
  }

  @Test
  void aNameThatFitsTwoUnitsIsAskedAbout() {
    String region = unheardOf();
    Unit fishery = addTo(region, "安澜市海洋与渔业局");
    addTo(region, "安澜市海洋发展局");
    assertThat(units.called("市海洋局", region)).isEmpty();
    // Whose name it is but for what joins its words is meant, not one that only begins like it.
    assertThat(units.called("市海洋渔业局", region)).contains(fishery);
    // Nor is another organ of the party or the government meant because it is the only one.
    addTo(region, "中共安澜市委金融委员会办公室");
    addTo(region, "安澜市人民政府金融工作办公室");
    assertThat(units.called("市委办公室", region)).isEmpty();
    assertThat(units.called("市政府办公室", region)).isEmpty();
  }
}
