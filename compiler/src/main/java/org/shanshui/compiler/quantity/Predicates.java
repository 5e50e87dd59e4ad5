package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.lexicon.ResourceLines;

/** What is said between a metric and its number, and right after the number. */
final class Predicates {
  private record Word(@Nullable Kind kind, @Nullable Op op) {
    boolean states() {
      return kind != null || op != null;
    }
  }

  private static final List<Word> MEANINGS = new ArrayList<>();
  private static final WordEndings BEFORE = before();
  private static final List<String> COMPARATORS =
      List.of("以上", "及以上", "(含)以上", "以上(含)", "以内", "之内", "内", "以下", "及以下", "之下", "左右", "上下", "之间");
  private static final WordList AFTER = WordList.of(COMPARATORS);

  private Predicates() {}

  private static final WordEndings BASES =
      WordEndings.of(
          "每人", "每人每年", "每人每月", "每人每天", "每人每次", "每月", "每户", "每户每年", "每户每月", "每生", "每生每年", "每亩",
          "每亩每年", "每百人", "每千人", "每万人", "每千人口", "每万人口", "每十万人", "每百户", "每万户", "每百名", "每平方公里",
          "每百平方公里");

  private static WordEndings before() {
    List<String> words = new ArrayList<>();
    for (String line : ResourceLines.of(Predicates.class, "predicates.tsv")) {
      String[] field = line.split("\t");
      Kind kind = field[1].equals("-") ? null : Kind.valueOf(field[1].toUpperCase(Locale.ROOT));
      words.add(field[0]);
      MEANINGS.add(new Word(kind, op(field[2])));
    }
    return WordEndings.of(words);
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
    int at = beforeBase(text, end);
    Kind kind = null;
    Op op = null;
    boolean states = false;
    while (at > floor) {
      long found = BEFORE.longestBefore(text, floor, at);
      if (found == Lexicon.MISS || isOfName(text, Lexicon.end(found), floor)) {
        break;
      }
      Word word = MEANINGS.get(Lexicon.word(found));
      if (kind == null) {
        kind = word.kind();
      }
      if (op == null || op == Op.EQUAL) {
        op = word.op() != null ? word.op() : op;
      }
      states |= word.states();
      at = Lexicon.end(found);
    }
    return new Lead(at, kind, op, states);
  }

  /** The 均 of 人均, the 为 of 违法行为 and the 应 of 供应 are part of what is measured. */
  static boolean isOfName(String text, int start, int floor) {
    char before = start > floor ? text.charAt(start - 1) : 0;
    return switch (text.charAt(start)) {
      case '均' -> "人户亩地".indexOf(before) >= 0 && before != 0;
      case '为' -> before == '行' && start - 2 >= floor && "银分支发".indexOf(text.charAt(start - 2)) < 0;
      case '应' -> before != 0 && "供效反响适".indexOf(before) >= 0;
      case '要' -> before != 0 && "需重主纪摘概必".indexOf(before) >= 0;
      default -> false;
    };
  }

  /** 普及率达到每百人20部: of how many a rate counts stands behind the verb, and is no part of the name. */
  private static int beforeBase(String text, int at) {
    int start = withoutBase(text, at);
    return start < at && endsBefore(text, start) ? start : at;
  }

  /**
   * Where the words of how many something counts for start that end at {@code at}, else {@code at}.
   */
  static int withoutBase(String text, int at) {
    int start = at;
    for (long base = BASES.longestBefore(text, 0, start);
        base != Lexicon.MISS;
        base = BASES.longestBefore(text, 0, start)) {
      start = Lexicon.end(base);
    }
    return start;
  }

  /** Whether words that state a value end right before {@code at}. */
  static boolean endsBefore(String text, int at) {
    long found = BEFORE.longestBefore(text, 0, at);
    return found != Lexicon.MISS && MEANINGS.get(Lexicon.word(found)).states();
  }

  /** Where the comparator after a number ends, {@code at} where there is none. */
  static int afterComparator(String text, int at) {
    int from = afterOtherUnit(text, at);
    int end = AFTER.endAt(text, from);
    return end < 0 ? from : end;
  }

  /**
   * 12条(个): where the other unit in brackets ends by which the same is counted, else {@code at}.
   */
  private static int afterOtherUnit(String text, int at) {
    boolean bracket =
        at + 2 < text.length() && text.charAt(at) == '(' && text.charAt(at + 2) == ')';
    return bracket && Context.isHan(text.charAt(at + 1)) && !AFTER.startsAt(text, at) ? at + 3 : at;
  }

  /** The comparator right after a number, null for none. */
  static @Nullable Op opAfter(String text, int at) {
    int from = afterOtherUnit(text, at);
    int end = AFTER.endAt(text, from);
    if (end < 0) {
      return null;
    }
    String word = text.substring(from, end);
    if (word.equals("左右") || word.equals("上下")) {
      return Op.ABOUT;
    }
    if (word.equals("之间")) {
      return Op.EQUAL;
    }
    return word.contains("上") ? Op.AT_LEAST : Op.AT_MOST;
  }
}
