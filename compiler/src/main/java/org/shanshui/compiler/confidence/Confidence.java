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

  private static final Map<String, Double> WEIGHTS = read();

  private Confidence() {}

  /**
   * The numbers with their confidence, in hundredths.
   *
   * @param quantities in the order of the text, with offsets in UTF-16 units
   */
  public static List<QuantityMention> measured(List<QuantityMention> quantities, String text) {
    List<Grounds> grounds = Grounds.of(quantities, text);
    List<QuantityMention> measured = new ArrayList<>(quantities.size());
    for (int i = 0; i < quantities.size(); i++) {
      QuantityMention q = quantities.get(i);
      double sure = share(grounds.get(i));
      measured.add(q.sure(Doubt.isIn(q) ? Math.min(sure, Doubt.AT_MOST) : sure));
    }
    return measured;
  }

  private static double share(Grounds grounds) {
    double odds = grounds.names().stream().mapToDouble(Confidence::weight).sum();
    return Math.round(HUNDREDTHS / (1 + Math.exp(-odds))) / HUNDREDTHS;
  }

  /** How much a ground tells for a number, or against it where below 0. */
  public static double weight(String ground) {
    return WEIGHTS.getOrDefault(ground, 0.0);
  }

  private static Map<String, Double> read() {
    Map<String, Double> weights = new HashMap<>();
    for (String line : ResourceLines.of(Confidence.class, "confidence.tsv")) {
      String[] cells = line.split("\t");
      weights.put(cells[2], Double.valueOf(cells[0]));
    }
    return weights;
  }
}
