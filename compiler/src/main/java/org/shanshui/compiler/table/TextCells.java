package org.shanshui.compiler.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.language.noise.CleanText;

/** Reads the numbers in cells of words, as those of a sentence. */
public interface TextCells {
  /**
   * The mentions of a cell that commits to what it says, with UTF-16 offsets.
   *
   * @param name of what the row tells of, for a target that does not say what it measures
   * @param due by when, null where the part of the document decides
   */
  List<QuantityMention> committing(CleanText cell, @Nullable String name, @Nullable String due);

  /** The mentions of a cell that describes: its numbers commit to nothing. */
  List<QuantityMention> describing(CleanText cell);
}
