package org.shanshui.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is told with its feature and ring; nothing hostile gets through or takes long. */
class GeoJsonFileTest {
  private static final String SQUARE = "[[119,28],[120,28],[120,29],[119,28]]";

  private static GeoJsonFile.Reading read(String text) {
    return GeoJsonFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String code, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{\"name\":\"甲\",\"code\":"
        + code
        + "},\"geometry\":{\"coordinates\":"
        + coordinates
        + ",\"type\":\""
        + type
        + "\"}}";
  }

  @Test
  void theSampleCityIsReadWhole() {
    GeoJsonFile.Reading city =
        GeoJsonFile.read(
            Objects.requireNonNull(
                GeoJsonFileTest.class.getResourceAsStream("/sample/boundaries.geojson")));
    assertThat(city.faults()).isEmpty();
    assertThat(city.shapes()).hasSize(9).containsKey("990101");
  }

  @Test
  void codesMayBeNumbersAndGeometryComeFirst() {
    assertThat(
            read(collection(
                    feature("330100", "Polygon", "[" + SQUARE + "]"),
                    feature("\"330200\"", "MultiPolygon", "[[" + SQUARE + "]]")))
                .shapes())
        .containsOnlyKeys("330100", "330200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [[[119,28],[120,28],[120,29],[119.5,28]]]     | 没有闭合
          [[[119,28],[120,28],[119,28]]]                | 至少应有 4 个
          [[[119,28],[120,28],[121,28],[119,28]]]       | 面积为零
          [[[13280000,3300000],[1,1],[2,2],[13280000,3300000]]] | 不是经纬度
          [[[119,"x"],[120,28],[120,29],[119,28]]]      | 不是一对数字
          [[[119],[120,28],[120,29],[119]]]             | 不是一对数字
          [[[null,28],[120,28],[120,29],[null,28]]]     | 不是一对数字
          [[]]                                          | 至少应有 4 个
          []                                            | 面没有边界环
          [119,28]                                      | 面没有边界环
          [[119,28],[120,28]]                           | 坐标层级不对
          [[[[[[119,28]]]]]]                            | 不是一对数字
          """)
  void badShapesAreToldByTheirPlace(String coordinates, String said) {
    GeoJsonFile.Reading reading =
        read(
            collection(
                feature("330100", "Polygon", "[" + SQUARE + "]"),
                feature("330200", "Polygon", coordinates)));
    assertThat(reading.faults()).hasSize(1);
    GeoJsonFile.Fault fault = reading.faults().get(0);
    assertThat(fault.feature()).isEqualTo(2);
    assertThat(fault.code()).isEqualTo("330200");
    assertThat(fault.chinese()).contains(said);
    assertThat(fault.english()).isNotBlank();
  }

  @Test
  void missingCodesTwiceTheSameAndOtherGeometriesAreTold() {
    GeoJsonFile.Reading reading =
        read(
            collection(
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}",
                feature("330100", "Polygon", "[" + SQUARE + "]"),
                feature("330100", "Polygon", "[" + SQUARE + "]"),
                feature("330200", "Point", "[119,28]"),
                feature("\"<script>\"", "Polygon", "[" + SQUARE + "]"),
                "7"));
    assertThat(reading.faults())
        .extracting(GeoJsonFile.Fault::feature)
        .containsExactly(1, 3, 4, 5, 6);
  }

  @Test
  void whatIsNoCollectionIsToldAsOne() {
    for (String text :
        new String[] {
          "",
          "[]",
          "{}",
          "null",
          "PK\u0003\u0004",
          "{\"type\":\"Feature\"}",
          "{\"type\":\"FeatureCollection\",\"features\":[]}",
          "{\"type\":\"FeatureCollection\",\"features\":{}}"
        }) {
      GeoJsonFile.Reading reading = read(text);
      assertThat(reading.faults()).as(text).hasSize(1);
      assertThat(reading.faults().get(0).feature()).isZero();
    }
  }

  @Test
  void aTornFileIsToldByLineAndColumn() {
    String whole = collection(feature("330100", "Polygon", "[" + SQUARE + "]"));
    assertThat(read(whole.substring(0, 80)).faults().get(0).chinese()).contains("第 1 行第");
  }

  @Test
  void depthNumbersAndMassAreBounded() {
    assertThat(read("{\"type\":\"FeatureCollection\",\"features\":" + "[".repeat(100_000)).faults())
        .hasSize(1);
    assertThat(
            read(collection(feature("330100", "Polygon", "[[[" + "9".repeat(5_000) + ",1]]]")))
                .faults())
        .hasSize(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      many.append(i == 0 ? "" : ",").append("{}");
    }
    assertThat(read(collection(many.toString())).faults()).hasSize(100);
  }
}
