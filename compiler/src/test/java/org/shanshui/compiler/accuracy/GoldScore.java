package org.shanshui.compiler.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.accuracy.Likeness.Amount;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/**
 * The quantities of a plan against the gold mentions of its text.
 *
 * @param mentions gold mentions
 * @param classed those that an overlapping mention of the plan gives the same class
 * @param targets gold targets
 * @param predicted targets of the plan
 * @param loose gold targets found with value, upper and unit right
 * @param strict those with kind, comparator, due year and metric right as well
 * @param errors what was missed, one line each
 */
record GoldScore(
    int mentions,
    int classed,
    int targets,
    int predicted,
    int loose,
    int strict,
    List<String> errors) {

  private static final Pattern COMPARATOR =
      Pattern.compile("超|突破|不低于|不少于|不高于|不超过|高于|低于|至少|≥|≤|>|<|以上|以下|以内|左右|约");
  private static final Pattern RATE_OF_CHANGE = Pattern.compile("涨幅|增速|增幅|增长率");
  private static final double METRIC_LIKENESS = 0.7;

  static final GoldScore NONE = new GoldScore(0, 0, 0, 0, 0, 0, List.of());

  /**
   * @param text as read, to which the offsets of both refer
   */
  static GoldScore of(List<GoldMention> gold, List<QuantityMention> plan, String text) {
    int classed = 0;
    int targets = 0;
    int loose = 0;
    int strict = 0;
    List<String> errors = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (GoldMention mention : gold) {
      Judge judge = new Judge(mention, text);
      List<QuantityMention> over = plan.stream().filter(judge::overlaps).toList();
      if (over.stream().anyMatch(q -> q.type().word().equals(mention.type()))) {
        classed++;
      } else {
        errors.add(
            "%s at %d: gold %s, got %s"
                .formatted(
                    mention.quote(),
                    mention.start(),
                    mention.type(),
                    over.stream().map(q -> q.type().word()).toList()));
      }
      if (!mention.isTarget()) {
        continue;
      }
      targets++;
      QuantityMention best =
          over.stream()
              .filter(q -> q.type() == QuantityClass.TARGET && !used.contains(q.id()))
              .max(Comparator.comparing(judge::strict).thenComparing(judge::loose))
              .orElse(null);
      if (best == null) {
        continue;
      }
      used.add(best.id());
      if (judge.loose(best)) {
        loose++;
      }
      if (judge.strict(best)) {
        strict++;
      } else {
        errors.add(mention + " got " + best);
      }
    }
    int predicted = (int) plan.stream().filter(q -> q.type() == QuantityClass.TARGET).count();
    return new GoldScore(
        gold.size(), classed, targets, predicted, loose, strict, List.copyOf(errors));
  }

  GoldScore plus(GoldScore other) {
    List<String> both = new ArrayList<>(errors);
    both.addAll(other.errors);
    return new GoldScore(
        mentions + other.mentions,
        classed + other.classed,
        targets + other.targets,
        predicted + other.predicted,
        loose + other.loose,
        strict + other.strict,
        List.copyOf(both));
  }

  double classShare() {
    return classed / (double) Math.max(1, mentions);
  }

  double looseF1() {
    return f1(loose, predicted, targets);
  }

  double strictF1() {
    return f1(strict, predicted, targets);
  }

  static double f1(int right, int predicted, int gold) {
    return predicted + gold == 0 ? 1 : 2.0 * right / (predicted + gold);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "class %.3f (%d)  loose F1 %.3f  strict F1 %.3f  (gold %d, predicted %d)",
        classShare(),
        mentions,
        looseF1(),
        strictF1(),
        targets,
        predicted);
  }

  /** Compares one gold mention with mentions of a plan. */
  private record Judge(GoldMention gold, String text) {

    boolean overlaps(QuantityMention q) {
      return q.start() < gold.end() && gold.start() < q.end();
    }

    boolean loose(QuantityMention q) {
      return Amount.of(gold.value(), gold.unit()).sameAs(Amount.of(q.value(), q.unit()))
          && Likeness.same(
              Amount.of(gold.upper(), gold.unit()).value(), Amount.of(q.upper(), q.unit()).value());
    }

    boolean strict(QuantityMention q) {
      return loose(q)
          && kind(q)
          && comparator(q)
          && year(gold.due()).equals(year(q.due()))
          && Likeness.of(gold.metric(), q.metric()) >= METRIC_LIKENESS;
    }

    private boolean kind(QuantityMention q) {
      String kind = q.kind() == null ? null : q.kind().word();
      return Objects.equals(gold.kind(), kind)
          || (eitherWay(gold.kind(), kind, "growth", "level")
              && RATE_OF_CHANGE.matcher(Objects.requireNonNullElse(gold.metric(), "")).find());
    }

    /** Where no comparator touches the number, a shared 以上 further on can be read either way. */
    private boolean comparator(QuantityMention q) {
      String op = q.op() == null ? null : q.op().sign();
      return Objects.equals(gold.op(), op) || (eitherWay(gold.op(), op, "=", ">=") && !touched());
    }

    private boolean touched() {
      int start = text.offsetByCodePoints(0, gold.start());
      int end = text.offsetByCodePoints(start, gold.end() - gold.start());
      String near =
          text.substring(Math.max(0, start - 5), start)
              + "|"
              + text.substring(end, Math.min(text.length(), end + 3));
      return COMPARATOR.matcher(near).find();
    }

    private static boolean eitherWay(
        @Nullable String one, @Nullable String other, String a, String b) {
      return (a.equals(one) && b.equals(other)) || (b.equals(one) && a.equals(other));
    }

    private static String year(@Nullable String due) {
      return due == null ? "" : due.substring(0, Math.min(4, due.length()));
    }
  }
}
