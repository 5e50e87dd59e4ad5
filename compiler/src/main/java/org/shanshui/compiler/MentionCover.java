package org.shanshui.compiler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.shanshui.compiler.plan.QuantityMention;

/** The mentions of a document as they are found, and the digits that stand in none of them yet. */
final class MentionCover {
  private final String source;
  private final BitSet covered = new BitSet();
  private final List<QuantityMention> mentions = new ArrayList<>();

  MentionCover(String source) {
    this.source = source;
  }

  /**
   * Takes the mentions that touch none taken before: a cell repeated for merged rows is read once.
   */
  void add(List<QuantityMention> found) {
    for (QuantityMention mention : found) {
      int next = covered.nextSetBit(mention.start());
      if (next < 0 || next >= mention.end()) {
        covered.set(mention.start(), mention.end());
        mentions.add(mention);
      }
    }
  }

  /** A stretch of the source. */
  record Stretch(int from, int to) {}

  /** The stretches of {@code [from, to)} outside all mentions that hold an Arabic digit. */
  List<Stretch> open(int from, int to) {
    List<Stretch> open = new ArrayList<>();
    int at = covered.nextClearBit(from);
    while (at < to) {
      int set = covered.nextSetBit(at);
      int end = set < 0 ? to : Math.min(set, to);
      if (hasDigit(at, end)) {
        open.add(new Stretch(at, end));
      }
      at = covered.nextClearBit(end);
    }
    return open;
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (c >= '0' && c <= '9' || c >= '０' && c <= '９') {
        return true;
      }
    }
    return false;
  }

  /** All mentions, in the order of the text and apart. */
  List<QuantityMention> inOrder() {
    return mentions.stream().sorted(Comparator.comparingInt(QuantityMention::start)).toList();
  }
}
