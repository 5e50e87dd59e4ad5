package org.shanshui.platform.workbook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One use of a form: from reading a workbook, or from confirming it, to the end. It may remember
 * what it has looked up. Opening one refuses whoever may not use the form.
 *
 * @param <D> what a row becomes, a type that JSON carries
 */
public interface Sitting<D> {
  /** What the form is opened for, in words; null where there is nothing to say. */
  default @Nullable String subject() {
    return null;
  }

  /**
   * What marks the template as one of this sitting's; empty for a form whose template is the same
   * for all. A marked template has its rows filled in by the house and no others.
   */
  default String mark() {
    return "";
  }

  /** The rows of a marked template. */
  default List<Row> rows() {
    return List.of();
  }

  /**
   * A row of a template.
   *
   * @param values by column
   * @param open columns that are to be filled in
   */
  record Row(Map<Column<?>, Object> values, Collection<Column<?>> open) {}

  /** Columns that this sitting does not ask for. */
  default Collection<Column<?>> unasked() {
    return List.of();
  }

  /**
   * By what a row is told apart and found again; null where it lacks that.
   *
   * @param column the form's column of codes
   */
  default @Nullable String code(Filled row, Column<String> column) {
    return row.get(column);
  }

  /** What there is already by these codes; a row with one of them is a change. */
  default Map<String, Known> known(Collection<String> codes) {
    return Map.of();
  }

  /**
   * What a row becomes; null where something is wrong with it, which it has then put down, or where
   * it says nothing new.
   *
   * @param known what it changes; null for what is added
   */
  @Nullable D draft(Filled row, @Nullable Known known);

  /**
   * Keeps rows that were confirmed, all or none.
   *
   * @throws org.shanshui.platform.refusal.Refused if one of them cannot be kept; they are then
   *     tried one by one
   */
  void keep(List<Entry<D>> rows);
}
