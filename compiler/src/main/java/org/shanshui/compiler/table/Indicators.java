package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.language.noise.CleanText;

/** Reads the rows of an indicator table (指标表): the indicators, and the numbers in their cells. */
public final class Indicators {
  private static final Set<String> NOTHING = Set.of("", "-", "—", "——", "/");

  private final IndicatorTable table;
  private final CellMentions mentions;
  private final List<Indicator> indicators = new ArrayList<>();

  private Indicators(IndicatorTable table, String source) {
    this.table = table;
    this.mentions = new CellMentions(source);
  }

  /**
   * What was read.
   *
   * @param quantities with UTF-16 offsets, without id and heading
   */
  public record Result(List<Indicator> indicators, List<QuantityMention> quantities) {}

  /** The indicators of a grid; null where it is no indicator table. */
  public static @Nullable Result of(Grid grid, About about, String source) {
    IndicatorTable table = IndicatorTable.of(grid, about);
    if (table == null) {
      return null;
    }
    Indicators reader = new Indicators(table, source);
    for (List<CleanText> row : grid.rows()) {
      if (cell(row, table.name()).length() >= 2) {
        reader.read(row);
      }
    }
    return new Result(reader.indicators, reader.mentions.all());
  }

  private static CleanText cell(List<CleanText> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column) : CleanText.empty(0);
  }

  private void read(List<CleanText> row) {
    CleanText numberCell = cell(row, table.number());
    CleanText nameCell = cell(row, table.name());
    CleanText baseCell = cell(row, table.base());
    IndicatorName name =
        IndicatorName.of(numberCell.text(), nameCell.text(), cell(row, table.unit()).text());
    mentions.number(numberCell);
    mentions.name(nameCell);
    List<CellValue> bases = CellValue.of(baseCell);
    bases.forEach(base -> mentions.base(baseCell, base));
    boolean binding = "约束性".equals(text(cell(row, table.nature())));
    for (int t = 0; t < table.targets().size(); t++) {
      CleanText cell = cell(row, table.targets().get(t));
      String due = table.targetPeriods().get(t);
      List<CellValue> targets = CellValue.of(cell);
      for (CellValue target : targets) {
        mentions.target(cell, target, name, due, bases, table.basePeriod(), binding);
      }
      if (cell.length() > 0) {
        indicators.add(indicator(row, name, CellValue.only(bases), cell, targets, due));
      }
    }
  }

  private Indicator indicator(
      List<CleanText> row,
      IndicatorName name,
      @Nullable CellValue base,
      CleanText targetCell,
      List<CellValue> targets,
      @Nullable String due) {
    CellValue only = CellValue.only(targets);
    Op op = only != null ? only.op() : targets.isEmpty() ? null : targets.get(0).op();
    return new Indicator(
        name.number(),
        category(row),
        name.name(),
        name.unit(),
        table.basePeriod(),
        text(cell(row, table.base())),
        base == null ? null : base.value(),
        due,
        text(targetCell),
        op == null ? null : op.sign(),
        only == null ? null : only.value(),
        text(cell(row, table.nature())),
        start(row),
        end(row));
  }

  private @Nullable String category(List<CleanText> row) {
    StringBuilder category = new StringBuilder();
    for (int column : table.categories()) {
      category.append(category.isEmpty() ? "" : " / ").append(cell(row, column).text());
    }
    return category.isEmpty() ? null : category.toString();
  }

  private int start(List<CleanText> row) {
    boolean numbered = row.get(0).length() > 0 && cell(row, table.number()).length() > 0;
    return cell(row, numbered ? table.number() : table.name()).sourceStart(0);
  }

  private static int end(List<CleanText> row) {
    return row.stream().mapToInt(cell -> cell.sourceEnd(cell.length())).max().orElse(0);
  }

  private static @Nullable String text(CleanText cell) {
    return NOTHING.contains(cell.text()) ? null : cell.text();
  }
}
