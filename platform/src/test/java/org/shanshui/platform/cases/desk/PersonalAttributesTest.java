package org.shanshui.platform.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
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
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.platform.packs.PackTest;
import org.shanshui.platform.secrecy.Secrecy;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a kind of case that only a made-up pack knows asks for of people. */
@PlatformTest
class PersonalAttributesTest {
  private static final Kind NOISE =
      PackTest.with(PackTest.MADE_UP)
          .find(LocalDate.of(2026, 1, 1), Kind.FILES, "noise")
          .orElseThrow();

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
    Map<String, Object> kept = inspector.call(() -> forms.kept(NOISE.record(), raw()));
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
}
