package org.shanshui.platform.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/** A row as it was filled in. What cannot be read of it is put down, and told by its cell. */
public final class Filled {
  private final String sheet;
  private final Line line;
  private final Map<Column<?>, Integer> places;
  private final Cells cells;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Column<?>, Optional<Object>> read = new HashMap<>();
  private boolean unchanged;

  Filled(String sheet, Line line, Map<Column<?>, Integer> places, Cells cells) {
    this.sheet = sheet;
    this.line = line;
    this.places = places;
    this.cells = cells;
  }

  /** Of the row, from 1, as Excel counts. */
  public int number() {
    return line.number();
  }

  /**
   * What the row says in a column; null where it says nothing or nothing that can be taken, and
   * then that is put down, as is what a required column lacks.
   */
  public <T> @Nullable T get(Column<T> column) {
    return read(column, column.reading());
  }

  /** The same where the cell is a percentage if something else about the row makes it one. */
  public @Nullable BigDecimal get(Column<BigDecimal> column, boolean isPercent) {
    return read(
        column, (all, cell) -> all.number(cell, isPercent ? Cells.Percent.YES : Cells.Percent.NO));
  }

  /** What the row says in a column, or what is known already where it says nothing. */
  public <T> @Nullable T get(Column<T> column, @Nullable T otherwise) {
    T said = get(column);
    return said == null ? otherwise : said;
  }

  /**
   * What a word means here.
   *
   * @param meaning null for a word that means nothing
   * @param chinese said of such a word
   */
  public <T> @Nullable T meant(
      Column<String> column,
      Function<String, @Nullable T> meaning,
      String chinese,
      String english) {
    String words = get(column);
    T found = words == null ? null : meaning.apply(words);
    if (words != null && found == null) {
      wrong(column, chinese, english);
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private <T> @Nullable T read(Column<T> column, Column.Reading<T> reading) {
    Optional<Object> known = read.get(column);
    if (known == null) {
      known = Optional.ofNullable(readNew(column, reading));
      read.put(column, known);
    }
    return (T) known.orElse(null);
  }

  private <T> @Nullable T readNew(Column<T> column, Column.Reading<T> reading) {
    Read<T> said = reading.read(cells, cell(column));
    if (said instanceof Read.Wrong<T> wrong) {
      wrong(column, wrong.why());
      return null;
    }
    if (said instanceof Read.Value<T> value) {
      if (value.note() != null) {
        put(Fault.Severity.NOTE, column, value.note());
      }
      return value.value();
    }
    if (column.use() == Column.Use.REQUIRED) {
      wrong(column, "必填。", "is required.");
    }
    return null;
  }

  private Cell cell(Column<?> column) {
    Integer place = places.get(column);
    return place == null ? Cell.EMPTY : line.cell(place);
  }

  /** Puts down what is wrong with a cell. */
  public void wrong(Column<?> column, String chinese, String english) {
    wrong(column, Refusal.invalid("workbook.cell-unfit", chinese, english));
  }

  public void wrong(Column<?> column, Refusal why) {
    put(Fault.Severity.ERROR, column, why);
  }

  /** Puts down what is wrong with the row as a whole. */
  public void wrong(Refusal why) {
    put(Fault.Severity.ERROR, null, why);
  }

  /** Puts down what the writer of a cell should know. */
  public void note(@Nullable Column<?> column, Refusal what) {
    put(Fault.Severity.NOTE, column, what);
  }

  private void put(Fault.Severity severity, @Nullable Column<?> column, Refusal what) {
    Integer place = column == null ? null : places.get(column);
    faults.add(
        new Fault(
            severity,
            sheet,
            line.number(),
            place == null ? "" : Fault.letters(place),
            column == null ? "" : column.chinese(),
            column == null ? "" : Cells.shortened(Cells.plain(cell(column).text())),
            what));
  }

  /** The row says nothing that is not known already. */
  public void isUnchanged() {
    unchanged = true;
  }

  boolean saysNothingNew() {
    return unchanged;
  }

  /** Whether nothing is wrong with it so far. */
  public boolean isSound() {
    return faults.stream().noneMatch(Fault::isError);
  }

  List<Fault> faults() {
    return faults;
  }

  boolean isHidden() {
    return line.isHidden();
  }

  /** What was read in each of the columns, for people to look at; empty for nothing. */
  List<String> said(List<Column<?>> columns) {
    return columns.stream()
        .map(
            column -> {
              Optional<Object> known = read.getOrDefault(column, Optional.empty());
              return known.isPresent() && known.get() instanceof BigDecimal number
                  ? number.toPlainString()
                  : known.isPresent() && column.words().isEmpty()
                      ? known.get().toString()
                      : Cells.plain(cell(column).text());
            })
        .toList();
  }
}
