package org.shanshui.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.packs.PackTest;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.records.RecordType;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Records of a type that only a made-up pack knows, with an attribute of each type that forms take.
 */
@PlatformTest
class RecordFormsTest {
  private static final RecordType NOISE =
      PackTest.with(PackTest.MADE_UP)
          .find(LocalDate.of(2026, 1, 1), Kind.FILES, "noise")
          .orElseThrow()
          .record();

  @Autowired private BeanFactory beans;
  @Autowired private RecordForms forms;

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
          Map<String, Object> kept = forms.kept(NOISE, raw());
          assertThat(kept)
              .containsEntry("level", "72.50")
              .containsEntry("fine", "200")
              .containsEntry("hours", List.of("day", "night"))
              .doesNotContainKey("story");
          assertThat(forms.shown(NOISE, kept, false))
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
          assertThat(forms.shown(NOISE, kept, true))
              .extracting(RecordForms.Shown::value)
              .contains("王小明");
        });
  }

  @Test
  void oldCasesKeepTheirValues() {
    Map<String, Object> old = new LinkedHashMap<>();
    old.put("source", "sirens");
    old.put("weather", "雨");
    assertThat(forms.shown(NOISE, old, true))
        .containsExactly(new RecordForms.Shown("声源", "汽笛"), new RecordForms.Shown("weather", "雨"));
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
            assertThatThrownBy(() -> forms.kept(NOISE, raw))
                .isInstanceOfSatisfying(
                    Refused.class,
                    e -> {
                      assertThat(e.refusals())
                          .extracting(Refusal::field)
                          .containsExactly(
                              "field.place", "field.level", "field.keeper", "field.colour");
                      assertThat(e.refusals().get(1).chinese()).startsWith("“声级”：201 超出范围，");
                      assertThat(e.refusals().get(1).english())
                          .startsWith("Level (level): 201 is out of bounds; ");
                    }));
  }

  @Test
  void theFormHasAFieldForEachAttribute() {
    inspector.run(
        () -> {
          List<RecordForms.Input> inputs = forms.inputs(NOISE.attributes(), Map.of());
          assertThat(inputs)
              .extracting(RecordForms.Input::control)
              .containsExactly(
                  "text", "area", "number", "number", "date", "choice", "choices", "choice",
                  "choice", "choice", "text", "text");
          assertThat(inputs.get(2).label()).isEqualTo("声级（分贝）");
          assertThat(inputs.get(2).step()).isEqualTo("0.1");
          assertThat(inputs.get(5).options()).containsOnlyKeys("traffic", "works");
          assertThat(inputs.get(8).options()).containsEntry(county.code(), "霁川县");
        });
  }

  @Test
  void theFormOfAKeptRecordHoldsItsValuesAsTheyAreTyped() {
    inspector.run(
        () -> {
          Map<String, Object> kept = forms.kept(NOISE, raw());
          Map<String, Object> typed = new HashMap<>();
          forms
              .inputs(NOISE.attributes(), kept)
              .forEach(
                  input -> {
                    if (!input.values().isEmpty()) {
                      typed.put(
                          input.name().substring("field.".length()),
                          input.values().size() == 1 ? input.values().get(0) : input.values());
                    }
                  });
          assertThat(forms.kept(NOISE, typed)).isEqualTo(kept).isNotEmpty();
        });
  }
}
