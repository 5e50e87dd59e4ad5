package org.shanshui.platform.dispatch;

/** What the planner says of a line. */
sealed interface Verdict {
  record Accept() implements Verdict {}

  record Return(String reason) implements Verdict {}
}
