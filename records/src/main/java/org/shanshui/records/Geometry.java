package org.shanshui.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place on the earth, in WGS 84 degrees.
 *
 * @param rings of a point one with one position, of a line one, of a polygon the outer ring and its
 *     holes, each closed
 */
public record Geometry(Shape shape, List<List<Position>> rings) {
  /** Positions of a geometry. */
  public static final int MOST_POSITIONS = 20_000;

  public Geometry {
    rings = rings.stream().map(List::copyOf).toList();
  }

  /** What it is. */
  public enum Shape {
    POINT,
    LINE,
    POLYGON;

    /** As packs write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Degrees to the east and to the north. */
  public record Position(BigDecimal longitude, BigDecimal latitude) {
    boolean isOnEarth() {
      return longitude.abs().compareTo(BigDecimal.valueOf(180)) <= 0
          && latitude.abs().compareTo(BigDecimal.valueOf(90)) <= 0;
    }
  }

  /** A point. */
  public static Geometry point(BigDecimal longitude, BigDecimal latitude) {
    return new Geometry(Shape.POINT, List.of(List.of(new Position(longitude, latitude))));
  }

  /**
   * Reads a GeoJSON geometry (Point, LineString, Polygon), or the text {@code 120.1,30.2} of a
   * point.
   *
   * @return empty where it is none, or lies off the earth
   */
  static Optional<Geometry> read(Object raw) {
    if (raw instanceof String text) {
      String[] parts = text.split("[,，]", -1);
      return parts.length == 2
          ? rings(Shape.POINT, List.of(List.of(List.of(parts[0].strip(), parts[1].strip()))))
          : Optional.empty();
    }
    if (!(raw instanceof Map<?, ?> map) || !(map.get("coordinates") instanceof List<?> list)) {
      return Optional.empty();
    }
    return switch (String.valueOf(map.get("type"))) {
      case "Point" -> rings(Shape.POINT, List.of(List.of(list)));
      case "LineString" -> rings(Shape.LINE, List.of(list));
      case "Polygon" -> rings(Shape.POLYGON, list);
      default -> Optional.empty();
    };
  }

  private static Optional<Geometry> rings(Shape shape, List<?> raw) {
    List<List<Position>> rings = new ArrayList<>();
    int positions = 0;
    for (Object ring : raw) {
      if (!(ring instanceof List<?> list)) {
        return Optional.empty();
      }
      List<Position> read = new ArrayList<>();
      for (Object pair : list) {
        Position position = position(pair);
        if (position == null || ++positions > MOST_POSITIONS) {
          return Optional.empty();
        }
        read.add(position);
      }
      rings.add(read);
    }
    Geometry geometry = new Geometry(shape, rings);
    return geometry.isWhole() ? Optional.of(geometry) : Optional.empty();
  }

  private static @Nullable Position position(@Nullable Object pair) {
    if (!(pair instanceof List<?> list) || list.size() != 2) {
      return null;
    }
    BigDecimal longitude = Numbers.parse(list.get(0)).orElse(null);
    BigDecimal latitude = Numbers.parse(list.get(1)).orElse(null);
    if (longitude == null || latitude == null) {
      return null;
    }
    Position position = new Position(longitude, latitude);
    return position.isOnEarth() ? position : null;
  }

  private boolean isWhole() {
    return switch (shape) {
      case POINT -> true;
      case LINE -> rings.get(0).size() >= 2;
      case POLYGON ->
          !rings.isEmpty()
              && rings.stream()
                  .allMatch(r -> r.size() >= 4 && r.get(0).equals(r.get(r.size() - 1)));
    };
  }

  /** As GeoJSON, with numbers. */
  Map<String, Object> plain() {
    List<List<List<BigDecimal>>> all =
        rings.stream()
            .map(ring -> ring.stream().map(p -> List.of(p.longitude(), p.latitude())).toList())
            .toList();
    return switch (shape) {
      case POINT -> Map.of("type", "Point", "coordinates", all.get(0).get(0));
      case LINE -> Map.of("type", "LineString", "coordinates", all.get(0));
      case POLYGON -> Map.of("type", "Polygon", "coordinates", all);
    };
  }
}
