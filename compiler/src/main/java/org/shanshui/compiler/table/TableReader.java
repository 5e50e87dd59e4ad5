package org.shanshui.compiler.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.PlaceRule;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.noise.CleanText;

/** Reads a table's numbers by the roles of its columns and rows, and its indicators. */
public final class TableReader {
  private final TypedTable table;
  private final TextCells words;
  private final CellMentions mentions;
  private final IndicatorRows indicators;
  private final SumRows sums;
  private final Context context;

  private TableReader(TypedTable table, Context context, TextCells words, String source) {
    this.table = table;
    this.context = context;
    this.words = words;
    this.mentions = new CellMentions(source, context.outline());
    this.indicators = new IndicatorRows(table);
    this.sums = new SumRows(table, context, mentions);
  }

  /**
   * Where a table stands.
   *
   * @param due by when its targets must hold where it does not say
   * @param past whether its values tell what is so already
   */
  public record Context(
      About about, @Nullable String outline, @Nullable String due, boolean past) {}

  /**
   * What was read.
   *
   * @param quantities with UTF-16 offsets, without id
   */
  public record Result(List<Indicator> indicators, List<QuantityMention> quantities) {}

  /** Reads a table. */
  public static Result read(TypedTable table, Context context, TextCells words, String source) {
    TableReader reader = new TableReader(table, context, words, source);
    for (Row row : table.rows()) {
      reader.read(row);
    }
    return new Result(reader.indicators.all(), reader.mentions.all());
  }

  private void read(Row row) {
    if (row.isBody()) {
      RowMeaning meaning = RowMeaning.of(table, row, context);
      for (Column column : table.columns()) {
        CleanText cell = row.cell(column.index());
        if (column.holdsValues()) {
          values(meaning, column, cell);
        } else if (CellKind.hasDigit(cell)) {
          words(meaning, column, cell);
        }
      }
      return;
    }
    for (Column column : table.columns()) {
      CleanText cell = row.cell(column.index());
      if (CellKind.hasDigit(cell) && !sums.read(row, column, cell)) {
        mentions.add(words.describing(cell));
      }
    }
  }

  private void words(RowMeaning meaning, Column column, CleanText cell) {
    if (column.role() == null) {
      mentions.add(words.committing(cell, meaning.name(), meaning.due(column)));
      return;
    }
    switch (column.role()) {
      case SERIAL -> mentions.all(cell, QuantityClass.ORDINAL, PlaceRule.SERIAL_COLUMN);
      case CODE -> mentions.all(cell, QuantityClass.NAME, PlaceRule.CODE_COLUMN);
      case INDICATOR -> mentions.name(cell, QuantityClass.CONDITION, PlaceRule.INDICATOR_COLUMN);
      case PROJECT -> mentions.name(cell, QuantityClass.NAME, PlaceRule.PROJECT_COLUMN);
      case UNIT -> mentions.all(cell, QuantityClass.CONDITION, PlaceRule.UNIT_COLUMN);
      case START, PERIOD, DUE, YEAR ->
          mentions.add(
              words.describing(cell).stream()
                  .map(q -> q.plain(QuantityClass.TIME, PlaceRule.TIME_COLUMN))
                  .toList());
      case TASK, CONTENT ->
          mentions.add(words.committing(cell, meaning.name(), meaning.due(column)));
      default -> mentions.add(words.describing(cell));
    }
  }

  /** What is done or built, in words; of a project, each number holds for that. */
  private void content(RowMeaning row, Column column, CleanText cell) {
    boolean project = table.kind() == TypedTable.Kind.PROJECTS;
    for (QuantityMention q : words.committing(cell, row.name(), row.due(column))) {
      boolean scoped = project && q.type() == QuantityClass.TARGET && q.scope() == null;
      mentions.add(List.of(scoped ? q.holdingFor(row.name()) : q));
    }
  }

  private void values(RowMeaning row, Column column, CleanText cell) {
    if (CellKind.isEmpty(cell)) {
      return;
    }
    List<CellValue> values = CellValue.of(cell);
    boolean past = context.past() || column.past();
    if (!past) {
      indicators.add(row, column, cell, values);
    }
    if (values.isEmpty()) {
      return;
    }
    if (TableNames.weighs(column)) {
      mentions.all(cell, QuantityClass.CONDITION, PlaceRule.WEIGHT_COLUMN);
    } else if (!CellKind.isValue(cell.text(), values)) {
      mentions.add(
          past ? words.describing(cell) : words.committing(cell, row.name(), row.due(column)));
    } else {
      Meaning meaning = row.meaning(column);
      for (CellValue value : values) {
        if (past) {
          mentions.result(cell, value, PlaceRule.STATE_COLUMN);
        } else {
          mentions.target(cell, value, meaning, PlaceRule.TARGET_COLUMN);
        }
      }
    }
  }
}
