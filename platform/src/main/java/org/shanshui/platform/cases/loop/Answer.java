package org.shanshui.platform.cases.loop;

import org.shanshui.platform.refusal.Refusal;

/** What becomes of a step: the next case, or the reason why not. */
public sealed interface Answer {
  /**
   * The step is taken.
   *
   * @param entry the step as it now stands in the case
   */
  record Taken(Case next, Entry entry) implements Answer {}

  /** It is not; nothing has changed. */
  record Refused(Refusal refusal) implements Answer {}
}
