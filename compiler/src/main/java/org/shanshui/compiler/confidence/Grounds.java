package org.shanshui.compiler.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;

/**
 * What a number's confidence rests on (依据): the rules that gave its class, its metric and its due
 * year, and the {@link Sign}s of its surroundings.
 *
 * @param names of each ground, as {@code confidence.tsv} weighs them
 */
public record Grounds(List<String> names) {
  /** What holds of every number. */
  static final String EVERY = "every number";

  static final String RULE = "rule ";
  static final String METRIC = "metric by ";
  static final String DUE = "due by ";

  /** So many numbers to each side are its company; a misread layout spoils a whole passage. */
  private static final int REACH = 6;

  /** So many doubtful targets near are many. */
  private static final int MANY = 3;

  private static final int SHORT = 2;

  /** What names of what is measured end in. */
  private static final String MEASURES = "率量值额积重比数度";

  private static final Set<String> GENERAL = WordList.words(Grounds.class, "general-words.txt");

  /** All that a ground can be, those of {@link Sign}s and the one of every number. */
  static Stream<String> ofNoRule() {
    return Stream.concat(Stream.of(EVERY), Arrays.stream(Sign.values()).map(Sign::words));
  }

  /**
   * Of each number.
   *
   * @param quantities in the order of the text, with offsets in UTF-16 units
   */
  public static List<Grounds> of(List<QuantityMention> quantities, String text) {
    int n = quantities.size();
    int[] doubtfulBefore = new int[n + 1];
    for (int i = 0; i < n; i++) {
      doubtfulBefore[i + 1] = doubtfulBefore[i] + (Doubt.isIn(quantities.get(i)) ? 1 : 0);
    }
    List<Grounds> all = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      int own = doubtfulBefore[i + 1] - doubtfulBefore[i];
      int near =
          doubtfulBefore[Math.min(n, i + 1 + REACH)] - doubtfulBefore[Math.max(0, i - REACH)] - own;
      all.add(new Reading(quantities, i, text, own > 0, near).grounds());
    }
    return all;
  }

  /** The grounds of one number being gathered. */
  private static final class Reading {
    private final List<QuantityMention> quantities;
    private final int index;
    private final QuantityMention q;
    private final boolean doubtful;
    private final int doubtfulNear;
    private final Surroundings around;
    private final List<String> names = new ArrayList<>();

    Reading(
        List<QuantityMention> quantities,
        int index,
        String text,
        boolean doubtful,
        int doubtfulNear) {
      this.quantities = quantities;
      this.index = index;
      this.q = quantities.get(index);
      this.doubtful = doubtful;
      this.doubtfulNear = doubtfulNear;
      this.around = new Surroundings(text, q.start(), q.end());
    }

    Grounds grounds() {
      names.add(EVERY);
      names.add(RULE + q.rules().type());
      boolean inTable = q.rules().isOfTable();
      add(Sign.ALONE, !inTable && around.isWholeLine());
      add(Sign.SOME_DOUBTFUL, doubtfulNear > 0 && doubtfulNear < MANY);
      add(Sign.MANY_DOUBTFUL, doubtfulNear >= MANY);
      if (q.type() == QuantityClass.TARGET) {
        target(inTable);
      }
      return new Grounds(List.copyOf(names));
    }

    private void target(boolean inTable) {
      String metric = q.metric() == null ? "" : q.metric();
      if (q.rules().metric() != null) {
        names.add(METRIC + q.rules().metric());
      }
      if (q.rules().due() != null) {
        names.add(DUE + q.rules().due());
      }
      if (inTable) {
        add(Sign.UNLINED, !around.isLined());
      } else {
        add(Sign.ATTRIBUTE, around.isAttribute());
        add(Sign.WORD_FOLLOWS, around.isFollowedByWord());
      }
      add(Sign.DOUBTFUL, doubtful);
      add(Sign.NO_METRIC, metric.isEmpty());
      add(Sign.SHORT_METRIC, !metric.isEmpty() && metric.length() <= SHORT);
      add(Sign.GENERAL_METRIC, GENERAL.contains(metric));
      add(Sign.METRIC_ELSEWHERE, !around.sentenceHas(metric));
      add(Sign.SAME_METRIC, isSameMetricInAnotherUnit());
      add(Sign.NO_UNIT, q.unit() == null || q.unit().isEmpty());
      add(Sign.NO_DUE, q.due() == null);
      add(Sign.LONG_SENTENCE, around.isLongSentence());
      add(Sign.IN_WORDS, !q.quote().chars().anyMatch(Character::isDigit));
      add(Sign.MONEY, q.unit() != null && q.unit().endsWith("元"));
      add(
          Sign.MEASURE,
          !metric.isEmpty() && MEASURES.indexOf(metric.charAt(metric.length() - 1)) >= 0);
    }

    private boolean isSameMetricInAnotherUnit() {
      if (index == 0) {
        return false;
      }
      QuantityMention before = quantities.get(index - 1);
      return before.type() == QuantityClass.TARGET
          && Objects.equals(before.metric(), q.metric())
          && !Objects.equals(before.unit(), q.unit());
    }

    private void add(Sign sign, boolean holds) {
      if (holds) {
        names.add(sign.words());
      }
    }
  }
}
