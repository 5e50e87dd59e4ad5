package org.shanshui.platform.publication;

import java.util.Arrays;
import java.util.List;

/**
 * What a region covers: polygons, each with its outer ring first and then its holes. A ring's last
 * point is its first again. Points are longitude and latitude in degrees.
 */
record Shape(List<List<double[][]>> polygons) {

  int points() {
    return polygons.stream().flatMap(List::stream).mapToInt(ring -> ring.length).sum();
  }

  Shape toWgs84(Datum datum) {
    return new Shape(
        polygons.stream()
            .map(
                rings ->
                    rings.stream()
                        .map(
                            ring ->
                                Arrays.stream(ring)
                                    .map(point -> datum.toWgs84(point[0], point[1]))
                                    .toArray(double[][]::new))
                        .toList())
            .toList());
  }

  /** As a GeoJSON geometry (RFC 7946) with this many decimals. */
  String json(int decimals) {
    boolean single = polygons.size() == 1;
    StringBuilder json =
        new StringBuilder(single ? "{\"type\":\"Polygon\"" : "{\"type\":\"MultiPolygon\"");
    json.append(",\"coordinates\":").append(single ? "" : "[");
    for (int p = 0; p < polygons.size(); p++) {
      json.append(p == 0 ? "[" : ",[");
      List<double[][]> rings = polygons.get(p);
      for (int r = 0; r < rings.size(); r++) {
        json.append(r == 0 ? "[" : ",[");
        double[][] ring = rings.get(r);
        for (int i = 0; i < ring.length; i++) {
          json.append(i == 0 ? "[" : ",[");
          append(json, ring[i][0], decimals);
          json.append(',');
          append(json, ring[i][1], decimals);
          json.append(']');
        }
        json.append(']');
      }
      json.append(']');
    }
    return json.append(single ? "}" : "]}").toString();
  }

  /** A number with fixed decimals; a million of them are written in a moment. */
  private static void append(StringBuilder json, double number, int decimals) {
    long unit = 1;
    for (int i = 0; i < decimals; i++) {
      unit *= 10;
    }
    long whole = Math.round(Math.abs(number) * unit);
    if (number < 0 && whole > 0) {
      json.append('-');
    }
    json.append(whole / unit).append('.');
    String fraction = Long.toString(whole % unit);
    json.append("0".repeat(decimals - fraction.length())).append(fraction);
  }
}
