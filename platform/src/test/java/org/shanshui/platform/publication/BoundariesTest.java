package org.shanshui.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.RegionChanged;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PlatformTest
class BoundariesTest {
  private static final String SQUARE =
      "[[%1$d,28],[%1$d.5,28],[%1$d.5,28.5],[%1$d,28.5],[%1$d,28]]";

  @Autowired private Regions regions;
  @Autowired private Units units;
  @Autowired private People people;
  @Autowired private Boundaries boundaries;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;

  private final String tag = UUID.randomUUID().toString().substring(0, 6);
  private final String city = "c" + tag;
  private Person planner;
  private Person officer;

  @BeforeEach
  void aCityOfTwoCounties() {
    Actor.house("测试")
        .run(
            () -> {
              regions.add(city, "图<市>" + tag, "prefecture", Regions.NATION);
              regions.add("a" + tag, "甲\"县", "county", city);
              regions.add("b" + tag, "乙县", "county", city);
              Unit unit = units.add("图办" + tag, "department", city, null);
              planner = person("p" + tag, unit, Role.PLANNER);
              officer = person("o" + tag, unit, Role.UNIT_OFFICER);
            });
  }

  private Person person(String login, Unit unit, Role role) {
    Person person =
        people.add(login, "图测", unit.id(), Set.of(role), false, null, null, "Abcd-1234-efgh");
    people.settle(person.id());
    return person;
  }

  private static String feature(String code, int east) {
    return "{\"type\":\"Feature\",\"properties\":{\"code\":\""
        + code
        + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
        + SQUARE.formatted(east)
        + "]}}";
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private ResultActions upload(Person by, String datum, byte[] content) throws Exception {
    return mvc.perform(
        multipart("/map/boundaries")
            .file(new MockMultipartFile("file", "../../边界.geojson", "application/json", content))
            .param("datum", datum)
            .param("_submission", UUID.randomUUID().toString())
            .accept(MediaType.TEXT_HTML)
            .with(csrf())
            .with(As.person(by)));
  }

  private ResultActions upload(Person by, String content) throws Exception {
    return upload(by, "WGS84", content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsUploadedIsDrawnAndAskedForOnlyOnce() throws Exception {
    upload(planner, collection(feature("a" + tag, 119), feature("b" + tag, 120)))
        .andExpect(status().isSeeOther());
    String etag =
        mvc.perform(get("/map/regions.geojson").param("parent", city).with(As.person(officer)))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "application/geo+json;charset=UTF-8"))
            .andExpect(content().string(org.hamcrest.Matchers.containsString("甲\\\"县")))
            .andReturn()
            .getResponse()
            .getHeader("ETag");
    assertThat(etag).isNotNull();
    mvc.perform(
            get("/map/regions.geojson")
                .param("parent", city)
                .header("If-None-Match", etag)
                .with(As.person(officer)))
        .andExpect(status().isNotModified());
    upload(planner, collection(feature("b" + tag, 121))).andExpect(status().isSeeOther());
    mvc.perform(
            get("/map/regions.geojson")
                .param("parent", city)
                .header("If-None-Match", etag)
                .with(As.person(officer)))
        .andExpect(status().isOk());
    mvc.perform(get("/map/boundaries").with(As.person(planner)))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.containsString("甲&quot;县")))
        .andExpect(
            content()
                .string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("../"))));
  }

  @Test
  void aFileWithAnyFaultChangesNothingAndSaysWhere() throws Exception {
    upload(planner, collection(feature("a" + tag, 119), feature("zz" + tag, 120)))
        .andExpect(status().is(422))
        .andExpect(
            content().string(org.hamcrest.Matchers.containsString("第 2 个要素（zz" + tag + "）")));
    upload(planner, collection(feature("a" + tag, 119), feature("330100", 120)))
        .andExpect(status().is(422))
        .andExpect(content().string(org.hamcrest.Matchers.containsString("不在您的地区内")));
    upload(planner, "<html>").andExpect(status().is(422));
    upload(planner, "NAD27", collection(feature("a" + tag, 119)).getBytes(StandardCharsets.UTF_8))
        .andExpect(status().is(422));
    upload(planner, "WGS84", new byte[0]).andExpect(status().is(422));
    upload(planner, "WGS84", new byte[(20 << 20) + 1]).andExpect(status().is(422));
    assertThat(Actor.house("测试").call(() -> boundaries.has(city))).isFalse();
  }

  @Test
  void onlyPlannersAndAdministratorsLoad() throws Exception {
    upload(officer, collection(feature("a" + tag, 119))).andExpect(status().isForbidden());
    mvc.perform(get("/map/boundaries").with(As.person(officer))).andExpect(status().isForbidden());
  }

  private void load(String... features) {
    Actor.house("测试")
        .run(
            () ->
                assertThat(
                        boundaries.load(
                            new java.io.ByteArrayInputStream(
                                collection(features).getBytes(StandardCharsets.UTF_8)),
                            Datum.WGS84,
                            "a.geojson"))
                    .isInstanceOf(Boundaries.Loading.Loaded.class));
  }

  private static String rectangle(String code, double west, double east) {
    return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%1$s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%2$s,28],[%3$s,28],[%3$s,28.5],[%2$s,28.5],[%2$s,28]]]}}"
        .formatted(code, west, east);
  }

  private java.util.List<String> shapes(String code) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select shape from region_boundary where region_code = ?")
                    .param(code)
                    .query(String.class)
                    .list());
  }

  private void hear(RegionChanged change) {
    // Told twice, as it may be, it comes to the same.
    Actor.house("测试").run(() -> boundaries.follow(change));
    Actor.house("测试").run(() -> boundaries.follow(change));
  }

  @Test
  void whoTakesAnotherOverCoversBothWithoutTheBorderBetweenThem() {
    load(rectangle("a" + tag, 119, 119.5), rectangle("b" + tag, 119.5, 120));
    hear(new RegionChanged(1, "a" + tag, "b" + tag, java.util.List.of()));
    Shape both = GeoJsonFile.shape(shapes("b" + tag).get(0));
    assertThat(both.polygons()).hasSize(1);
    assertThat(both.polygons().get(0)).as("one ring").hasSize(1);
    assertThat(GeoJsonFile.area(both.polygons().get(0).get(0)))
        .as("twice one by a half")
        .isCloseTo(1.0, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(Actor.house("测试").call(() -> boundaries.geojson(city))).contains("119.0", "120.0");
  }

  @Test
  void ofOneWhoseBoundaryIsNotKnownNoneIsMadeUp() {
    load(rectangle("b" + tag, 119.5, 120));
    hear(new RegionChanged(1, "a" + tag, "b" + tag, java.util.List.of()));
    assertThat(shapes("b" + tag)).isEmpty();
  }

  @Test
  void whatIsSplitIsAskedForAnew() throws Exception {
    load(rectangle("a" + tag, 119, 119.5), rectangle("b" + tag, 119.5, 120));
    Actor.house("测试").run(() -> regions.add("d" + tag, "丁县", "county", city));
    hear(new RegionChanged(1, "b" + tag, null, java.util.List.of("b" + tag, "d" + tag)));
    assertThat(shapes("b" + tag)).isEmpty();
    assertThat(shapes("a" + tag)).hasSize(1);
    mvc.perform(get("/map/boundaries").with(As.person(planner)))
        .andExpect(content().string(org.hamcrest.Matchers.containsString("尚无边界的地区")))
        .andExpect(content().string(org.hamcrest.Matchers.containsString("b" + tag + " 乙县")))
        .andExpect(content().string(org.hamcrest.Matchers.containsString("d" + tag + " 丁县")))
        .andExpect(
            content()
                .string(
                    org.hamcrest.Matchers.not(
                        org.hamcrest.Matchers.containsString("<li>a" + tag))));
  }

  @Test
  void shiftedCoordinatesAreBroughtHome() {
    Actor.house("测试")
        .run(
            () ->
                assertThat(
                        boundaries.load(
                            new java.io.ByteArrayInputStream(
                                collection(feature("a" + tag, 119))
                                    .getBytes(StandardCharsets.UTF_8)),
                            Datum.GCJ02,
                            "a.geojson"))
                    .isEqualTo(new Boundaries.Loading.Loaded(1, 5)));
    String drawn = Actor.house("测试").call(() -> boundaries.geojson(city));
    assertThat(drawn).contains("[118.995").doesNotContain("[119.00000,28.00000]");
  }

  @Test
  void theRecordTellsThatItChangedAndNotEveryPoint() throws Exception {
    upload(planner, collection(feature("a" + tag, 119))).andExpect(status().isSeeOther());
    String after =
        Actor.house("测试")
            .call(
                () ->
                    jdbc.sql(
                            "select after::text from audit_entry where table_name = 'region_boundary' and row_key = ? order by day, number limit 1")
                        .param("a" + tag)
                        .query(String.class)
                        .single());
    assertThat(after).contains("sha256").doesNotContain("Polygon");
  }
}
