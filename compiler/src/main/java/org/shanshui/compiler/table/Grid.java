package org.shanshui.compiler.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Table;
import org.shanshui.language.noise.CleanText;

/**
 * A table as rows of cells.
 *
 * @param passage the first passage it is made of
 * @param lastPassage the last
 * @param columns one title a column; two rows of heads are joined
 * @param heads the cells of the heads
 * @param rows the body; a row may be shorter than the heads
 * @param start in the document, UTF-16
 */
public record Grid(
    @Nullable String caption,
    int passage,
    int lastPassage,
    List<String> columns,
    List<CleanText> heads,
    List<List<CleanText>> rows,
    int start,
    int end) {

  /** The table as the plan holds it. */
  public Table table() {
    return new Table(
        caption,
        columns,
        rows.stream().map(row -> row.stream().map(CleanText::text).toList()).toList(),
        start,
        end);
  }
}
