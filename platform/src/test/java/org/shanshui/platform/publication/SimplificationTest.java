package org.shanshui.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Simplified boundaries still close, still fit their neighbours, and stay within the budget. */
class SimplificationTest {
  /** Two columns and two rows of regions with wavy borders that they share point by point. */
  private static List<Shape> neighbours(long seed, int points) {
    Random random = new Random(seed);
    double[][][] corners = new double[3][3][];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        corners[i][j] = new double[] {119 + i, 28 + j};
      }
    }
    List<Shape> shapes = new ArrayList<>();
    // Borders between corners: [0] along the east, [1] along the north.
    double[][][][] east = new double[2][3][][];
    double[][][][] north = new double[3][2][][];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        if (i < 2) {
          east[i][j] = border(corners[i][j], corners[i + 1][j], points, random);
        }
        if (j < 2) {
          north[i][j] = border(corners[i][j], corners[i][j + 1], points, random);
        }
      }
    }
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        List<double[]> ring = new ArrayList<>();
        walk(ring, east[i][j], false);
        walk(ring, north[i + 1][j], false);
        walk(ring, east[i][j + 1], true);
        walk(ring, north[i][j], true);
        ring.add(ring.get(0));
        // Each begins somewhere else.
        int turn = random.nextInt(ring.size() - 1);
        List<double[]> turned = new ArrayList<>();
        for (int k = 0; k < ring.size(); k++) {
          turned.add(ring.get((k + turn) % (ring.size() - 1)));
        }
        shapes.add(new Shape(List.of(List.<double[][]>of(turned.toArray(double[][]::new)))));
      }
    }
    return shapes;
  }

  private static double[][] border(double[] from, double[] to, int points, Random random) {
    double[][] border = new double[points + 2][];
    border[0] = from;
    border[points + 1] = to;
    for (int i = 1; i <= points; i++) {
      double part = i / (points + 1.0);
      border[i] =
          new double[] {
            from[0] + (to[0] - from[0]) * part + (random.nextDouble() - 0.5) / 20,
            from[1] + (to[1] - from[1]) * part + (random.nextDouble() - 0.5) / 20
          };
    }
    return border;
  }

  private static void walk(List<double[]> ring, double[][] border, boolean back) {
    for (int i = 0; i < border.length - 1; i++) {
      ring.add(border[back ? border.length - 1 - i : i]);
    }
  }

  private static Set<String> edges(List<Shape> shapes) {
    Set<String> once = new HashSet<>();
    for (Shape shape : shapes) {
      for (double[][] ring : shape.polygons().get(0)) {
        for (int i = 1; i < ring.length; i++) {
          String a = ring[i - 1][0] + " " + ring[i - 1][1];
          String b = ring[i][0] + " " + ring[i][1];
          String edge = a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a;
          if (!once.remove(edge)) {
            once.add(edge);
          }
        }
      }
    }
    return once;
  }

  /** What lies on no other region's border is the outline of the whole. */
  @Property(tries = 100)
  void neighboursKeepOneBorder(@ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int points) {
    List<Shape> shapes = neighbours(seed, points);
    int most = shapes.stream().mapToInt(Shape::points).sum() / 2;
    List<Shape> simple = Simplification.of(shapes, most);
    assertThat(simple.stream().mapToInt(Shape::points).sum())
        .isLessThanOrEqualTo(Math.max(most, 20));
    for (Shape shape : simple) {
      double[][] ring = shape.polygons().get(0).get(0);
      assertThat(ring.length).isGreaterThanOrEqualTo(4);
      assertThat(ring[0]).isEqualTo(ring[ring.length - 1]);
    }
    for (String edge : edges(simple)) {
      String[] ends = edge.split("[ |]");
      double lon = (Double.parseDouble(ends[0]) + Double.parseDouble(ends[2])) / 2;
      double lat = (Double.parseDouble(ends[1]) + Double.parseDouble(ends[3])) / 2;
      boolean outside = lon < 119.1 || lon > 120.9 || lat < 28.1 || lat > 29.9;
      assertThat(outside).as("a gap at %s", edge).isTrue();
    }
  }

  @Test
  void aLineMadeToTakeLongDoesNot() {
    int n = 300_000;
    double[][] ring = new double[n + 1][];
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n;
      double radius = 1 + (i % 2) * 1e-3 * i / n;
      ring[i] = new double[] {120 + radius * Math.cos(angle), 30 + radius * Math.sin(angle)};
    }
    ring[n] = ring[0];
    // Processor time, which the load of the machine hardly changes. In square time it would take
    // minutes.
    ThreadMXBean time = ManagementFactory.getThreadMXBean();
    long start = time.getCurrentThreadCpuTime();
    List<Shape> simple =
        Simplification.of(List.of(new Shape(List.of(List.<double[][]>of(ring)))), 9_000);
    assertThat(simple.get(0).points()).isBetween(1_000, 9_500);
    assertThat((time.getCurrentThreadCpuTime() - start) / 1_000_000).as("ms").isLessThan(15_000);
  }

  @Test
  void theShiftOfPublishedMapsIsUndone() {
    double[] shifted = Gcj02.shift(119.5, 28.5);
    assertThat(Math.hypot(shifted[0] - 119.5, shifted[1] - 28.5)).isBetween(0.002, 0.01);
    double[] back = Datum.GCJ02.toWgs84(shifted[0], shifted[1]);
    assertThat(back[0]).isBetween(119.499999, 119.500001);
    assertThat(back[1]).isBetween(28.499999, 28.500001);
    assertThat(Datum.WGS84.toWgs84(119.5, 28.5)).containsExactly(119.5, 28.5);
  }
}
