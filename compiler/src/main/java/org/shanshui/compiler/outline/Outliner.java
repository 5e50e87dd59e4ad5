package org.shanshui.compiler.outline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;

/** Makes the outline (提纲) of a document: its headings without the list of contents, levelled. */
public final class Outliner {
  private Outliner() {}

  /**
   * The outline of a document.
   *
   * @param inTable the passages that are cells of tables and hold no heading
   * @param documentTitle the document's own title, which is no heading of it
   * @param mayLoseBold whether what was bold may have come without a sign of it
   */
  public static Outline outline(
      List<Passage> passages,
      boolean[] inTable,
      @Nullable String documentTitle,
      boolean mayLoseBold) {
    List<Heading> found = new HeadingFinder(passages, inTable, documentTitle, mayLoseBold).find();
    List<Heading> headings = Contents.without(found, passages);
    return new Outline(passages, new Levels(headings, passages).levelled());
  }
}
