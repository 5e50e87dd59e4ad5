package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.language.noise.CleanText;

/** The indicators of a table: one a row and target column that says something. */
final class IndicatorRows {
  /** Characters of a name whose goal is no number. */
  private static final int SHORTEST_NAME = 2;

  private final TypedTable table;
  private final List<Indicator> indicators = new ArrayList<>();

  IndicatorRows(TypedTable table) {
    this.table = table;
  }

  List<Indicator> all() {
    return indicators;
  }

  void add(RowMeaning row, Column column, CleanText cell, List<CellValue> values) {
    boolean goal = column.is(Role.TARGET) || column.is(Role.AVERAGE);
    if (table.kind() != TypedTable.Kind.INDICATORS
        || !goal
        || row.name().length() < (values.isEmpty() ? SHORTEST_NAME : 1)) {
      return;
    }
    Column base = table.base();
    CellValue only = CellValue.whole(cell, values);
    CellValue start = CellValue.only(row.bases());
    Op op = only != null ? only.op() : values.isEmpty() ? null : values.get(0).op();
    Row cells = row.row();
    String baseText = base == null ? null : row.cell(base).text();
    indicators.add(
        new Indicator(
            row.indicator().number(),
            category(cells),
            row.name(),
            unit(row.unit(column), only),
            base == null ? null : base.year(),
            baseText == null || CellKind.isEmpty(baseText) ? null : baseText,
            start == null ? null : start.value(),
            row.due(column),
            cell.text(),
            op == null ? null : op.sign(),
            only == null ? null : only.value(),
            table.text(cells, Role.NATURE),
            start(cells),
            cells.end()));
  }

  /** The unit that holds for the value, or the one that it states itself. */
  private static @Nullable String unit(@Nullable String stated, @Nullable CellValue value) {
    String own = value == null ? "" : value.quantity().unit();
    boolean measured = stated == null && !own.isEmpty() && !own.equals(":1");
    return measured ? own : stated;
  }

  /** The groups that the row stands in: columns of categories, else section rows over it. */
  private @Nullable String category(Row row) {
    List<String> names = new ArrayList<>();
    for (Column column : table.columns()) {
      String name = row.cell(column.index()).text();
      boolean spansName =
          table.naming() != null && name.equals(row.cell(table.naming().index()).text());
      if (column.is(Role.CATEGORY) && !name.isEmpty() && !spansName) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      names.addAll(row.groups());
    }
    return names.isEmpty() ? null : String.join(" / ", names);
  }

  /** From its number or, without one, its name; the group before it belongs to others as well. */
  private int start(Row row) {
    CleanText number = table.cell(row, Role.SERIAL);
    Column naming = table.naming();
    CleanText name = naming == null ? number : row.cell(naming.index());
    return (number.length() > 0 && number.sourceStart(0) <= name.sourceStart(0) ? number : name)
        .sourceStart(0);
  }
}
