package org.shanshui.platform.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * What a region covers: polygons, each with its outer ring first and then its holes. A ring's last
 * point is its first again. Points are longitude and latitude in degrees.
 */
record Shape(List<List<double[][]>> polygons) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** What either covers. A border that both have is none of it any more. */
  Shape joined(Shape other) {
    Geometry union = OverlayNGRobust.overlay(geometry(), other.geometry(), OverlayNG.UNION);
    List<List<double[][]>> joined = new ArrayList<>();
    for (int i = 0; i < union.getNumGeometries(); i++) {
      if (union.getGeometryN(i) instanceof Polygon polygon) {
        List<double[][]> rings = new ArrayList<>();
        rings.add(points(polygon.getExteriorRing()));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          rings.add(points(polygon.getInteriorRingN(hole)));
        }
        joined.add(List.copyOf(rings));
      }
    }
    return new Shape(List.copyOf(joined));
  }

  /** Sound, even where rings cross themselves as drawn ones sometimes do. */
  private Geometry geometry() {
    Polygon[] parts =
        polygons.stream()
            .map(
                rings ->
                    FACTORY.createPolygon(
                        ring(rings.get(0)),
                        rings.stream().skip(1).map(Shape::ring).toArray(LinearRing[]::new)))
            .toArray(Polygon[]::new);
    return GeometryFixer.fix(FACTORY.createMultiPolygon(parts));
  }

  private static LinearRing ring(double[][] points) {
    return FACTORY.createLinearRing(
        Arrays.stream(points).map(at -> new Coordinate(at[0], at[1])).toArray(Coordinate[]::new));
  }

  private static double[][] points(LinearRing ring) {
    return Arrays.stream(ring.getCoordinates())
        .map(at -> new double[] {at.x, at.y})
        .toArray(double[][]::new);
  }

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
