package org.shanshui.platform.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of the ledger under review (台账条目).
 *
 * @param state proposed, accepted, rejected, merged (into another) or withdrawn (an addition taken
 *     back)
 * @param sure whether it may be accepted with the others without a look
 * @param start offset in the text, in code points
 * @param mark number of the mention in the page's text
 * @param task id of the item whose text holds it
 * @param changed number of the step that changed it last, 0 if none did
 */
record Item(
    long id,
    ItemKind kind,
    String state,
    boolean sure,
    int start,
    int end,
    @Nullable Integer mark,
    List<String> headings,
    String sentence,
    @Nullable Double confidence,
    @Nullable Long task,
    @Nullable Long into,
    String origin,
    Content content,
    int version,
    int changed,
    @Nullable String changedBy) {

  /** Whether it is decided, or has become part of another. */
  public boolean decided() {
    return !state.equals("proposed");
  }

  public boolean accepted() {
    return state.equals("accepted");
  }

  public boolean alive() {
    return !state.equals("merged") && !state.equals("withdrawn");
  }

  public String headingPath() {
    return String.join(" › ", headings);
  }
}
