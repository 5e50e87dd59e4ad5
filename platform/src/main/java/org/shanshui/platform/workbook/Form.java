package org.shanshui.platform.workbook;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;

/**
 * The declaration of a workbook that people fill in. As a bean it has, at its path, a page to
 * upload at, a template, a preview with faults by cell, a workbook of faults, a confirmation, and
 * the same for programs below {@code /api}.
 *
 * @param path of its page: /projects/import; variables are given to the sitting
 * @param section of the navigation in which it stands
 * @param title message over it; with {@code .lead} behind it a sentence that explains it
 * @param back where its page leads back to, with the same variables
 * @param sheet name of the template's sheet
 * @param drafts what a row becomes
 * @param columns in the template's order; in a workbook they may stand in any
 * @param code the column by which rows are told apart and found again
 * @param fields that stand beside the file
 * @param writers who may use it; the sitting may ask for more
 * @param opens a sitting
 */
public record Form<D>(
    String path,
    String section,
    String title,
    String back,
    String sheet,
    Class<D> drafts,
    List<Column<?>> columns,
    Column<String> code,
    List<Field> fields,
    May<?> writers,
    Function<Given, Sitting<D>> opens) {

  /**
   * A choice beside the file.
   *
   * @param label message over it
   * @param none message for choosing nothing
   * @param options words by value
   */
  public record Field(
      String name, String label, String none, Supplier<Map<String, String>> options) {}

  public Form {
    columns = List.copyOf(columns);
    if (!columns.contains(code)) {
      throw new IllegalArgumentException("The form at " + path + " has no column of codes");
    }
    Column.byHead(columns);
  }

  Sitting<D> open(Given given) {
    writers.demand();
    return opens.apply(given);
  }

  /** A form without anything beside the file. */
  public static <D> Form<D> of(
      String path,
      String section,
      String title,
      String back,
      String sheet,
      Class<D> drafts,
      List<Column<?>> columns,
      Column<String> code,
      May<?> writers,
      Function<Given, Sitting<D>> opens) {
    return new Form<>(
        path, section, title, back, sheet, drafts, columns, code, List.of(), writers, opens);
  }

  public Form<D> beside(Field... others) {
    return new Form<>(
        path, section, title, back, sheet, drafts, columns, code, List.of(others), writers, opens);
  }

  @Nullable Field field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
  }
}
