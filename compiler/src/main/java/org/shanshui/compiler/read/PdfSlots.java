package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places at the head or foot of pages that hold a line on most of them, apart from the text: there
 * stand page heads, though they change from chapter to chapter.
 */
final class PdfSlots {
  private static final int FEWEST_PAGES = 4;

  /** Of the page's height at either end. */
  private static final float MARGIN = 0.13f;

  /** The gap to the text is wider than lines stand apart, by this factor. */
  private static final float APART = 1.5f;

  private final Set<String> slots = new HashSet<>();

  private static final class Slot {
    private final Set<String> words = new HashSet<>();
    private int pages;
    private int apart;
  }

  static PdfSlots of(List<PdfSheet> pages) {
    PdfSlots found = new PdfSlots();
    Map<String, Slot> slots = new HashMap<>();
    int counted = 0;
    for (PdfSheet page : pages) {
      List<PdfLine> lines = lines(page);
      if (lines.size() < 3) {
        continue;
      }
      counted++;
      note(slots, page, lines.get(0), lines.get(1), lines);
      note(slots, page, lines.get(lines.size() - 1), lines.get(lines.size() - 2), lines);
    }
    for (Map.Entry<String, Slot> slot : slots.entrySet()) {
      Slot s = slot.getValue();
      boolean many = s.pages >= FEWEST_PAGES && 3 * s.pages >= counted;
      boolean repeats = 10 * s.words.size() <= 7 * s.pages;
      if (many && repeats && 10 * s.apart >= 8 * s.pages) {
        found.slots.add(slot.getKey());
      }
    }
    return found;
  }

  private static List<PdfLine> lines(PdfSheet page) {
    List<PdfLine> lines = new ArrayList<>();
    for (PdfItem item : page.items()) {
      if (item instanceof PdfLine line) {
        lines.add(line);
      }
    }
    lines.sort(Comparator.comparingDouble(PdfLine::baseline));
    return lines;
  }

  private static void note(
      Map<String, Slot> slots, PdfSheet page, PdfLine line, PdfLine next, List<PdfLine> lines) {
    String key = key(line, page.height());
    if (key.isEmpty()) {
      return;
    }
    Slot slot = slots.computeIfAbsent(key, k -> new Slot());
    slot.pages++;
    slot.words.add(line.text().replaceAll("[0-9\\s]+", ""));
    float gap = Math.abs(line.baseline() - next.baseline());
    boolean otherType = Math.abs(line.size() - next.size()) > 0.07f * next.size();
    slot.apart += otherType || gap > APART * spacing(lines) ? 1 : 0;
  }

  /** How far the lines in the middle of a page stand apart. */
  private static float spacing(List<PdfLine> lines) {
    float[] gaps = new float[lines.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = lines.get(i + 1).baseline() - lines.get(i).baseline();
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  /** Where a line stands, and its size; empty away from the page's ends. */
  private static String key(PdfLine line, float height) {
    boolean upper = line.baseline() < MARGIN * height;
    if (!upper && line.baseline() < (1 - MARGIN) * height) {
      return "";
    }
    float at = upper ? line.baseline() : height - line.baseline();
    return (upper ? "^" : "_") + Math.round(at / 2) + ":" + Math.round(2 * line.size());
  }

  boolean holds(PdfLine line, float height) {
    return slots.contains(key(line, height));
  }
}
