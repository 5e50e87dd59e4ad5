package org.shanshui.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work (任务) with who answers for it (责任单位).
 *
 * @param section title of the heading it stands under, with its number as written
 * @param lead the unit that leads (牵头), null where none is said
 * @param support units that share in it (配合)
 * @param implied who is responsible by a general clause: 以下均需县〈市、区〉落实
 * @param due year or year-month, from the text's own time limit (完成时限)
 * @param quantities ids of the mentions inside it
 */
public record Task(
    String id,
    @Nullable String outline,
    @Nullable String section,
    @Nullable String number,
    String title,
    @Nullable String lead,
    List<String> support,
    List<String> implied,
    int start,
    int end,
    @Nullable String due,
    List<String> quantities) {

  /** The same task with its id, and those who answer for it by general clauses. */
  public Task identified(String newId, List<String> newImplied) {
    return new Task(
        newId,
        outline,
        section,
        number,
        title,
        lead,
        support,
        newImplied,
        start,
        end,
        due,
        quantities);
  }

  /** The same task at other offsets, with the mentions inside them. */
  public Task placed(int newStart, int newEnd, List<String> newQuantities) {
    return new Task(
        id,
        outline,
        section,
        number,
        title,
        lead,
        support,
        implied,
        newStart,
        newEnd,
        due,
        newQuantities);
  }
}
