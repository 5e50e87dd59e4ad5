package org.shanshui.compiler.confidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.language.lexicon.ResourceLines;

/**
 * The measured share of right answers among numbers decided the same way. {@code
 * accuracy/calibrate.py} makes the shares from annotated texts; numbers unlike all of those keep
 * what their rule gives.
 */
public final class Confidence {
  /** Features below the rule are too general to say more than a rule does itself. */
  private static final int FEWEST_FEATURES = 3;

  private static final Map<List<String>, Double> SHARES = read();

  private Confidence() {}

  /** The numbers, in the order of the text, with their confidence measured. */
  public static List<QuantityMention> measured(List<QuantityMention> quantities) {
    List<Likeness> likenesses = Likeness.of(quantities);
    List<QuantityMention> measured = new ArrayList<>(quantities.size());
    for (int i = 0; i < quantities.size(); i++) {
      QuantityMention q = quantities.get(i);
      Double share = share(likenesses.get(i).features());
      double sure = share == null ? q.confidence() : share;
      measured.add(q.sure(Doubt.isIn(q) ? Math.min(sure, Doubt.AT_MOST) : sure));
    }
    return measured;
  }

  /** Of those that have the most in common with it, null where none has enough. */
  private static @Nullable Double share(List<String> features) {
    for (int n = features.size(); n >= FEWEST_FEATURES; n--) {
      Double share = SHARES.get(features.subList(0, n));
      if (share != null) {
        return share;
      }
    }
    return null;
  }

  private static Map<List<String>, Double> read() {
    Map<List<String>, Double> shares = new HashMap<>();
    for (String line : ResourceLines.of(Confidence.class, "confidence.tsv")) {
      List<String> cells = List.of(line.split("\t"));
      shares.put(cells.subList(2, cells.size()), Double.valueOf(cells.get(0)));
    }
    return shares;
  }
}
