package org.shanshui.platform.listing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list.
 *
 * @param head message over it; also its name in addresses
 * @param look how it stands on the page
 * @param width in the workbook, in characters
 * @param cells the cell of each row, asked for a page of rows at a time
 * @param where it is shown
 * @param sort by which its head sorts; null where it does not
 * @param sum expression that is summed up under the list; null for none
 */
public record Column<R>(
    String head,
    Look look,
    double width,
    Function<List<R>, Function<R, Cell>> cells,
    Place where,
    Order.@Nullable Key<R> sort,
    @Nullable String sum) {

  /** How a column stands on the page. */
  public enum Look {
    TEXT,
    /** Long text, which is wrapped. */
    WRAPPED,
    /** Numbers, at the right. */
    NUMBER,
    /** What is never broken: days, numbers of documents. */
    SHORT,
    /** A percentage as a bar, coloured by the cell's light. */
    PROGRESS,
    /** What names the row; leads to it. */
    HEAD
  }

  /** Where a column is shown. */
  public enum Place {
    EVERYWHERE,
    PAGE,
    WORKBOOK
  }

  public static <R> Column<R> text(String head, double width, Function<R, @Nullable Object> value) {
    return new Column<>(
        head,
        Look.TEXT,
        width,
        rows -> row -> Cell.of(value.apply(row)),
        Place.EVERYWHERE,
        null,
        null);
  }

  /** The column that names the row. */
  public static <R> Column<R> naming(String head, double width, Function<R, Cell> cell) {
    return new Column<>(head, Look.HEAD, width, rows -> cell, Place.EVERYWHERE, null, null);
  }

  public static <R> Column<R> of(String head, double width, Function<R, Cell> cell) {
    return new Column<>(head, Look.TEXT, width, rows -> cell, Place.EVERYWHERE, null, null);
  }

  /** A column of names that are looked up by id, for a page of rows at once. */
  public static <R> Column<R> named(
      String head,
      double width,
      Function<R, ? extends Collection<Long>> ids,
      Function<Set<Long>, Map<Long, String>> names) {
    return new Column<>(
        head,
        Look.TEXT,
        width,
        rows -> {
          Map<Long, String> known =
              names.apply(
                  rows.stream()
                      .flatMap(row -> ids.apply(row).stream())
                      .collect(Collectors.toSet()));
          return row ->
              Cell.of(ids.apply(row).stream().map(id -> known.getOrDefault(id, "")).toList());
        },
        Place.EVERYWHERE,
        null,
        null);
  }

  public Column<R> look(Look other) {
    return new Column<>(head, other, width, cells, where, sort, sum);
  }

  /** Shown in one place only. */
  public Column<R> only(Place place) {
    return new Column<>(head, look, width, cells, place, sort, sum);
  }

  /** Remarks and links of a cell by its row. */
  public Column<R> with(Function<R, Function<Cell, Cell>> adds) {
    return new Column<>(
        head,
        look,
        width,
        rows -> {
          Function<R, Cell> plain = cells.apply(rows);
          return row -> adds.apply(row).apply(plain.apply(row));
        },
        where,
        sort,
        sum);
  }

  /** Its head sorts the list by an expression that is never null. */
  public Column<R> sorts(Order.Key<R> key) {
    return new Column<>(head, look, width, cells, where, key, sum);
  }

  /** Its sum over the whole list stands under it. */
  public Column<R> sums(String expression) {
    return new Column<>(head, look, width, cells, where, sort, expression);
  }

  /** What it is called in addresses: the last part of its head's code. */
  public String name() {
    return head.substring(head.lastIndexOf('.') + 1);
  }

  boolean shows(Place place) {
    return where == Place.EVERYWHERE || where == place;
  }
}
