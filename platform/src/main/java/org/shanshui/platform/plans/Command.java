package org.shanshui.platform.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reviewer does with items (审核动作). */
sealed interface Command {

  /** An item as the reviewer saw it: another version of it is a conflict. */
  record Seen(long id, int version) {}

  record Accept(List<Seen> items) implements Command {}

  /**
   * @param as what the number is instead of a target: result, time, ordinal, name or condition;
   *     null for what is no number
   */
  record Reject(List<Seen> items, @Nullable String as) implements Command {}

  /** Corrects an item and accepts it. */
  record Edit(Seen item, Content content) implements Command {}

  /** Adds an item that stands at a place of the text, and accepts it. Offsets in code points. */
  record Add(Content content, int start, int end) implements Command {}

  /** Makes several items of a kind one; the first of the text stays. */
  record Merge(List<Seen> items) implements Command {}

  /**
   * Makes two items of one.
   *
   * @param cut where the second begins, in code points; of a task only
   */
  record Split(Seen item, @Nullable Integer cut) implements Command {}

  /** Accepts everything undecided that needs no look, or everything undecided that is complete. */
  record AcceptAll(boolean sureOnly) implements Command {}

  /**
   * Gives tasks a lead, or the reason why they have none yet.
   *
   * @param items empty for all tasks that have neither
   */
  record Assign(List<Seen> items, @Nullable Long leadUnitId, @Nullable String noOwner)
      implements Command {}

  /** The name that tasks have for one who answers is this unit's. */
  record Name(String name, long unitId) implements Command {}

  /** Takes back the reviewer's own last step. */
  record Undo() implements Command {}
}
