package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the items of an OpenDocument file's lists. */
final class OdfNumbering {
  private final OdfStyles styles;
  private final Map<String, int[]> counters = new HashMap<>();

  OdfNumbering(OdfStyles styles) {
    this.styles = styles;
  }

  void restart(String style) {
    counters.remove(style);
  }

  /** The next item's number with the blank after it; null where the level shows none. */
  @Nullable String next(String style, int level) {
    OdfList own = styles.level(style, level);
    if (own == null) {
      return null;
    }
    int[] counted = counters.computeIfAbsent(style, s -> new int[OdfList.LEVELS]);
    for (int i = level + 1; i < counted.length; i++) {
      counted[i] = 0;
    }
    counted[level] = counted[level] == 0 ? own.start() : counted[level] + 1;
    StringBuilder label = new StringBuilder(own.prefix());
    for (int i = Math.max(0, level - own.levels() + 1); i <= level; i++) {
      OdfList above = styles.level(style, i);
      String number = above == null ? "" : above.shown(Math.max(1, counted[i]));
      boolean first = label.length() == own.prefix().length();
      label.append(first || number.isEmpty() ? "" : ".").append(number);
    }
    label.append(own.suffix());
    String shown = label.toString().strip();
    return shown.isEmpty() ? null : WordNumbering.spaced(shown, "tab");
  }
}
