package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a piece of work, as clauses say it.
 *
 * @param lead as written, null where nobody is named to answer
 * @param led whether the lead is said to lead, and is not only named first
 * @param due the words of the time limit, null for none
 */
record Owners(@Nullable String lead, boolean led, List<String> support, @Nullable String due) {
  static final Owners NOBODY = new Owners(null, false, List.of(), null);

  boolean namesUnits() {
    return lead != null || !support.isEmpty();
  }

  /** What this clause and one that adjoins it say together. */
  Owners and(Owners other) {
    List<String> all = new ArrayList<>(support);
    String first = lead;
    boolean takesOver = other.lead != null && (first == null || !led && other.led);
    if (takesOver && first != null) {
      all.add(0, first);
    } else if (!takesOver && other.lead != null) {
      all.add(other.lead);
    }
    all.addAll(other.support);
    return new Owners(
        takesOver ? other.lead : first,
        led || other.led,
        List.copyOf(all),
        due == null ? other.due : due);
  }
}
