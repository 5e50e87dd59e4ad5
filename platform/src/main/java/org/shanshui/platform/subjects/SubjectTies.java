package org.shanshui.platform.subjects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module has to do with the subjects of others, shown on their pages: the case that follows
 * a late target up, and the button that opens one. A module contributes one as a bean.
 */
public interface SubjectTies {
  /** What there is for the actor; nothing for types that the module has nothing to do with. */
  List<Tie> of(Subject subject);

  /**
   * A link, or a button that does something.
   *
   * @param text in the reader's language
   * @param href where it leads, or where the button is sent to
   * @param does whether it is a button
   * @param tone {@code bad}, {@code warn}, {@code done} or null
   */
  record Tie(String text, String href, boolean does, @Nullable String tone) {}
}
