package org.shanshui.platform.listing;

import java.util.function.Supplier;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.RowMapper;

/**
 * Where the rows of a list come from.
 *
 * @param columns that are selected
 * @param from the table and those joined to it
 * @param always what holds of every row of the list, for who asks and when
 * @param mapper of the rows of one query, which have the columns
 */
public record Rows<R>(
    String columns,
    String from,
    Supplier<Condition> always,
    Supplier<? extends RowMapper<R>> mapper) {
  public static <R> Rows<R> of(
      String columns, String from, Supplier<? extends RowMapper<R>> mapper) {
    return new Rows<>(columns, from, () -> Condition.NONE, mapper);
  }

  /** Rows that are records. */
  public static <R extends Record> Rows<R> of(String columns, String from, Class<R> type) {
    return new Rows<>(columns, from, () -> Condition.NONE, () -> RecordRows.of(type));
  }

  public Rows<R> where(Supplier<Condition> holds) {
    return new Rows<>(columns, from, holds, mapper);
  }
}
