package org.shanshui.platform.plans;

import java.io.Serial;
import java.util.List;

/** Another reviewer saved first; nothing was done, and this is what they saved. */
final class ItemConflict extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<Item> theirs;

  ItemConflict(List<Item> theirs) {
    super("changed by another reviewer");
    this.theirs = theirs;
  }

  List<Item> theirs() {
    return theirs;
  }

  String chinese() {
    String who = who();
    return who
        + "已先修改了"
        + (theirs.size() == 1 ? "此条目" : "其中 " + theirs.size() + " 条")
        + "，您的操作没有执行。请看过对方的内容后再决定。";
  }

  String english() {
    return who()
        + " changed "
        + (theirs.size() == 1 ? "this item" : theirs.size() + " of these items")
        + " first; nothing was done. Look at their version and decide again.";
  }

  private String who() {
    String who = theirs.isEmpty() ? null : theirs.get(0).changedBy();
    return who == null ? "他人" : who;
  }
}
