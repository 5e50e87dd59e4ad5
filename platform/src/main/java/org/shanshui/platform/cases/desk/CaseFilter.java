package org.shanshui.platform.cases.desk;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * Which cases a list shows.
 *
 * @param kind key of a kind; null is all
 * @param state word of a state; null is all
 * @param region code of a region, with all below it; null is all in sight
 * @param unit id of a lead unit; null is all
 */
record CaseFilter(
    View view,
    @Nullable String kind,
    @Nullable String state,
    @Nullable String region,
    @Nullable Long unit) {
  private static final Set<String> STATES =
      Set.of("found", "judged", "assigned", "handling", "suspended", "to_verify");

  /** The batch views. */
  enum View {
    /** 待我办理: what waits for the one who looks. */
    MINE,
    /** 本单位领办. */
    UNIT,
    /** 逾期. */
    LATE,
    /** 在办. */
    OPEN,
    /** 已办结. */
    CLOSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static CaseFilter of(
      @Nullable String view,
      @Nullable String kind,
      @Nullable String state,
      @Nullable String region,
      @Nullable Long unit,
      View usual) {
    View chosen = usual;
    if (view != null && !view.isBlank()) {
      try {
        chosen = View.valueOf(view.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw Refusal.invalid(
                "没有“" + view + "”这种列表，可用：mine、unit、late、open、closed。",
                "there is no view " + view + "; there are mine, unit, late, open, closed")
            .asException();
      }
    }
    String known = blank(state);
    if (known != null && !STATES.contains(known)) {
      throw Refusal.invalid("没有“" + state + "”这种状态。", "there is no state " + state).asException();
    }
    return new CaseFilter(chosen, blank(kind), known, blank(region), unit);
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** As the query of an address, without the cursor. */
  public String query() {
    StringBuilder query = new StringBuilder("view=").append(view.word());
    add(query, "kind", kind);
    add(query, "state", state);
    add(query, "region", region);
    add(query, "unit", unit);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query
          .append('&')
          .append(name)
          .append('=')
          .append(
              java.net.URLEncoder.encode(
                  value.toString(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
