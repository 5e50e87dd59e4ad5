package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Passage;

/** Cuts a document into items: at its headings and at the numbered paragraphs under them. */
final class Items {
  private static final int SHORTEST_PARAGRAPH = 30;

  private final List<Passage> passages;
  private final boolean[] inTable;
  private final Outline outline;
  private final List<Item> items = new ArrayList<>();

  /** Which items have numbered ones under them. */
  private final boolean[] divided;

  /** Which items have a heading under them. */
  private final boolean[] headed;

  Items(List<Passage> passages, boolean[] inTable, Outline outline) {
    this.passages = passages;
    this.inTable = inTable;
    this.outline = outline;
    cut();
    divided = new boolean[items.size()];
    headed = new boolean[items.size()];
    for (Item item : items) {
      if (item.parent() >= 0) {
        divided[item.parent()] |= item.marker() != null;
        headed[item.parent()] |= item.heading() != null;
      }
    }
  }

  int count() {
    return items.size();
  }

  Item get(int i) {
    return items.get(i);
  }

  /** Whether numbered items stand under the item. */
  boolean isDivided(int i) {
    return divided[i];
  }

  /** Whether no item stands under the item. */
  boolean isLeaf(int i) {
    return !divided[i] && !headed[i];
  }

  private void cut() {
    int[] byHeading = new int[outline.headings().size()];
    boolean inAttachments = false;
    int start = 0;
    Heading heading = null;
    Marker marker = null;
    int level = 0;
    int parent = -1;
    for (int p = 0; p <= passages.size(); p++) {
      Heading next = p < passages.size() ? outline.at(p) : null;
      Marker number =
          next != null
              ? next.marker()
              : p < passages.size() ? paragraphNumber(p, inAttachments) : null;
      if (p < passages.size()) {
        String text = passages.get(p).text().text();
        inAttachments =
            text.startsWith("附件") && text.length() < 60
                || inAttachments && next == null && Marker.of(text) != null;
      }
      if (p < passages.size() && next == null && number == null) {
        continue;
      }
      if (p > start || p == passages.size() && p > 0) {
        items.add(new Item(start, p, heading, marker, level, parent, section(parent)));
      }
      if (p == passages.size()) {
        break;
      }
      start = p;
      heading = next;
      marker = number;
      if (next != null) {
        int index = outline.over(p);
        byHeading[index] = items.size();
        parent = outline.parent(index) < 0 ? -1 : byHeading[outline.parent(index)];
        level = next.level();
      } else if (number != null) {
        int above = outline.over(p) < 0 ? -1 : byHeading[outline.over(p)];
        parent = above(above, number);
        level = Math.max(number.style().level(), parent < 0 ? 0 : items.get(parent).level() + 1);
      }
    }
  }

  /** The numbered paragraph, or else the heading, under which a paragraph so numbered stands. */
  private int above(int heading, Marker number) {
    for (int i = items.size() - 1; i > heading; i--) {
      if (isOver(items.get(i), number)) {
        return i;
      }
    }
    // Of items numbered alike some have a title and are headings, some are but a sentence.
    int above = heading;
    while (above >= 0 && items.get(above).marker() != null && !isOver(items.get(above), number)) {
      above = items.get(above).parent();
    }
    return above;
  }

  private static boolean isOver(Item item, Marker number) {
    Marker marker = item.marker();
    return marker != null
        && (marker.style().isChapterLike() || marker.style().level() < number.style().level());
  }

  private int section(int parent) {
    int over = parent;
    while (over >= 0 && items.get(over).heading() == null) {
      over = items.get(over).parent();
    }
    return over < 0 ? -1 : items.get(over).from();
  }

  /** The number of a paragraph that is no heading and yet an item, null for others. */
  private @Nullable Marker paragraphNumber(int p, boolean inAttachments) {
    Passage passage = passages.get(p);
    if (inTable[p] || passage.isTable() || inAttachments) {
      return null;
    }
    String text = passage.text().text();
    Marker marker = Marker.of(text);
    boolean isItem =
        marker != null
            && !marker.style().isChapterLike()
            && (passage.endsSentence()
                || text.endsWith(";")
                || text.endsWith(")")
                || text.endsWith("]")
                || text.length() >= SHORTEST_PARAGRAPH);
    return isItem ? marker : null;
  }
}
