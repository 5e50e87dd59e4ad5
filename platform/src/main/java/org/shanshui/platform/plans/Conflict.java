package org.shanshui.platform.plans;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two plans in force say differently of one indicator or project (规划衔接矛盾).
 *
 * @param regionPath of the higher plan's region: its planners say which figure holds
 * @param subject indicator or project
 * @param differences value, unit, comparator, due, scope, period, phase
 * @param state open, settled, or gone (a later version agrees)
 * @param reopened whether it was settled before and the figures have changed since
 * @param prevails the plan whose figure holds
 */
record Conflict(
    long id,
    String regionPath,
    long firstPlan,
    long secondPlan,
    String subject,
    String name,
    @Nullable String due,
    @Nullable String scope,
    List<String> differences,
    List<Claim> claims,
    String state,
    boolean reopened,
    @Nullable Long prevails,
    @Nullable String reason,
    @Nullable String settledBy,
    @Nullable Instant settledAt,
    Instant foundAt,
    int version) {

  /** Whether the current actor may say which figure holds. */
  public boolean maySettle() {
    return Conflicts.SETTLE.allows(this);
  }

  /** A plan's title. */
  public String nameOf(long planId) {
    return claims.stream()
        .filter(claim -> claim.planId() == planId)
        .map(Claim::plan)
        .findFirst()
        .orElse("");
  }

  /** What one of the plans says, and where. */
  record Claim(
      long planId,
      int number,
      String plan,
      long itemId,
      long documentId,
      int start,
      int end,
      String name,
      @Nullable String op,
      @Nullable BigDecimal value,
      @Nullable BigDecimal upper,
      @Nullable String unit,
      @Nullable String phase,
      @Nullable String due,
      String sentence) {

    public String href() {
      return "/plans/documents/" + documentId + "#" + start + "-" + end;
    }

    /** What it says, as short as it can be said. */
    public String said() {
      return LedgerRow.sign(op)
          + (value == null ? "" : LedgerRow.plain(value))
          + (upper == null ? "" : "–" + LedgerRow.plain(upper))
          + (unit == null ? "" : unit)
          + (phase == null ? "" : " " + phase)
          + (due == null ? "" : "（" + due + "）");
    }

    /** The figure, without the version it stands in. */
    String figure() {
      return planId
          + "|"
          + op
          + "|"
          + plain(value)
          + "|"
          + plain(upper)
          + "|"
          + unit
          + "|"
          + phase
          + "|"
          + due;
    }

    private static String plain(@Nullable BigDecimal number) {
      return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
  }
}
