package org.shanshui.platform.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Alarms;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.database.WholeDatabase;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.files.Attachments;
import org.shanshui.platform.packs.PackTest;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.secrecy.Secrecy;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A kind of case that only a made-up pack knows, with an attribute of each type that forms take.
 */
@PlatformTest
class CaseAttributesTest {
  private static final Kind NOISE =
      PackTest.with(PackTest.MADE_UP)
          .find(LocalDate.of(2026, 1, 1), Kind.FILES, "noise")
          .orElseThrow();

  @Autowired private BeanFactory beans;
  @Autowired private CaseAttributes attributes;

  private Actor inspector;
  private Unit water;
  private Region county;

  @BeforeEach
  void moveIn() {
    LocaleContextHolder.setLocale(Locale.CHINA);
    TestCity city = TestCity.another(beans);
    inspector = city.person(Role.INSPECTOR, TestCity.GOVERNMENT);
    water = city.unit("市水利局");
    county = city.county("霁川县");
  }

  @AfterEach
  void forgetTheLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  private Map<String, Object> raw() {
    Map<String, Object> raw = new LinkedHashMap<>();
    raw.put("place", "桥头");
    raw.put("story", "");
    raw.put("level", "72.50");
    raw.put("fine", 200);
    raw.put("heard_on", "2024-05-01");
    raw.put("source", "works");
    raw.put("hours", List.of("day", "night"));
    raw.put("measured", "true");
    raw.put("suffered", county.code());
    raw.put("keeper", String.valueOf(water.id()));
    raw.put("spot", "121.42, 28.65");
    raw.put("caller", "王小明");
    return raw;
  }

  @Test
  void whatAFormGivesIsKeptAsTextsAndShownInWords() {
    inspector.run(
        () -> {
          Map<String, Object> kept = attributes.kept(NOISE, raw());
          assertThat(kept)
              .containsEntry("level", "72.50")
              .containsEntry("fine", "200")
              .containsEntry("hours", List.of("day", "night"))
              .doesNotContainKey("story");
          assertThat(attributes.shown(NOISE, kept, false))
              .extracting(s -> s.name() + "：" + s.value())
              .containsExactly(
                  "地点：桥头",
                  "声级：72.50 分贝",
                  "罚款：200 元",
                  "听到日期：2024-05-01",
                  "声源：施工",
                  "时段：白天、夜间",
                  "已监测：是",
                  "受影响地区：霁川县",
                  "主管单位：" + water.name(),
                  "测点：121.42, 28.65",
                  "来电人：王**");
          assertThat(attributes.shown(NOISE, kept, true))
              .extracting(CaseAttributes.Shown::value)
              .contains("王小明");
        });
  }

  @Test
  void whatIsPersonalIsSealed(
      @Autowired JdbcClient jdbc,
      @Autowired Secrecy secrecy,
      @Autowired Alarms alarms,
      @Autowired Attachments attachments,
      @Autowired Editions editions,
      @Autowired Clock clock)
      throws Exception {
    Kinds kinds = new Kinds(PackTest.with(PackTest.MADE_UP), clock);
    CaseTable table = new CaseTable(jdbc, secrecy, kinds, alarms, attachments, editions);
    Opening opening =
        new Opening(
            "noise", null, "施工", "", Map.of(), county.code(), List.of(), null, null, null, null);
    Map<String, Object> kept = inspector.call(() -> attributes.kept(NOISE, raw()));
    long id =
        inspector.call(
            () ->
                table
                    .add(
                        opening,
                        kept,
                        NOISE,
                        county.path(),
                        CaseDesk.by(inspector, county.path()),
                        clock.instant())
                    .orElseThrow()
                    .id());
    assertThat(inspector.call(() -> table.find(id)).orElseThrow().fields())
        .containsOnlyKeys(kept.keySet())
        .containsEntry("caller", "王小明")
        .containsEntry("place", "桥头");
    assertThat(WholeDatabase.tablesWith(beans, "王小明")).isEmpty();
    // As it was kept before the pack said that it is personal.
    inspector.run(
        () ->
            jdbc.sql("update case_file set fields = '{\"caller\": \"李小红\"}' where id = ?")
                .param(id)
                .update());
    assertThat(inspector.call(() -> table.find(id)).orElseThrow().fields())
        .containsEntry("caller", "李小红");
  }

  @Test
  void oldCasesKeepTheirValues() {
    Map<String, Object> old = new LinkedHashMap<>();
    old.put("source", "sirens");
    old.put("weather", "雨");
    assertThat(attributes.shown(NOISE, old, true))
        .containsExactly(
            new CaseAttributes.Shown("声源", "汽笛"), new CaseAttributes.Shown("weather", "雨"));
  }

  @Test
  void allThatIsWrongIsRefusedAtOnce() {
    Map<String, Object> raw = new HashMap<>(raw());
    raw.remove("place");
    raw.put("level", "201");
    raw.put("keeper", "0");
    raw.put("colour", "red");
    inspector.run(
        () ->
            assertThatThrownBy(() -> attributes.kept(NOISE, raw))
                .isInstanceOfSatisfying(
                    Refused.class,
                    e -> {
                      assertThat(e.refusal().chinese())
                          .contains("“地点”：", "“声级”：201 超出范围", "“主管单位”：", "“colour”：没有字段");
                      assertThat(e.refusal().english())
                          .contains("Place (place)", "Level (level)", "Unit (keeper)");
                    }));
  }

  @Test
  void theFormHasAFieldForEachAttribute() {
    inspector.run(
        () -> {
          List<CaseAttributes.Input> inputs = attributes.inputs(NOISE);
          assertThat(inputs)
              .extracting(CaseAttributes.Input::control)
              .containsExactly(
                  "text", "area", "number", "number", "date", "choice", "choices", "choice",
                  "choice", "choice", "text", "text");
          assertThat(inputs.get(2).label()).isEqualTo("声级（分贝）");
          assertThat(inputs.get(2).step()).isEqualTo("0.1");
          assertThat(inputs.get(5).options()).containsOnlyKeys("traffic", "works");
          assertThat(inputs.get(8).options()).containsEntry(county.code(), "霁川县");
        });
  }
}
