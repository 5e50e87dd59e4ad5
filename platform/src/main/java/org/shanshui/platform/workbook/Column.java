package org.shanshui.platform.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * A column of a form.
 *
 * @param chinese title over it
 * @param english the same; either is understood
 * @param use whether and by whom it is filled in
 * @param width in the template, in characters
 * @param hint what may stand in it; null for nothing to say
 * @param aliases other titles under which people know it
 * @param words the only ones that may stand in it; empty where they are free
 * @param reading how a cell is read
 */
public record Column<T>(
    String chinese,
    String english,
    Use use,
    double width,
    @Nullable Refusal hint,
    List<String> aliases,
    List<String> words,
    Reading<T> reading) {

  /** Whether and by whom a column is filled in. */
  public enum Use {
    /** Each row must have it. */
    REQUIRED,
    /** May be left out, also as a whole. */
    OPTIONAL,
    /** Filled in by the house for orientation; never read. */
    SHOWN,
    /** Filled in by the house and hidden; rows are known by it. */
    KEY
  }

  /** How a cell is read. */
  interface Reading<T> {
    Read<T> read(Cells cells, Cell cell);
  }

  private static <T> Column<T> of(
      String chinese, String english, double width, Reading<T> reading) {
    return new Column<>(chinese, english, Use.OPTIONAL, width, null, List.of(), List.of(), reading);
  }

  public static Column<String> text(String chinese, String english, double width) {
    return of(chinese, english, width, Cells::text);
  }

  public static Column<BigDecimal> number(String chinese, String english, double width) {
    return of(chinese, english, width, (cells, cell) -> cells.number(cell, Cells.Percent.NO));
  }

  /** A number of per cent: 0.85 shown as 85% is 85. */
  public static Column<BigDecimal> percent(String chinese, String english, double width) {
    return of(chinese, english, width, (cells, cell) -> cells.number(cell, Cells.Percent.YES));
  }

  /** A whole number between two others, both of them allowed. */
  public static Column<Integer> whole(
      String chinese, String english, double width, int from, int to) {
    return of(
        chinese,
        english,
        width,
        (cells, cell) ->
            narrowed(
                cells.number(cell, Cells.Percent.NO),
                number ->
                    number.stripTrailingZeros().scale() <= 0
                            && number.compareTo(BigDecimal.valueOf(from)) >= 0
                            && number.compareTo(BigDecimal.valueOf(to)) <= 0
                        ? number.intValueExact()
                        : null,
                "应为 " + from + " 到 " + to + " 的整数。",
                "a whole number from " + from + " to " + to + "."));
  }

  /** A day; a month that is said without one begins on its first. */
  public static Column<LocalDate> day(String chinese, String english, double width) {
    return of(chinese, english, width, (cells, cell) -> cells.day(cell, Cells.OfMonth.FIRST));
  }

  /** A day by which something is over; a month that is said without one ends on its last. */
  public static Column<LocalDate> lastDay(String chinese, String english, double width) {
    return of(chinese, english, width, (cells, cell) -> cells.day(cell, Cells.OfMonth.LAST));
  }

  /**
   * One of some words.
   *
   * @param shown the words that the template offers
   * @param meaning of these and perhaps of others; null for a word that is none
   */
  public static <T> Column<T> choice(
      String chinese,
      String english,
      double width,
      List<String> shown,
      Function<String, @Nullable T> meaning) {
    String all = String.join("、", shown);
    return new Column<>(
        chinese,
        english,
        Use.OPTIONAL,
        width,
        null,
        List.of(),
        shown,
        (cells, cell) ->
            narrowed(cells.text(cell), meaning, "应为" + all + "之一。", "must be one of " + all + "."));
  }

  private static <S, T> Read<T> narrowed(
      Read<S> read, Function<S, @Nullable T> meaning, String chinese, String english) {
    if (read instanceof Read.Wrong<S> wrong) {
      return new Read.Wrong<>(wrong.why());
    }
    if (read instanceof Read.Value<S> value) {
      T meant = meaning.apply(value.value());
      return meant == null ? Read.wrong(chinese, english) : new Read.Value<>(meant, value.note());
    }
    return new Read.Nothing<>();
  }

  public Column<T> required() {
    return with(Use.REQUIRED);
  }

  public Column<T> shown() {
    return with(Use.SHOWN);
  }

  public Column<T> key() {
    return with(Use.KEY);
  }

  private Column<T> with(Use other) {
    return new Column<>(chinese, english, other, width, hint, aliases, words, reading);
  }

  public Column<T> hint(String inChinese, String inEnglish) {
    return new Column<>(
        chinese,
        english,
        use,
        width,
        Refusal.invalid("workbook.cell-unfit", inChinese, inEnglish),
        aliases,
        words,
        reading);
  }

  public Column<T> alias(String... others) {
    return new Column<>(chinese, english, use, width, hint, List.of(others), words, reading);
  }

  boolean isAlwaysThere() {
    return use == Use.REQUIRED || use == Use.KEY;
  }

  /** By what heads each column is found; two columns under one head are a mistake of the form. */
  static Map<String, Column<?>> byHead(List<Column<?>> columns) {
    Map<String, Column<?>> byHead = new LinkedHashMap<>();
    for (Column<?> column : columns) {
      for (String title :
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of(column.chinese, column.english),
                  column.aliases.stream())
              .map(Cells::head)
              .distinct()
              .toList()) {
        if (byHead.put(title, column) != null) {
          throw new IllegalArgumentException("Two columns are called " + title);
        }
      }
    }
    return byHead;
  }

  /** What stands over it in the template. */
  String head() {
    return chinese + (use == Use.REQUIRED ? "*" : "") + "\n" + english;
  }
}
