package org.shanshui.platform.listing;

import java.util.function.Supplier;
import org.springframework.jdbc.core.RowMapper;

/**
 * Where the rows of a list come from.
 *
 * @param columns that are selected
 * @param from the table and those joined to it
 * @param always what holds of every row of the list, for who asks and when
 * @param mapper of a row that has the columns
 */
public record Rows<R>(
    String columns, String from, Supplier<Condition> always, RowMapper<R> mapper) {
  public static <R> Rows<R> of(String columns, String from, RowMapper<R> mapper) {
    return new Rows<>(columns, from, () -> Condition.NONE, mapper);
  }

  public Rows<R> where(Supplier<Condition> holds) {
    return new Rows<>(columns, from, holds, mapper);
  }
}
