package org.shanshui.compiler.flat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which pieces may number rows: 1, and each that the one before it stands not far ahead of. */
final class Serials {
  private static final int FARTHEST = 80;

  private Serials() {}

  /** For each piece whether it may be a row's number. */
  static boolean[] of(List<Piece> pieces) {
    boolean[] serial = new boolean[pieces.size()];
    Map<Integer, Integer> last = new HashMap<>();
    for (int i = 0; i < serial.length; i++) {
      int number = pieces.get(i).serial();
      boolean follows = number == 1 || i - last.getOrDefault(number - 1, -FARTHEST) < FARTHEST;
      if (number > 0 && follows && (wordsFollow(pieces, i) || beginsRow(pieces, i))) {
        serial[i] = true;
        last.put(number, i);
      }
    }
    return serial;
  }

  /** Whether a line begins with it that holds cells enough for a row. */
  private static boolean beginsRow(List<Piece> pieces, int i) {
    boolean first = pieces.get(i).gap().startsLine();
    boolean second = i > 0 && !first && pieces.get(i - 1).gap().startsLine();
    return (first || second)
        && i + 2 < pieces.size()
        && !pieces.get(i + 1).gap().startsLine()
        && !pieces.get(i + 2).gap().startsLine();
  }

  /** A row's number stands before what the row is about. */
  private static boolean wordsFollow(List<Piece> pieces, int i) {
    for (int k = i + 1; k < Math.min(pieces.size(), i + 3); k++) {
      if (pieces.get(k).form().isWords() || pieces.get(k).form() == Form.PROSE) {
        return true;
      }
    }
    return false;
  }
}
