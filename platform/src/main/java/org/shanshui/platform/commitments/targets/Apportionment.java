package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/** Whether shares meet their whole, by the nature of the metric (目标分解校核). Pure. */
final class Apportionment {
  private Apportionment() {}

  /** How the values of years are meant. */
  enum Path {
    /** 累计值（年末值）: where it must stand at the end of the year. */
    CUMULATIVE,
    /** 当年值: what is done in the year alone. */
    YEARLY
  }

  /**
   * What the parts make together: the sum, the weighted or plain mean, or the worst of them.
   *
   * @return empty where there are no parts, or a ratio's weights are missing or make nothing
   */
  static Optional<BigDecimal> together(Nature nature, List<Share> shares) {
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    return switch (nature) {
      case SUM -> Optional.of(sum(shares));
      case AVERAGE ->
          Optional.of(sum(shares).divide(BigDecimal.valueOf(shares.size()), MathContext.DECIMAL64));
      case LEVEL_MIN -> shares.stream().map(Share::value).min(Comparator.naturalOrder());
      case LEVEL_MAX -> shares.stream().map(Share::value).max(Comparator.naturalOrder());
      case RATIO -> weighted(shares);
    };
  }

  private static BigDecimal sum(List<Share> shares) {
    return shares.stream().map(Share::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<BigDecimal> weighted(List<Share> shares) {
    BigDecimal weights = BigDecimal.ZERO;
    BigDecimal products = BigDecimal.ZERO;
    for (Share share : shares) {
      if (share.weight() == null || share.weight().signum() < 0) {
        return Optional.empty();
      }
      weights = weights.add(share.weight());
      products = products.add(share.value().multiply(share.weight()));
    }
    return weights.signum() == 0
        ? Optional.empty()
        : Optional.of(products.divide(weights, MathContext.DECIMAL64));
  }

  /** The reason why these units' shares do not meet the whole; empty where they do. */
  static Optional<Refusal> refuseUnits(Whole whole, List<Share> shares) {
    if (shares.isEmpty()) {
      return Optional.of(
          Refusal.invalid(
              "commitments.no-unit-share", "请至少填写一个单位的分解值。", "give at least one unit's share"));
    }
    if (whole.nature() == Nature.LEVEL_MIN || whole.nature() == Nature.LEVEL_MAX) {
      return refuseEach(whole, shares);
    }
    if (whole.nature() == Nature.RATIO) {
      Optional<Refusal> unweighted = refuseWeights(whole, shares);
      if (unweighted.isPresent()) {
        return unweighted;
      }
    }
    BigDecimal together = together(whole.nature(), shares).orElseThrow();
    return refuse(
        whole,
        together,
        shares.size() + " 个单位" + verb(whole.nature()),
        shares.size() + " units " + verbEnglish(whole.nature()));
  }

  /**
   * The reason why these years' values do not meet the whole; empty where they do.
   *
   * @param shares by year
   * @param lastYear in which the whole is due
   */
  static Optional<Refusal> refuseYears(
      Whole whole, Path path, SortedMap<Integer, Share> shares, int lastYear) {
    if (shares.isEmpty()) {
      return Optional.of(
          Refusal.invalid(
              "commitments.no-year-share", "请至少填写一个年度的分解值。", "give at least one year's value"));
    }
    if (shares.lastKey() > lastYear) {
      return Optional.of(
          Refusal.invalid(
              "commitments.year-beyond-due",
              "目标 " + lastYear + " 年到期，不能分解到 " + shares.lastKey() + " 年。",
              "the target is due in " + lastYear + "; " + shares.lastKey() + " lies beyond"));
    }
    if (path == Path.YEARLY && whole.nature() == Nature.SUM) {
      BigDecimal together = sum(List.copyOf(shares.values()));
      return refuse(
          whole,
          together,
          shares.firstKey() + "–" + shares.lastKey() + " 年当年值合计",
          shares.firstKey() + "–" + shares.lastKey() + " together make");
    }
    if (path == Path.YEARLY) {
      return Optional.of(
          Refusal.invalid(
              "commitments.does-not-add",
              "该指标不能相加，年度值只能按年末值填写，不能按当年值填写。",
              "this metric does not add: give values at the end of each year, not of the year alone"));
    }
    Share last = shares.get(lastYear);
    if (last == null) {
      return Optional.of(
          Refusal.invalid(
              "commitments.last-year-missing",
              "缺少目标年 " + lastYear + " 年的累计值。",
              "the value of " + lastYear + ", the target's year, is missing"));
    }
    if (whole.nature() == Nature.SUM) {
      Share before = null;
      for (var year : shares.entrySet()) {
        if (before != null && year.getValue().value().compareTo(before.value()) < 0) {
          return Optional.of(
              Refusal.invalid(
                  "commitments.cumulative-falls",
                  "累计值不能减少：%s 年 %s %s，%s 年 %s %s，少了 %s %s。"
                      .formatted(
                          before.name(),
                          plain(before.value()),
                          whole.unit(),
                          year.getKey(),
                          plain(year.getValue().value()),
                          whole.unit(),
                          plain(before.value().subtract(year.getValue().value())),
                          whole.unit()),
                  "cumulative values cannot fall: %s in %s, %s in %s"
                      .formatted(
                          plain(before.value()), before.name(),
                          plain(year.getValue().value()), year.getKey())));
        }
        before = year.getValue();
      }
    }
    return refuse(whole, last.value(), lastYear + " 年末值", "the value of " + lastYear + " is");
  }

  private static Optional<Refusal> refuseEach(Whole whole, List<Share> shares) {
    boolean most = whole.nature() == Nature.LEVEL_MAX;
    for (Share share : shares) {
      BigDecimal gap =
          most ? share.value().subtract(whole.value()) : whole.value().subtract(share.value());
      if (gap.signum() > 0) {
        return Optional.of(
            Refusal.invalid(
                "commitments.shares-must-keep-target",
                "该指标要求每个单位都%s %s %s；%s为 %s %s，差 %s %s。"
                    .formatted(
                        most ? "不高于" : "不低于",
                        plain(whole.value()),
                        whole.unit(),
                        share.name(),
                        plain(share.value()),
                        whole.unit(),
                        plain(gap),
                        whole.unit()),
                "every unit must keep %s %s %s; %s has %s, off by %s"
                    .formatted(
                        most ? "at most" : "at least",
                        plain(whole.value()),
                        whole.unit(),
                        share.name(),
                        plain(share.value()),
                        plain(gap))));
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuseWeights(Whole whole, List<Share> shares) {
    String of = whole.denominator() == null ? "分母" : "分母（" + whole.denominator() + "）";
    for (Share share : shares) {
      if (share.weight() == null || share.weight().signum() < 0) {
        return Optional.of(
            Refusal.invalid(
                "commitments.denominator-missing",
                "比率不能直接相加，需按" + of + "加权：请填写" + share.name() + "的分母。",
                "a ratio does not add, it is weighted by its denominator: give that of "
                    + share.name()));
      }
    }
    return weighted(shares).isPresent()
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid(
                "commitments.denominators-zero",
                "各单位" + of + "合计为 0，无法加权。",
                "the denominators make zero together"));
  }

  private static Optional<Refusal> refuse(
      Whole whole, BigDecimal together, String what, String whatEnglish) {
    BigDecimal least = whole.least();
    BigDecimal most = whole.most();
    if (least != null && together.compareTo(least) < 0) {
      return Optional.of(contradiction(whole, together, least, what, whatEnglish, "少于", "below"));
    }
    if (most != null && together.compareTo(most) > 0) {
      return Optional.of(contradiction(whole, together, most, what, whatEnglish, "多于", "above"));
    }
    return Optional.empty();
  }

  private static Refusal contradiction(
      Whole whole,
      BigDecimal together,
      BigDecimal bound,
      String what,
      String whatEnglish,
      String than,
      String thanEnglish) {
    BigDecimal gap = together.subtract(bound).abs();
    String unit = whole.unit();
    return Refusal.invalid(
        "commitments.shares-do-not-match",
        "%s %s %s，%s目标 %s %s，差 %s %s。请调整分解值，或先调整目标。"
            .formatted(what, plain(together), unit, than, plain(bound), unit, plain(gap), unit),
        "%s %s %s, %s the target of %s %s by %s %s: change the shares, or the target first"
            .formatted(
                whatEnglish,
                plain(together),
                unit,
                thanEnglish,
                plain(bound),
                unit,
                plain(gap),
                unit));
  }

  private static String verb(Nature nature) {
    return switch (nature) {
      case RATIO -> "加权平均";
      case AVERAGE -> "平均";
      default -> "合计";
    };
  }

  private static String verbEnglish(Nature nature) {
    return switch (nature) {
      case RATIO -> "have a weighted mean of";
      case AVERAGE -> "have a mean of";
      default -> "together make";
    };
  }

  static String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    BigDecimal shown =
        number.scale() > 6 ? number.setScale(6, java.math.RoundingMode.HALF_UP) : number;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
