package org.shanshui.compiler.table;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.language.noise.CleanText;

/**
 * What a row's values have in common.
 *
 * @param indicator what names the row, read
 * @param scope place that it is for, null for all
 * @param year that it is for, where a row is a year
 * @param limit by when its own time limit or period says, null where it has none
 * @param bases what the row starts from
 */
record RowMeaning(
    TypedTable table,
    Row row,
    IndicatorName indicator,
    @Nullable String scope,
    @Nullable String year,
    @Nullable String limit,
    List<CellValue> bases,
    @Nullable String defaultDue) {

  /** What is to be done by the end of the year that the table gives money for. */
  private static final Pattern PROGRESS = Pattern.compile("进度|形象|进展");

  static RowMeaning of(TypedTable table, Row row, TableReader.Context context) {
    Column naming = table.naming();
    boolean byPlace = table.kind() == TypedTable.Kind.REGIONS;
    String name = naming == null ? "" : row.cell(naming.index()).text();
    String unit = table.text(row, Role.UNIT);
    Column base = table.base();
    return new RowMeaning(
        table,
        row,
        IndicatorName.of(table.cell(row, Role.SERIAL).text(), name, unit == null ? "" : unit),
        byPlace ? place(table.text(row, Role.REGION)) : null,
        TableNames.year(table.text(row, Role.YEAR)),
        table.due(row, context.about()),
        base == null ? List.of() : CellValue.of(row.cell(base.index())),
        context.due());
  }

  private static @Nullable String place(@Nullable String cell) {
    return cell == null ? null : cell.replaceFirst("^其中[::、,]?", "");
  }

  /** What the row tells of. */
  String name() {
    return indicator.name();
  }

  /** By when what a column says must hold. */
  @Nullable String due(Column column) {
    if (column.year() != null) {
      return column.year();
    }
    if (year != null) {
      return year;
    }
    if (column.is(Role.CONTENT) && PROGRESS.matcher(column.head().text()).find()) {
      String progress = table.moneyYear();
      if (progress != null) {
        return progress;
      }
    }
    if (limit != null) {
      return limit;
    }
    return table.year() != null ? table.year() : defaultDue;
  }

  /** The unit of a column's values in this row, null where nothing says. */
  @Nullable String unit(Column column) {
    String unit = indicator.unit();
    boolean own = column.is(Role.INVESTMENT) || column.is(Role.AVERAGE);
    if (unit == null || own && column.unit() != null) {
      String stated = table.unit(column);
      unit = stated == null ? unit : stated;
    }
    return unit;
  }

  /** What the values of a column mean in this row. */
  Meaning meaning(Column column) {
    String unit = unit(column);
    Kind kind = indicator.kind(unit);
    if (column.grows()) {
      kind = Kind.GROWTH;
    }
    Column base = table.base();
    boolean indicators = table.kind() == TypedTable.Kind.INDICATORS;
    return new Meaning(
        TableNames.metric(table, column, name()),
        kind,
        unit,
        due(column),
        column.scope() == null ? scope : TableNames.isWhole(column.scope()) ? null : column.scope(),
        indicators ? bases : List.of(),
        base == null ? null : base.year(),
        "约束性".equals(table.text(row, Role.NATURE)));
  }

  CleanText cell(@Nullable Column column) {
    return column == null ? CleanText.empty(Math.max(0, row.start())) : row.cell(column.index());
  }
}
