package org.shanshui.compiler.quantity;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.WordList;

/**
 * The places or the office that a clause opens with (冒头的地方), for which its numbers hold: 柏川县,
 * 临湖区、东岭区各, 市水利局完成.
 *
 * @param start index of the first place, leading words left out
 * @param end after the last place and the words 各, 均 after it
 * @param name as the text names them
 * @param strips whether what the number measures is named without them
 */
record Opening(int start, int end, String name, boolean strips) {
  private static final int LONGEST_OFFICE = 12;
  private static final int SHORTEST_OFFICE = 3;
  private static final int SHORTEST_METRIC = 2;
  private static final int SHORTEST_LEADING = 2;
  private static final WordList PARTS_OF = WordList.of("其中", "包括", "主要包括", "含");

  /** The opening of what stands in {@code text[from, to)}, null where it opens with no place. */
  static @Nullable Opening of(String text, int from, int to) {
    int at = from;
    while (at < to) {
      int next = "、,:( ".indexOf(text.charAt(at)) >= 0 ? at + 1 : Words.leadingEnd(text, at);
      // 建德市 begins with a verb of one character, and is a place.
      int end = next - at < SHORTEST_LEADING ? listEnd(text, at, to) : -1;
      if (end < 0 && Places.partEnd(text, at, to) >= 0) {
        end = listEnd(text, at, to);
      }
      if (end >= 0) {
        return of(text, at, end, to);
      }
      if (next == at) {
        break;
      }
      at = next;
    }
    return at < to ? office(text, at, to) : null;
  }

  private static @Nullable Opening of(String text, int at, int end, int to) {
    boolean proper = Places.nameEnd(text, at, to) >= 0 || Places.everyEnd(text, at, to) >= 0;
    boolean acts = end == to || isDeed(text, end, to);
    boolean strips = (proper || acts) && (to - end >= SHORTEST_METRIC || acts);
    return new Opening(at, end, text.substring(at, end), strips);
  }

  private static boolean isDeed(String text, int at, int to) {
    return Words.startsWithVerb(text, at)
        || text.charAt(at) != '全' && Words.nameStart(text, at, to) > at;
  }

  /** Where the list of places ends that starts at {@code at}, -1 where none does. */
  private static int listEnd(String text, int at, int to) {
    int end = -1;
    int next = at;
    while (next < to) {
      int place = Places.partEnd(text, next, to);
      if (place < 0) {
        place = Places.nameEnd(text, next, to);
      }
      if (place < 0) {
        break;
      }
      end = place;
      if (end >= to || "、和与及".indexOf(text.charAt(end)) < 0) {
        break;
      }
      next = end + 1;
    }
    return end;
  }

  private static @Nullable Opening office(String text, int at, int to) {
    if ("市县区省州".indexOf(text.charAt(at)) < 0) {
      return null;
    }
    int limit = Math.min(to, at + LONGEST_OFFICE);
    for (int end = at + SHORTEST_OFFICE; end < limit; end++) {
      if (Places.isOffice(text.substring(at, end)) && isDeed(text, end, to)) {
        return new Opening(at, end, text.substring(at, end), true);
      }
    }
    return null;
  }

  /** Whether a clause that starts at {@code at} tells the parts of what was told before. */
  static boolean tellsParts(String text, int at) {
    return PARTS_OF.startsAt(text, at);
  }
}
