package org.shanshui.compiler.write;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.OutlineNode;

/** Under which headings (章节) a place of the text stands. */
public final class Headings {
  private record Entry(OutlineNode node, @Nullable Entry parent) {}

  private final List<Entry> entries = new ArrayList<>();

  /** The headings of a plan. */
  public Headings(List<OutlineNode> outline) {
    outline.forEach(node -> add(node, null));
  }

  private void add(OutlineNode node, @Nullable Entry parent) {
    Entry entry = new Entry(node, parent);
    entries.add(entry);
    node.children().forEach(child -> add(child, entry));
  }

  /** The headings over the offset from the outermost in, parted by › ; empty before the first. */
  public String path(int point) {
    StringBuilder path = new StringBuilder();
    for (Entry entry = over(point); entry != null; entry = entry.parent()) {
      if (!path.isEmpty()) {
        path.insert(0, " › ");
      }
      path.insert(0, label(entry.node()));
    }
    return path.toString();
  }

  /** A heading's title with its number before it, as official documents write it (GB/T 9704). */
  static String label(OutlineNode node) {
    String number = node.number();
    if (number == null || number.isEmpty() || node.title().startsWith(number)) {
      return node.title();
    }
    char first = number.charAt(0);
    if (first == '第') {
      return number + " " + node.title();
    }
    boolean arabic = first < 0x80;
    if (!arabic && "一二三四五六七八九十百".indexOf(first) < 0) {
      return number + node.title();
    }
    if (arabic ? node.level() >= 4 : node.level() == 2) {
      return "（" + number + "）" + node.title();
    }
    return number + (arabic ? ". " : "、") + node.title();
  }

  private @Nullable Entry over(int point) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).node().start() <= point) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    Entry entry = low == 0 ? null : entries.get(low - 1);
    while (entry != null && entry.node().end() <= point) {
      entry = entry.parent();
    }
    return entry;
  }
}
