package org.shanshui.platform.publication;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a GeoJSON file of boundaries: a FeatureCollection whose features have the property {@code
 * code} and a Polygon or MultiPolygon. What is wrong is told by the number of the feature and the
 * ring, and reading goes on, so that one upload tells all of it.
 */
final class GeoJsonFile {
  private static final int MOST_FAULTS = 100;
  private static final int MOST_FEATURES = 5_000;
  private static final int MOST_POINTS = 1_500_000;
  private static final int DEEPEST = 30;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(100_000)
                  .maxNumberLength(100)
                  .build())
          .build();

  /**
   * What is wrong, and where.
   *
   * @param feature number of the feature from 1; 0 for the file as a whole
   */
  record Fault(int feature, @Nullable String code, String chinese, String english) {}

  /**
   * What was read.
   *
   * @param shapes by region code, in the file's order; of use only where nothing is wrong
   */
  record Reading(Map<String, Read> shapes, List<Fault> faults) {}

  /** A shape and the number of its feature. */
  record Read(int number, Shape shape) {}

  private final Map<String, Read> shapes = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private int feature;
  private int points;

  private GeoJsonFile() {}

  static Reading read(InputStream file) {
    GeoJsonFile reader = new GeoJsonFile();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), file)) {
      reader.collection(json);
    } catch (TooMuch e) {
      // Said already.
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      reader.fault(
          null,
          "第 " + line + " 行第 " + column + " 列不是合法的 JSON，文件可能不完整，请重新导出 GeoJSON。",
          "not valid JSON at line " + line + ", column " + column + ": export the file again");
    }
    return new Reading(reader.shapes, reader.faults);
  }

  /** Reads a geometry that {@link Shape#json} wrote. */
  static Shape shape(String geometry) {
    String feature =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"00\"},\"geometry\":"
            + geometry
            + "}]}";
    Reading reading =
        read(new ByteArrayInputStream(feature.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    if (!reading.faults().isEmpty()) {
      throw new IllegalStateException(reading.faults().toString());
    }
    return reading.shapes().values().iterator().next().shape();
  }

  /** Reading has gone far enough. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void collection(JsonParser json) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      notACollection();
      return;
    }
    boolean hasFeatures = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("type")) {
        if (value != JsonToken.VALUE_STRING || !json.getString().equals("FeatureCollection")) {
          notACollection();
          return;
        }
      } else if (name.equals("features") && value == JsonToken.START_ARRAY) {
        hasFeatures = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          feature++;
          if (feature > MOST_FEATURES) {
            feature = 0;
            fault(
                null,
                "要素超过 " + MOST_FEATURES + " 个，请按地区分次上传。",
                "more than " + MOST_FEATURES + " features: upload in parts");
            throw new TooMuch();
          }
          feature(json);
        }
        feature = 0;
      } else {
        json.skipChildren();
      }
    }
    if (!hasFeatures) {
      notACollection();
    } else if (shapes.isEmpty() && faults.isEmpty()) {
      fault(null, "文件中没有要素（features 为空）。", "the file has no features");
    }
  }

  private void notACollection() {
    feature = 0;
    fault(
        null,
        "文件不是 GeoJSON 的 FeatureCollection，请在 GIS 软件中导出为 GeoJSON（经纬度）后再上传。",
        "not a GeoJSON FeatureCollection: export as GeoJSON with longitude and latitude");
  }

  private void feature(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      fault(null, "不是要素（Feature）对象。", "not a Feature");
      return;
    }
    String code = null;
    String type = null;
    Object coordinates = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("properties") && value == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean isCode = json.currentName().equals("code");
          JsonToken property = json.nextToken();
          if (isCode
              && (property == JsonToken.VALUE_STRING || property == JsonToken.VALUE_NUMBER_INT)) {
            code = json.getString().strip();
          } else {
            json.skipChildren();
          }
        }
      } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String part = json.currentName();
          JsonToken held = json.nextToken();
          if (part.equals("type") && held == JsonToken.VALUE_STRING) {
            type = json.getString();
          } else if (part.equals("coordinates") && held == JsonToken.START_ARRAY) {
            coordinates = array(json);
          } else {
            json.skipChildren();
          }
        }
      } else {
        json.skipChildren();
      }
    }
    if (code == null || code.isEmpty()) {
      fault(
          null,
          "缺少属性 code（行政区划代码）。请在属性表中加一列 code，填 GB/T 2260 代码。",
          "the property code (code of the region) is missing");
      return;
    }
    if (!code.matches("[0-9A-Za-z]{2,12}")) {
      fault(
          null,
          "属性 code“" + shortened(code) + "”应为 2–12 位数字或字母。",
          "the property code " + shortened(code) + " must be 2 to 12 digits or letters");
      return;
    }
    if (type == null || !(type.equals("Polygon") || type.equals("MultiPolygon"))) {
      String found = type == null ? "null" : shortened(type);
      fault(
          code,
          "图形类型为 " + found + "，应为 Polygon 或 MultiPolygon（面）。",
          "the geometry is " + found + "; it must be a Polygon or MultiPolygon");
      return;
    }
    int before = faults.size();
    Shape shape = shape(code, type.equals("Polygon") ? one(coordinates) : coordinates);
    if (faults.size() > before || shape == null) {
      return;
    }
    if (shapes.putIfAbsent(code, new Read(feature, shape)) != null) {
      fault(
          code,
          "代码 " + code + " 在文件中出现不止一次，请合并为一个要素（MultiPolygon）。",
          "the code " + code + " occurs twice: merge into one feature");
    }
  }

  private static @Nullable Object one(@Nullable Object coordinates) {
    return coordinates == null ? null : List.of(coordinates);
  }

  /** Numbers as {@code double[]}, everything else as lists; anything odd is an empty list. */
  private Object array(JsonParser json) {
    JsonToken token = json.nextToken();
    if (token != null && token.isNumeric()) {
      double[] position = {Double.NaN, Double.NaN};
      for (int i = 0; token != JsonToken.END_ARRAY; i++) {
        if (token == null || !token.isNumeric()) {
          position[0] = Double.NaN;
          json.skipChildren();
        } else if (i < 2) {
          position[i] = json.getDoubleValue();
        }
        token = json.nextToken();
      }
      points++;
      if (points > MOST_POINTS) {
        fault(
            null,
            "坐标点超过 " + MOST_POINTS + " 个，请先简化边界或按地区分次上传。",
            "more than " + MOST_POINTS + " points: simplify or upload in parts");
        throw new TooMuch();
      }
      return position;
    }
    List<Object> items = new ArrayList<>();
    while (token != null && token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_ARRAY) {
        items.add(array(json));
      } else {
        items.add(List.of());
        json.skipChildren();
      }
      token = json.nextToken();
    }
    return items;
  }

  private @Nullable Shape shape(String code, @Nullable Object coordinates) {
    if (!(coordinates instanceof List<?> given) || given.isEmpty()) {
      fault(code, "没有坐标。", "there are no coordinates");
      return null;
    }
    List<List<double[][]>> polygons = new ArrayList<>();
    int number = 0;
    for (Object polygon : given) {
      if (!(polygon instanceof List<?> rings) || rings.isEmpty()) {
        fault(code, "面没有边界环。", "a polygon has no ring");
        return null;
      }
      List<double[][]> read = new ArrayList<>();
      for (Object ring : rings) {
        number++;
        double[][] points = ring(code, number, ring);
        if (points == null) {
          return null;
        }
        read.add(points);
      }
      polygons.add(read);
    }
    return new Shape(polygons);
  }

  private double @Nullable [][] ring(String code, int number, Object ring) {
    if (!(ring instanceof List<?> given)) {
      fault(
          code,
          "第 " + number + " 个环的坐标层级不对。",
          "ring " + number + " is not nested as its type asks");
      return null;
    }
    double[][] points = new double[given.size()][];
    for (int i = 0; i < points.length; i++) {
      if (!(given.get(i) instanceof double[] position)
          || Double.isNaN(position[0])
          || Double.isNaN(position[1])) {
        fault(
            code,
            "第 " + number + " 个环第 " + (i + 1) + " 个点不是一对数字。",
            "ring " + number + ", point " + (i + 1) + " is not a pair of numbers");
        return null;
      }
      if (Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90) {
        fault(
            code,
            "第 "
                + number
                + " 个环第 "
                + (i + 1)
                + " 个点（"
                + position[0]
                + ", "
                + position[1]
                + "）不是经纬度；若为投影坐标，请转换为经纬度（先经度，后纬度）。",
            "ring "
                + number
                + ", point "
                + (i + 1)
                + " is no longitude and latitude: convert projected coordinates first");
        return null;
      }
      points[i] = position;
    }
    if (points.length < 4) {
      fault(
          code,
          "第 " + number + " 个环只有 " + points.length + " 个点，至少应有 4 个（首尾相同）。",
          "ring "
              + number
              + " has "
              + points.length
              + " points; it needs 4, the last the first again");
      return null;
    }
    double[] first = points[0];
    double[] last = points[points.length - 1];
    if (first[0] != last[0] || first[1] != last[1]) {
      fault(
          code,
          "第 "
              + number
              + " 个环没有闭合：首点（"
              + first[0]
              + ", "
              + first[1]
              + "）与末点（"
              + last[0]
              + ", "
              + last[1]
              + "）不同。",
          "ring " + number + " is not closed: its last point must be its first again");
      return null;
    }
    if (area(points) == 0) {
      fault(code, "第 " + number + " 个环面积为零。", "ring " + number + " encloses nothing");
      return null;
    }
    return points;
  }

  /** Twice the area, in square degrees. */
  static double area(double[][] ring) {
    double sum = 0;
    for (int i = 1; i < ring.length; i++) {
      // Against the first point, so that small rings far from zero do not lose their digits.
      double x0 = ring[i - 1][0] - ring[0][0];
      double y0 = ring[i - 1][1] - ring[0][1];
      double x1 = ring[i][0] - ring[0][0];
      double y1 = ring[i][1] - ring[0][1];
      sum += x0 * y1 - x1 * y0;
    }
    return Math.abs(sum);
  }

  private void fault(@Nullable String code, String chinese, String english) {
    faults.add(new Fault(feature, code, chinese, english));
    if (faults.size() >= MOST_FAULTS) {
      throw new TooMuch();
    }
  }

  private static String shortened(String text) {
    return text.length() <= 30 ? text : text.substring(0, 29) + "…";
  }
}
