package org.shanshui.compiler.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
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
  /** A kind of ground, which stands before its name; signs have no more than their name. */
  static final String SIGN = "";

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

  /** Takes the grounds of a number one by one. */
  interface Taker {
    void take(String kind, String name);
  }

  /**
   * Of each number.
   *
   * @param quantities in the order of the text, with offsets in UTF-16 units
   */
  public static List<Grounds> of(List<QuantityMention> quantities, String text) {
    List<Grounds> all = new ArrayList<>(quantities.size());
    List<String> names = new ArrayList<>();
    tell(
        quantities,
        Doubt.in(quantities),
        text,
        (kind, name) -> names.add(kind.concat(name)),
        number -> {
          all.add(new Grounds(List.copyOf(names)));
          names.clear();
        });
    return all;
  }

  /**
   * Tells the grounds of each number.
   *
   * @param doubtful which of them are doubtful targets
   * @param told takes a number's index once all its grounds are told
   */
  static void tell(
      List<QuantityMention> quantities,
      boolean[] doubtful,
      String text,
      Taker grounds,
      IntConsumer told) {
    int near = 0;
    for (int i = 0; i < Math.min(REACH, doubtful.length); i++) {
      near += doubtful[i] ? 1 : 0;
    }
    for (int i = 0; i < doubtful.length; i++) {
      near += i + REACH < doubtful.length && doubtful[i + REACH] ? 1 : 0;
      near -= i > REACH && doubtful[i - REACH - 1] ? 1 : 0;
      new Reading(quantities, i, text, doubtful[i], doubtful[i] ? near - 1 : near, grounds).tell();
      told.accept(i);
    }
  }

  /** The grounds of one number being told. */
  private static final class Reading {
    private final List<QuantityMention> quantities;
    private final int index;
    private final QuantityMention q;
    private final boolean doubtful;
    private final int doubtfulNear;
    private final Surroundings around;
    private final Taker grounds;

    Reading(
        List<QuantityMention> quantities,
        int index,
        String text,
        boolean doubtful,
        int doubtfulNear,
        Taker grounds) {
      this.quantities = quantities;
      this.index = index;
      this.q = quantities.get(index);
      this.doubtful = doubtful;
      this.doubtfulNear = doubtfulNear;
      this.around = new Surroundings(text, q.start(), q.end());
      this.grounds = grounds;
    }

    void tell() {
      grounds.take(SIGN, EVERY);
      grounds.take(RULE, q.rules().type());
      boolean inTable = q.rules().isOfTable();
      add(Sign.ALONE, !inTable && around.isWholeLine());
      add(Sign.SOME_DOUBTFUL, doubtfulNear > 0 && doubtfulNear < MANY);
      add(Sign.MANY_DOUBTFUL, doubtfulNear >= MANY);
      if (q.type() == QuantityClass.TARGET) {
        target(inTable);
      }
    }

    private void target(boolean inTable) {
      String metric = q.metric() == null ? "" : q.metric();
      if (q.rules().metric() != null) {
        grounds.take(METRIC, q.rules().metric());
      }
      if (q.rules().due() != null) {
        grounds.take(DUE, q.rules().due());
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
      add(Sign.IN_WORDS, !hasDigit(q.quote()));
      add(Sign.MONEY, q.unit() != null && q.unit().endsWith("元"));
      add(
          Sign.MEASURE,
          !metric.isEmpty() && MEASURES.indexOf(metric.charAt(metric.length() - 1)) >= 0);
    }

    private static boolean hasDigit(String quote) {
      for (int i = 0; i < quote.length(); i++) {
        if (Character.isDigit(quote.charAt(i))) {
          return true;
        }
      }
      return false;
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
        grounds.take(SIGN, sign.words());
      }
    }
  }
}
