package org.shanshui.compiler.confidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.language.lexicon.ResourceLines;

/**
 * The share of right answers to expect among numbers with the same grounds: each {@linkplain
 * Grounds ground} has a weight, and their sum is the logarithm of the odds. {@code
 * accuracy/calibrate.py} fits the weights to annotated texts.
 */
public final class Confidence {
  private static final double HUNDREDTHS = 100;

  private static final Map<String, Map<String, Double>> WEIGHTS = read();

  private Confidence() {}

  /**
   * The numbers with their confidence, in hundredths.
   *
   * @param quantities in the order of the text, with offsets in UTF-16 units
   */
  public static List<QuantityMention> measured(List<QuantityMention> quantities, String text) {
    boolean[] doubtful = Doubt.in(quantities);
    List<QuantityMention> measured = new ArrayList<>(quantities.size());
    Odds odds = new Odds();
    Grounds.tell(
        quantities,
        doubtful,
        text,
        odds,
        i -> {
          double sure = odds.share();
          measured.add(quantities.get(i).sure(doubtful[i] ? Math.min(sure, Doubt.AT_MOST) : sure));
        });
    return measured;
  }

  /** The sum of the weights of one number's grounds. */
  private static final class Odds implements Grounds.Taker {
    private double odds;

    @Override
    public void take(String kind, String name) {
      odds += weight(kind, name);
    }

    /** The share that the grounds taken since the last asking add up to. */
    double share() {
      double share = Math.round(HUNDREDTHS / (1 + Math.exp(-odds))) / HUNDREDTHS;
      odds = 0;
      return share;
    }
  }

  /** How much a ground tells for a number, or against it where below 0. */
  public static double weight(String ground) {
    String kind = kind(ground);
    return weight(kind, ground.substring(kind.length()));
  }

  private static double weight(String kind, String name) {
    Map<String, Double> weights = WEIGHTS.get(kind);
    Double weight = weights == null ? null : weights.get(name);
    return weight == null ? 0 : weight;
  }

  private static String kind(String ground) {
    for (String kind : List.of(Grounds.RULE, Grounds.METRIC, Grounds.DUE)) {
      if (ground.startsWith(kind)) {
        return kind;
      }
    }
    return Grounds.SIGN;
  }

  private static Map<String, Map<String, Double>> read() {
    Map<String, Map<String, Double>> weights = new HashMap<>();
    for (String line : ResourceLines.of(Confidence.class, "confidence.tsv")) {
      String[] cells = line.split("\t");
      String kind = kind(cells[2]);
      weights
          .computeIfAbsent(kind, k -> new HashMap<>())
          .put(cells[2].substring(kind.length()), Double.valueOf(cells[0]));
    }
    return weights;
  }
}
