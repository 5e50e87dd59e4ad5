package org.shanshui.platform.collection;

/** What the planner says of a line. */
sealed interface Verdict {
  record Accept() implements Verdict {}

  record Return(String reason) implements Verdict {}
}
