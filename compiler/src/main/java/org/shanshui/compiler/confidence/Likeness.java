package org.shanshui.compiler.confidence;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/**
 * What numbers that were decided the same way have in common, from the general to the particular:
 * class, company, rule, and of a target its form and the rule of its metric. Company tells how many
 * doubtful targets stand near, since a misread layout spoils a whole passage.
 */
public record Likeness(List<String> features) {
  /** So many numbers to each side are its company. */
  private static final int REACH = 6;

  /** So many doubtful targets make bad company. */
  private static final int MANY = 3;

  private static final int SHORT = 2;
  private static final int LONG = 14;

  /** Of each number; they are in the order of the text. */
  public static List<Likeness> of(List<QuantityMention> quantities) {
    int n = quantities.size();
    int[] doubtfulBefore = new int[n + 1];
    for (int i = 0; i < n; i++) {
      doubtfulBefore[i + 1] = doubtfulBefore[i] + (Doubt.isIn(quantities.get(i)) ? 1 : 0);
    }
    List<Likeness> all = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      int own = doubtfulBefore[i + 1] - doubtfulBefore[i];
      int near =
          doubtfulBefore[Math.min(n, i + 1 + REACH)] - doubtfulBefore[Math.max(0, i - REACH)] - own;
      all.add(of(quantities.get(i), near));
    }
    return all;
  }

  private static Likeness of(QuantityMention q, int doubtfulNear) {
    List<String> features = new ArrayList<>();
    features.add(q.type().word());
    features.add(doubtfulNear == 0 ? "good" : doubtfulNear < MANY ? "mixed" : "bad");
    features.add(q.rules().type());
    if (q.type() == QuantityClass.TARGET) {
      features.add(form(q));
      features.add(q.rules().metric() == null ? "-" : q.rules().metric());
    }
    return new Likeness(features);
  }

  private static String form(QuantityMention q) {
    String metric = q.metric() == null ? "" : q.metric();
    boolean unit = q.unit() != null && !q.unit().isEmpty();
    return name(metric) + (unit ? "" : ", no unit");
  }

  private static String name(String metric) {
    if (metric.isEmpty()) {
      return "no metric";
    }
    if (metric.length() <= SHORT) {
      return "short metric";
    }
    if (metric.length() > LONG) {
      return "long metric";
    }
    return isRagged(metric) ? "ragged metric" : "metric";
  }

  /** Whether it starts or ends as no name does, or holds a digit. */
  private static boolean isRagged(String metric) {
    char last = metric.charAt(metric.length() - 1);
    return "和与等的".indexOf(metric.charAt(0)) >= 0
        || "，。；：:;)）".indexOf(last) >= 0
        || metric.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
