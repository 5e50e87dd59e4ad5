package org.shanshui.compiler.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.PlaceRule;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.noise.CleanText;

/** The numbers of rows that sum others up, or name what those below have in common. */
final class SumRows {

  private final TypedTable table;
  private final TableReader.Context context;
  private final CellMentions mentions;

  SumRows(TypedTable table, TableReader.Context context, CellMentions mentions) {
    this.table = table;
    this.context = context;
    this.mentions = mentions;
  }

  /** Reads a cell of such a row; false where its numbers only describe. */
  boolean read(Row row, Column column, CleanText cell) {
    if (row.kind() == Row.Kind.HEAD || row.kind() == Row.Kind.NOTE) {
      return false;
    }
    List<CellValue> values = CellValue.of(cell);
    if (column.holdsValues() && CellKind.isValue(cell.text(), values)) {
      sum(row, column, cell, values);
      return true;
    }
    Integer count = table.kind() == TypedTable.Kind.PROJECTS ? row.count() : null;
    CellValue last = values.get(values.size() - 1);
    if (count == null || last.value().intValue() != count) {
      return false;
    }
    for (CellValue value : values) {
      if (value == last && !context.past()) {
        mentions.target(
            cell,
            value,
            meaning(title(row) + "项目", Kind.LEVEL, "个", context.due()),
            PlaceRule.SECTION_COUNT);
      } else {
        mentions.plain(
            cell,
            value,
            value == last ? QuantityClass.RESULT : QuantityClass.ORDINAL,
            PlaceRule.SECTION_COUNT);
      }
    }
    return true;
  }

  private void sum(Row row, Column column, CleanText cell, List<CellValue> values) {
    String unit = table.text(row, Role.UNIT);
    unit = unit == null ? table.unit(column) : unit;
    String metric = TableNames.metric(table, column, title(row));
    String due = column.year() != null ? column.year() : table.year();
    Kind kind = column.grows() ? Kind.GROWTH : Kind.LEVEL;
    Meaning meaning = meaning(metric, kind, unit, due == null ? context.due() : due);
    for (CellValue value : values) {
      if (context.past() || column.past()) {
        mentions.result(cell, value, PlaceRule.STATE_SUM);
      } else {
        mentions.target(cell, value, meaning, PlaceRule.TARGET_SUM);
      }
    }
  }

  /** What a section row sums up; a sum of all has no name of its own. */
  private String title(Row row) {
    boolean ofSome = row.kind() == Row.Kind.SECTION || row.kind() == Row.Kind.SUBTOTAL;
    String category = table.text(row, Role.CATEGORY);
    if (row.kind() == Row.Kind.SUBTOTAL && category != null && !category.endsWith("计")) {
      return category;
    }
    return ofSome && !row.groups().isEmpty() ? row.groups().get(row.groups().size() - 1) : "";
  }

  private static Meaning meaning(
      String metric, Kind kind, @Nullable String unit, @Nullable String due) {
    return new Meaning(metric, kind, unit, due, null, List.of(), null, false);
  }
}
