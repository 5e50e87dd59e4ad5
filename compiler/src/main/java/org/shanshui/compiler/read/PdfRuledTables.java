package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tables whose cells are drawn with lines: lines that touch make a grid, gaps in it merge cells.
 */
final class PdfRuledTables {
  /** Lines this near (points) are one, or touch. */
  private static final float NEAR = 3f;

  private static final int MOST_RULES = 2_000;
  private static final int MOST_EDGES = 100;

  /** This share of a side must be drawn for it to part two cells. */
  private static final float DRAWN = 0.6f;

  private final List<PdfGlyph> glyphs;
  private final List<PdfTable> tables = new ArrayList<>();
  private final Set<PdfGlyph> taken = new HashSet<>();

  private PdfRuledTables(List<PdfGlyph> glyphs) {
    this.glyphs = glyphs;
  }

  /**
   * The tables and the glyphs outside them.
   *
   * @param rest in the page's order
   */
  record Found(List<PdfTable> tables, List<PdfGlyph> rest) {}

  static Found in(PdfPage page) {
    PdfRuledTables finder = new PdfRuledTables(page.glyphs());
    List<PdfRule> rules = merged(page.rules());
    if (rules.size() <= MOST_RULES) {
      touching(rules).forEach(finder::table);
    }
    List<PdfGlyph> rest = page.glyphs().stream().filter(g -> !finder.taken.contains(g)).toList();
    return new Found(finder.tables, rest);
  }

  /** Programs draw a border piece by piece, each cell its own. */
  private static List<PdfRule> merged(List<PdfRule> rules) {
    List<PdfRule> sorted = new ArrayList<>(rules);
    sorted.sort(
        Comparator.comparing(PdfRule::horizontal)
            .thenComparing(r -> Math.round(r.at() / NEAR))
            .thenComparing(PdfRule::from));
    List<PdfRule> merged = new ArrayList<>();
    for (PdfRule rule : sorted) {
      PdfRule last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null
          && last.horizontal() == rule.horizontal()
          && Math.abs(last.at() - rule.at()) < NEAR
          && rule.from() <= last.to() + NEAR) {
        merged.set(
            merged.size() - 1,
            new PdfRule(last.horizontal(), last.at(), last.from(), Math.max(last.to(), rule.to())));
      } else {
        merged.add(rule);
      }
    }
    return merged;
  }

  private static List<List<PdfRule>> touching(List<PdfRule> rules) {
    int[] group = new int[rules.size()];
    Arrays.setAll(group, i -> i);
    for (int i = 0; i < group.length; i++) {
      for (int k = i + 1; k < group.length; k++) {
        if (touch(rules.get(i), rules.get(k))) {
          group[root(group, i)] = root(group, k);
        }
      }
    }
    Map<Integer, List<PdfRule>> groups = new TreeMap<>();
    for (int i = 0; i < group.length; i++) {
      groups.computeIfAbsent(root(group, i), id -> new ArrayList<>()).add(rules.get(i));
    }
    return new ArrayList<>(groups.values());
  }

  private static int root(int[] group, int i) {
    int at = i;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  private static boolean touch(PdfRule a, PdfRule b) {
    if (a.horizontal() == b.horizontal()) {
      return false;
    }
    return a.at() >= b.from() - NEAR
        && a.at() <= b.to() + NEAR
        && b.at() >= a.from() - NEAR
        && b.at() <= a.to() + NEAR;
  }

  private void table(List<PdfRule> rules) {
    List<Float> xs = edges(rules, false);
    List<Float> ys = edges(rules, true);
    boolean lined = rules.stream().anyMatch(r -> !r.horizontal());
    int least = Math.min(xs.size(), ys.size());
    int most = Math.max(xs.size(), ys.size());
    // One column is a frame around prose (专栏), one row a ruled line of text.
    if (!lined || least < 3 || most > MOST_EDGES) {
      return;
    }
    PdfGrid grid = new PdfGrid(xs, ys, rules);
    Map<Integer, List<PdfGlyph>> inside = new HashMap<>();
    for (PdfGlyph glyph : glyphs) {
      int cell = taken.contains(glyph) ? -1 : grid.cellAt(glyph.centerX(), glyph.centerY());
      if (cell >= 0) {
        inside.computeIfAbsent(cell, c -> new ArrayList<>()).add(glyph);
      }
    }
    if (inside.size() < 3) {
      return;
    }
    inside.values().forEach(taken::addAll);
    List<List<PdfTable.Cell>> rows = grid.rows(inside);
    tables.add(new PdfTable(ys.get(0), ys.get(ys.size() - 1), xs, rows, true));
  }

  /** Where borders stand; a table open at its sides ends where its other lines end. */
  private static List<Float> edges(List<PdfRule> rules, boolean horizontal) {
    List<Float> at = new ArrayList<>();
    for (PdfRule rule : rules) {
      if (rule.horizontal() == horizontal) {
        at.add(rule.at());
      } else {
        at.add(rule.from());
        at.add(rule.to());
      }
    }
    at.sort(Comparator.naturalOrder());
    Map<Float, Boolean> ends = new HashMap<>();
    for (PdfRule rule : rules) {
      if (rule.horizontal() == horizontal) {
        ends.put(rule.at(), true);
      }
    }
    List<Float> edges = new ArrayList<>();
    for (int i = 0; i < at.size(); i++) {
      boolean outer = at.get(i) - at.get(0) < NEAR || at.get(at.size() - 1) - at.get(i) < NEAR;
      boolean border = ends.containsKey(at.get(i));
      boolean apart = edges.isEmpty() || at.get(i) - edges.get(edges.size() - 1) > 2 * NEAR;
      if (apart && (outer || border)) {
        edges.add(at.get(i));
      }
    }
    return edges;
  }

  /** Whether so much of the side between two points is drawn that it parts two cells. */
  static boolean isDrawn(List<PdfRule> rules, boolean horizontal, float at, float from, float to) {
    float drawn = 0;
    for (PdfRule rule : rules) {
      if (rule.horizontal() == horizontal && Math.abs(rule.at() - at) < 2 * NEAR) {
        drawn += Math.max(0, Math.min(to, rule.to()) - Math.max(from, rule.from()));
      }
    }
    return drawn >= DRAWN * (to - from);
  }
}
