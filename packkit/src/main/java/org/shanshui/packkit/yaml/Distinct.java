package org.shanshui.packkit.yaml;

import java.util.HashSet;
import java.util.Set;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;

/** Names of one kind in a file, of which none may occur twice. Not for several threads. */
public final class Distinct {
  private final String chinese;
  private final String english;
  private final Faults faults;
  private final Set<String> names = new HashSet<>();

  /**
   * @param chinese what they name: 规则
   * @param english the same: rule
   */
  public Distinct(String chinese, String english, Faults faults) {
    this.chinese = chinese;
    this.english = english;
    this.faults = faults;
  }

  /** Takes a name; one that is there already is a fault. */
  public void add(Node name) {
    if (!names.add(name.text())) {
      faults.add(
          name.place(),
          new Words(
              chinese + "“" + name.text() + "”重复",
              "the " + english + " " + name.text() + " occurs twice"),
          new Words("请换一个名，或只保留一个", "take another name, or keep one of them"));
    }
  }
}
