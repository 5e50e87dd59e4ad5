package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.lights.About;
import org.shanshui.platform.commitments.lights.Facts;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.database.RecordRows;

/**
 * A target or a share of one.
 *
 * @param value null where it is stated in words only
 * @param natureReason why the nature was suggested, or that a planner chose it
 * @param weight of a unit's share of a ratio: its part of the denominator
 * @param path of a year's share: {@code CUMULATIVE} or {@code YEARLY}
 */
public record Target(
    @RecordRows.Prefix("") Commitment common,
    String metric,
    String meaning,
    String comparator,
    @Nullable BigDecimal value,
    @Nullable String words,
    @Nullable BigDecimal upper,
    String unit,
    @Nullable BigDecimal baseValue,
    @Nullable Integer baseYear,
    @Nullable String scope,
    @Nullable String strength,
    Nature nature,
    String natureReason,
    @Nullable String denominator,
    @Nullable BigDecimal weight,
    @Nullable String path) {

  public long id() {
    return common.id();
  }

  /** The goal as people write it: ≥ 120 公里. */
  public String goal() {
    if (value == null) {
      return words == null ? "—" : words;
    }
    String sign =
        switch (comparator) {
          case ">=" -> "≥ ";
          case "<=" -> "≤ ";
          case "~" -> "≈ ";
          default -> "";
        };
    String change =
        switch (meaning) {
          case "growth" -> "↑ ";
          case "reduction" -> "↓ ";
          case "rise" -> "＋";
          default -> "";
        };
    return change
        + sign
        + Apportionment.plain(value)
        + (upper == null ? "" : "–" + Apportionment.plain(upper))
        + " "
        + unit;
  }

  /** The least that is taken for about the value (约、左右); null for other targets. */
  @Nullable String least(About about) {
    return value == null || !comparator.equals("~")
        ? null
        : Apportionment.plain(about.least(value, common.due())) + " " + unit;
  }

  /** By how many percent the value may be missed and still be about it. */
  String tolerance(About about) {
    return Apportionment.plain(about.on(common.due()).movePointRight(2)) + "%";
  }

  /** What has been reached, with the unit. */
  public String reached() {
    return common.value() == null ? "—" : Apportionment.plain(common.value()) + " " + unit;
  }

  /** Whether it must still hold on its due day, instead of being reached once. */
  boolean held() {
    return Facts.Goal.isHeld(counts(), comparator);
  }

  /** Whether its values count things since its first day. */
  boolean counts() {
    return nature == Nature.SUM;
  }

  /** Whether this value meets it; one in words is met by none. */
  boolean isMetBy(BigDecimal reached, About about) {
    return value != null
        && new Facts.Goal(comparator, value, unit, held()).isMetBy(reached, common.due(), about);
  }

  Whole whole(About about) {
    if (value == null) {
      throw new IllegalStateException("Target " + id() + " has no value");
    }
    return new Whole(nature, comparator, value, upper, unit, denominator, about.on(common.due()));
  }

  Share share(String name, @Nullable BigDecimal itsValue) {
    return new Share(name, itsValue == null ? BigDecimal.ZERO : itsValue, weight);
  }
}
