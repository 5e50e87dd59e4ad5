package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Takes out the heads that a table repeats on every page.
 *
 * @param pieces without them, and without the number and running head of the page before them
 * @param breaks the pieces right before them where these only may be that
 */
record PageBreaks(List<Piece> pieces, Set<Piece> breaks) {
  private static final int FEWEST = 3;
  private static final int LINES_BEFORE = 3;

  static PageBreaks in(List<Piece> all) {
    List<Piece> kept = new ArrayList<>(all.size());
    Set<Piece> breaks = Collections.newSetFromMap(new IdentityHashMap<>());
    int i = 0;
    while (i < all.size()) {
      int repeated = i < FEWEST ? 0 : repeated(all, i);
      if (repeated >= FEWEST) {
        furniture(kept, breaks);
        i += repeated;
      } else {
        kept.add(all.get(i++));
      }
    }
    return new PageBreaks(kept, breaks);
  }

  /** How many pieces from here on are the first ones again. */
  private static int repeated(List<Piece> all, int at) {
    int same = 0;
    while (same < HeadCells.MOST
        && same < at
        && at + same < all.size()
        && all.get(same).text().equals(all.get(at + same).text())) {
      same++;
    }
    return same;
  }

  /** The number of the page, and the lines between it and the heads. */
  private static void furniture(List<Piece> kept, Set<Piece> breaks) {
    int from = kept.size();
    int lines = 0;
    for (int i = kept.size() - 1; i > 0 && lines < LINES_BEFORE; i--) {
      lines += kept.get(i).gap().startsLine() ? 1 : 0;
      Form form = kept.get(i).form();
      boolean alone = kept.get(i).gap().startsLine();
      if (alone && (form == Form.PAGE || form == Form.INTEGER)) {
        from = i;
        break;
      }
    }
    List<Piece> page = kept.subList(from, kept.size());
    if (!page.isEmpty() && page.get(0).form() == Form.PAGE) {
      page.clear();
    } else {
      breaks.addAll(page);
    }
  }
}
