package org.shanshui.platform.plans;

import java.util.Locale;
import org.shanshui.platform.refusal.Refusal;

/** What an item of the ledger is (台账条目的类别). */
enum ItemKind {
  TASK(Content.Task.class),
  TARGET(Content.Target.class),
  INDICATOR(Content.Indicator.class),
  PROJECT(Content.Project.class);

  private final Class<? extends Content> content;

  ItemKind(Class<? extends Content> content) {
    this.content = content;
  }

  Class<? extends Content> content() {
    return content;
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ItemKind of(String word) {
    for (ItemKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw Refusal.invalid(
            "plans.no-kind",
            "没有“" + word + "”这类条目，可用：task、target、indicator、project。",
            "no kind " + word + ": use task, target, indicator or project")
        .asException();
  }
}
