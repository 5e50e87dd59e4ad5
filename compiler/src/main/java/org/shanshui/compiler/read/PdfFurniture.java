package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Page heads, page feet and page numbers: lines at a page's edge that come again and again. */
final class PdfFurniture {
  private static final int EDGE_LINES = 2;

  /** In this share of the page's height at either end a bare number is its page's. */
  private static final float MARGIN = 0.1f;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–·~～|\\s]*(?:第|P\\.?|Page)?\\s*([0-9０-９]{1,4}|[ivxlIVXL]{1,6}|[Ⅰ-Ⅻⅰ-ⅻ])\\s*页?\\s*(([/／,，共]|of)\\s*共?\\s*[0-9]{1,4}\\s*页?)?[-—–·~～|\\s]*");

  private PdfFurniture() {}

  /** Removes them from the pages. */
  static void remove(List<PdfSheet> pages) {
    Map<String, Set<Integer>> pagesOf = new HashMap<>();
    for (int page = 0; page < pages.size(); page++) {
      for (PdfLine line : edges(pages.get(page).items())) {
        pagesOf
            .computeIfAbsent(key(line, pages.get(page).height()), k -> new HashSet<>())
            .add(page);
      }
    }
    PdfSlots slots = PdfSlots.of(pages);
    for (int page = 0; page < pages.size(); page++) {
      float height = pages.get(page).height();
      List<PdfItem> furniture = new ArrayList<>();
      List<PdfLine> edges = edges(pages.get(page).items());
      for (PdfLine line : edges) {
        int times = pagesOf.getOrDefault(key(line, height), Set.of()).size();
        boolean repeated = times >= 3 || (times == 2 && pages.size() < 4);
        if ((repeated && isAtEdge(line, height, 2 * MARGIN) && isOutermost(line, edges, height))
            || isPageNumber(line, height)
            || slots.holds(line, height)) {
          furniture.add(line);
        }
      }
      pages.get(page).items().removeAll(furniture);
    }
  }

  /** A head stands once on a page: the same words again below it are the title. */
  private static boolean isOutermost(PdfLine line, List<PdfLine> edges, float height) {
    boolean upper = line.baseline() < height / 2;
    String key = key(line, height);
    return edges.stream()
        .filter(other -> key(other, height).equals(key))
        .noneMatch(
            other ->
                upper ? other.baseline() < line.baseline() : other.baseline() > line.baseline());
  }

  /** The outermost lines above and below; a line between table and edge counts like any. */
  private static List<PdfLine> edges(List<PdfItem> items) {
    List<PdfLine> lines = new ArrayList<>();
    for (PdfItem item : items) {
      if (item instanceof PdfLine line) {
        lines.add(line);
      }
    }
    lines.sort(Comparator.comparingDouble(PdfLine::baseline));
    if (lines.size() <= 2 * EDGE_LINES) {
      return lines;
    }
    List<PdfLine> edges = new ArrayList<>(lines.subList(0, EDGE_LINES));
    edges.addAll(lines.subList(lines.size() - EDGE_LINES, lines.size()));
    return edges;
  }

  /**
   * The same words in the same place and size, whatever the numbers in them. The size tells the
   * title on the first page from the page heads that repeat it.
   */
  private static String key(PdfLine line, float height) {
    boolean upper = line.baseline() < height / 2;
    String words = line.text().replaceAll("[0-9]+", "#").replaceAll("\\s+", "");
    return (upper ? "^" : "_") + Math.round(2 * line.size()) + words;
  }

  private static boolean isAtEdge(PdfLine line, float height, float share) {
    return line.baseline() < share * height || line.baseline() > (1 - share) * height;
  }

  private static boolean isPageNumber(PdfLine line, float height) {
    return isAtEdge(line, height, MARGIN) && PAGE_NUMBER.matcher(line.text()).matches();
  }
}
