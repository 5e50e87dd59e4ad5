package org.shanshui.platform.publication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Fewer points for display, by Douglas and Peucker (1973). The boundaries of a group are simplified
 * together: they are cut where more than two regions meet, and what two regions share is simplified
 * once, so that no gaps open between neighbours.
 */
final class Simplification {
  /** Longer runs are cut, which bounds the time that a hostile line takes. */
  private static final int LONGEST_RUN = 2_000;

  private static final double MICRO = 1e6;

  private final double eastScale;
  private final Map<Point, Neighbours> neighbours = new HashMap<>();

  private record Point(long east, long north) implements Comparable<Point> {
    static Point of(double[] position) {
      return new Point(Math.round(position[0] * MICRO), Math.round(position[1] * MICRO));
    }

    @Override
    public int compareTo(Point other) {
      int byEast = Long.compare(east, other.east);
      return byEast == 0 ? Long.compare(north, other.north) : byEast;
    }
  }

  /** The first pair of points that a point was seen between, and whether it was between others. */
  private static final class Neighbours {
    private final Point one;
    private final Point other;
    private boolean isJunction;

    Neighbours(Point one, Point other) {
      this.one = one;
      this.other = other;
    }

    void seen(Point first, Point second) {
      boolean same =
          one.equals(first) && other.equals(second) || one.equals(second) && other.equals(first);
      isJunction |= !same;
    }
  }

  /** A ring with what each point counts for: the tolerance in degrees up to which it is kept. */
  private record Weighed(double[][] ring, double[] weight) {}

  private Simplification(double latitude) {
    this.eastScale = Math.cos(Math.toRadians(latitude));
  }

  /**
   * Simplifies a group of shapes.
   *
   * @param most points that all of them together may have; small islands and each shape's main ring
   *     keep at least four
   */
  static List<Shape> of(List<Shape> shapes, int most) {
    int all = shapes.stream().mapToInt(Shape::points).sum();
    if (all <= most) {
      return shapes;
    }
    double[] anywhere = shapes.get(0).polygons().get(0).get(0)[0];
    Simplification group = new Simplification(anywhere[1]);
    rings(shapes).forEach(group::notice);
    Map<double[][], Weighed> weighed = new java.util.IdentityHashMap<>();
    double[] weights = new double[all];
    int at = 0;
    for (double[][] ring : rings(shapes)) {
      Weighed one = group.weigh(ring);
      weighed.put(ring, one);
      System.arraycopy(one.weight(), 0, weights, at, one.weight().length);
      at += one.weight().length;
    }
    Arrays.sort(weights);
    // Above the heaviest that must go: both sides of a border weigh the same.
    double tolerance = Math.nextUp(weights[all - most - 1]);
    return shapes.stream().map(shape -> thinned(shape, weighed, tolerance)).toList();
  }

  private static List<double[][]> rings(List<Shape> shapes) {
    return shapes.stream().flatMap(s -> s.polygons().stream()).flatMap(List::stream).toList();
  }

  private static Shape thinned(Shape shape, Map<double[][], Weighed> weighed, double tolerance) {
    double[][] main = null;
    double largest = -1;
    for (List<double[][]> polygon : shape.polygons()) {
      double area = GeoJsonFile.area(polygon.get(0));
      if (area > largest) {
        largest = area;
        main = polygon.get(0);
      }
    }
    List<List<double[][]>> polygons = new ArrayList<>();
    for (List<double[][]> polygon : shape.polygons()) {
      List<double[][]> rings = new ArrayList<>();
      for (double[][] ring : polygon) {
        Weighed one = Objects.requireNonNull(weighed.get(ring), "each ring is weighed");
        double[][] kept = kept(one, tolerance);
        if (kept.length < 4 && ring == main) {
          kept = kept(one, heaviest(one));
        }
        if (kept.length >= 4) {
          rings.add(kept);
        } else if (rings.isEmpty()) {
          // An island too small to be drawn; its holes go with it.
          break;
        }
      }
      if (!rings.isEmpty()) {
        polygons.add(rings);
      }
    }
    return new Shape(polygons);
  }

  /** The tolerance that leaves a ring four points. */
  private static double heaviest(Weighed ring) {
    double[] sorted = ring.weight().clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, sorted.length - 4)];
  }

  private static double[][] kept(Weighed ring, double tolerance) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < ring.ring().length; i++) {
      if (ring.weight()[i] >= tolerance) {
        points.add(ring.ring()[i]);
      }
    }
    return points.toArray(double[][]::new);
  }

  private void notice(double[][] ring) {
    int n = ring.length - 1;
    for (int i = 0; i < n; i++) {
      Point before = Point.of(ring[(i + n - 1) % n]);
      Point after = Point.of(ring[(i + 1) % n]);
      neighbours
          .computeIfAbsent(Point.of(ring[i]), point -> new Neighbours(before, after))
          .seen(before, after);
    }
  }

  private boolean isJunction(double[] position) {
    Neighbours known = neighbours.get(Point.of(position));
    return known != null && known.isJunction;
  }

  /** The ring, begun at a point that its neighbours begin at as well, and its points' weights. */
  private Weighed weigh(double[][] ring) {
    int n = ring.length - 1;
    int start = -1;
    int least = 0;
    for (int i = 0; i < n && start < 0; i++) {
      if (isJunction(ring[i])) {
        start = i;
      }
      if (Point.of(ring[i]).compareTo(Point.of(ring[least])) < 0) {
        least = i;
      }
    }
    double[][] turned = new double[n + 1][];
    for (int i = 0; i <= n; i++) {
      turned[i] = ring[(i + (start < 0 ? least : start)) % n];
    }
    double[] weight = new double[n + 1];
    int from = 0;
    for (int to = 1; to <= n; to++) {
      if (to == n || isJunction(turned[to])) {
        arc(turned, weight, from, to);
        from = to;
      }
    }
    return new Weighed(turned, weight);
  }

  /** Weighs one arc in the direction that both its neighbours walk it in. */
  private void arc(double[][] ring, double[] weight, int from, int to) {
    int length = to - from + 1;
    boolean backwards = isBackwards(ring, from, to);
    double[][] arc = new double[length][];
    for (int i = 0; i < length; i++) {
      arc[i] = ring[backwards ? to - i : from + i];
    }
    double[] arcWeight = new double[length];
    for (int first = 0; first < length - 1; first += LONGEST_RUN) {
      run(arc, arcWeight, first, Math.min(length - 1, first + LONGEST_RUN));
    }
    for (int i = 0; i < length; i++) {
      weight[backwards ? to - i : from + i] = arcWeight[i];
    }
  }

  private static boolean isBackwards(double[][] ring, int from, int to) {
    int a = from;
    int b = to;
    while (a < b) {
      int order = Point.of(ring[a]).compareTo(Point.of(ring[b]));
      if (order != 0) {
        return order > 0;
      }
      a++;
      b--;
    }
    return false;
  }

  private void run(double[][] line, double[] weight, int first, int last) {
    weight[first] = Double.POSITIVE_INFINITY;
    weight[last] = Double.POSITIVE_INFINITY;
    record Span(int from, int to, double most) {}
    Deque<Span> open = new ArrayDeque<>();
    open.push(new Span(first, last, Double.MAX_VALUE));
    while (!open.isEmpty()) {
      Span span = open.pop();
      int farthest = -1;
      double distance = -1;
      for (int i = span.from() + 1; i < span.to(); i++) {
        double d = distance(line[i], line[span.from()], line[span.to()]);
        if (d > distance) {
          distance = d;
          farthest = i;
        }
      }
      if (farthest < 0) {
        continue;
      }
      // A point is never kept without those that the line was split at before.
      double most = Math.min(distance, span.most());
      weight[farthest] = most;
      open.push(new Span(span.from(), farthest, most));
      open.push(new Span(farthest, span.to(), most));
    }
  }

  /** From a point to a stretch of line, in degrees of latitude. */
  private double distance(double[] point, double[] from, double[] to) {
    double x = (point[0] - from[0]) * eastScale;
    double y = point[1] - from[1];
    double dx = (to[0] - from[0]) * eastScale;
    double dy = to[1] - from[1];
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / square));
    return Math.hypot(x - along * dx, y - along * dy);
  }
}
