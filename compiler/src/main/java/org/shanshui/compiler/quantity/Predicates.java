package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.language.lexicon.Lexicon;

/** What is said between a metric and its number, and right after the number. */
final class Predicates {
  private record Word(@Nullable Kind kind, @Nullable Op op) {}

  private static final List<Word> WORDS = new ArrayList<>();
  private static final Lexicon BEFORE = before();
  private static final Lexicon AFTER =
      Lexicon.of(
          Map.ofEntries(
              Map.entry("以上", 0),
              Map.entry("及以上", 0),
              Map.entry("(含)以上", 0),
              Map.entry("以上(含)", 0),
              Map.entry("以内", 1),
              Map.entry("之内", 1),
              Map.entry("内", 1),
              Map.entry("以下", 1),
              Map.entry("及以下", 1),
              Map.entry("之下", 1),
              Map.entry("左右", 2),
              Map.entry("上下", 2),
              Map.entry("以上左右", 2)));

  private Predicates() {}

  private static Lexicon before() {
    Map<String, Integer> words = new HashMap<>();
    for (String line : WordList.lines("predicates.tsv")) {
      String[] field = line.split("\t");
      Kind kind = field[1].equals("-") ? null : Kind.valueOf(field[1].toUpperCase(java.util.Locale.ROOT));
      words.put(field[0], WORDS.size());
      WORDS.add(new Word(kind, op(field[2])));
    }
    return Lexicon.endings(words);
  }

  private static @Nullable Op op(String sign) {
    for (Op op : Op.values()) {
      if (op.sign().equals(sign)) {
        return op;
      }
    }
    return null;
  }

  /**
   * The words that lead from a metric to its number.
   *
   * @param start index at which they start
   * @param kind what they say of the value's meaning, null for nothing
   * @param op what they say of the comparison, null for nothing
   * @param states whether any of them says something of the value
   */
  record Lead(int start, @Nullable Kind kind, @Nullable Op op, boolean states) {}

  /** Reads backwards from a number at {@code end}, not further than {@code floor}. */
  static Lead lead(String text, int end, int floor) {
    int at = end;
    Kind kind = null;
    Op op = null;
    boolean states = false;
    while (at > floor) {
      long found = BEFORE.before(text, at, floor);
      if (found == Lexicon.NONE) {
        break;
      }
      Word word = WORDS.get(Lexicon.value(found));
      if (kind == null) {
        kind = word.kind();
      }
      if (op == null || op == Op.EQUAL) {
        op = word.op() != null ? word.op() : op;
      }
      states |= word.kind() != null || word.op() != null;
      at = Lexicon.end(found);
    }
    return new Lead(at, kind, op, states);
  }

  /** Whether words that state a value end right before {@code at}. */
  static boolean endsBefore(String text, int at) {
    long found = BEFORE.before(text, at, 0);
    return found != Lexicon.NONE && WORDS.get(Lexicon.value(found)).kind() != null
        || found != Lexicon.NONE && WORDS.get(Lexicon.value(found)).op() != null;
  }

  /** Where the comparator after a number ends, {@code at} where there is none. */
  static int afterComparator(String text, int at) {
    long found = AFTER.at(text, at);
    return found == Lexicon.NONE ? at : Lexicon.end(found);
  }

  /** The comparator right after a number, null for none. */
  static @Nullable Op opAfter(String text, int at) {
    long found = AFTER.at(text, at);
    if (found == Lexicon.NONE) {
      return null;
    }
    return switch (Lexicon.value(found)) {
      case 0 -> Op.AT_LEAST;
      case 1 -> Op.AT_MOST;
      default -> Op.ABOUT;
    };
  }
}
