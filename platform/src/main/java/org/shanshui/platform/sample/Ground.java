package org.shanshui.platform.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the counties lie: places within their boundaries of {@code sample/boundaries.geojson}. */
final class Ground {
  private static final String FILE = "/sample/boundaries.geojson";

  /** Degrees, WGS 84. */
  record Place(double longitude, double latitude) {}

  private final Map<String, double[][]> rings = new HashMap<>();

  Ground() {
    try (InputStream file = open()) {
      for (JsonNode feature : JsonMapper.builder().build().readTree(file).path("features")) {
        JsonNode ring = feature.path("geometry").path("coordinates").path(0);
        double[][] points = new double[ring.size()][];
        for (int i = 0; i < points.length; i++) {
          points[i] =
              new double[] {ring.path(i).path(0).asDouble(), ring.path(i).path(1).asDouble()};
        }
        rings.put(feature.path("properties").path("code").asString(), points);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open() {
    return Objects.requireNonNull(Ground.class.getResourceAsStream(FILE), FILE);
  }

  /** Somewhere in a county, to the ten-thousandth of a degree (some ten metres). */
  Place somewhere(String county, Random random) {
    double[][] ring = Objects.requireNonNull(rings.get(county), county);
    double west = Double.MAX_VALUE;
    double east = -Double.MAX_VALUE;
    double south = Double.MAX_VALUE;
    double north = -Double.MAX_VALUE;
    for (double[] point : ring) {
      west = Math.min(west, point[0]);
      east = Math.max(east, point[0]);
      south = Math.min(south, point[1]);
      north = Math.max(north, point[1]);
    }
    while (true) {
      double longitude = west + (east - west) * random.nextDouble();
      double latitude = south + (north - south) * random.nextDouble();
      if (isInside(ring, longitude, latitude)) {
        return new Place(
            Math.round(longitude * 10_000) / 10_000.0, Math.round(latitude * 10_000) / 10_000.0);
      }
    }
  }

  boolean isIn(String county, Place place) {
    return isInside(
        Objects.requireNonNull(rings.get(county), county), place.longitude(), place.latitude());
  }

  private static boolean isInside(double[][] ring, double x, double y) {
    boolean inside = false;
    for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      double[] a = ring[i];
      double[] b = ring[j];
      if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }
}
