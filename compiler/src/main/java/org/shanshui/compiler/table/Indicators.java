package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.language.noise.CleanText;

/** Reads the rows of an indicator table: the indicators, and the numbers in their cells. */
public final class Indicators {
  private static final Pattern UNIT = Pattern.compile("\\(([^()]{1,14})\\)$");
  private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,3})[.、]?");
  private static final double SURE = 0.95;

  private final Grid grid;
  private final IndicatorTable table;
  private final String source;
  private final List<Indicator> indicators = new ArrayList<>();
  private final List<QuantityMention> quantities = new ArrayList<>();

  private Indicators(Grid grid, IndicatorTable table, String source) {
    this.grid = grid;
    this.table = table;
    this.source = source;
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
    Indicators reader = new Indicators(grid, table, source);
    for (List<CleanText> row : grid.rows()) {
      reader.row(row);
    }
    return new Result(reader.indicators, reader.quantities);
  }

  private static CleanText cell(List<CleanText> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column) : CleanText.empty(0);
  }

  private void row(List<CleanText> row) {
    CleanText nameCell = cell(row, table.name());
    if (nameCell.length() < 2) {
      return;
    }
    String name = nameCell.text();
    Integer number = null;
    CleanText numberCell = cell(row, table.number());
    Matcher numbered = NUMBERED.matcher(numberCell.text());
    if (numbered.find()) {
      number = Integer.valueOf(numbered.group(1));
    } else {
      Matcher own = NUMBERED.matcher(name);
      if (own.find() && own.end() < name.length() && own.group().length() > own.group(1).length()) {
        number = Integer.valueOf(own.group(1));
        name = name.substring(own.end());
      }
    }
    ordinals(numberCell);
    String unit = cell(row, table.unit()).length() == 0 ? null : cell(row, table.unit()).text();
    Matcher bracket = UNIT.matcher(name);
    if (unit == null && bracket.find()) {
      String inside = bracket.group(1);
      boolean counted = inside.startsWith("累计") && inside.endsWith("数");
      unit = counted ? inside.substring(2, inside.length() - 1) : inside;
      if (!counted) {
        name = name.substring(0, bracket.start());
      }
    }
    names(nameCell);
    CleanText baseCell = cell(row, table.base());
    List<CellValue> bases = CellValue.of(baseCell);
    for (CellValue base : bases) {
      quantities.add(
          plain(baseCell, base, base.time() ? QuantityClass.TIME : QuantityClass.RESULT));
    }
    CellValue base = CellValue.only(bases);
    String nature = text(cell(row, table.nature()));
    for (int t = 0; t < table.targets().size(); t++) {
      CleanText cell = cell(row, table.targets().get(t));
      String period = table.targetPeriods().get(t);
      List<CellValue> targets = CellValue.of(cell);
      for (CellValue target : targets) {
        if (target.time()) {
          quantities.add(plain(cell, target, QuantityClass.TIME));
        } else {
          quantities.add(target(cell, target, name, unit, period, bases, nature));
        }
      }
      CellValue only = CellValue.only(targets);
      if (only != null || cell.length() > 0) {
        indicators.add(indicator(row, number, name, unit, baseCell, base, cell, targets, only, period, nature));
      }
    }
  }

  private Indicator indicator(
      List<CleanText> row,
      @Nullable Integer number,
      String name,
      @Nullable String unit,
      CleanText baseCell,
      @Nullable CellValue base,
      CleanText targetCell,
      List<CellValue> targets,
      @Nullable CellValue only,
      @Nullable String period,
      @Nullable String nature) {
    StringBuilder category = new StringBuilder();
    for (int c : table.categories()) {
      category.append(category.isEmpty() ? "" : " / ").append(cell(row, c).text());
    }
    Op op = only != null ? only.op() : targets.isEmpty() ? null : targets.get(0).op();
    return new Indicator(
        number,
        category.isEmpty() ? null : category.toString(),
        name,
        unit,
        table.basePeriod(),
        text(baseCell),
        base == null ? null : base.value(),
        period,
        text(targetCell),
        op == null ? null : op.sign(),
        only == null ? null : only.value(),
        nature,
        row.get(0).length() == 0 ? cell(row, table.name()).sourceStart(0) : start(row),
        end(row));
  }

  private int start(List<CleanText> row) {
    return cell(row, table.number()).length() > 0
        ? cell(row, table.number()).sourceStart(0)
        : cell(row, table.name()).sourceStart(0);
  }

  private static int end(List<CleanText> row) {
    int end = 0;
    for (CleanText cell : row) {
      end = Math.max(end, cell.sourceEnd(cell.length()));
    }
    return end;
  }

  private static @Nullable String text(CleanText cell) {
    String text = cell.text();
    boolean none = text.isEmpty() || text.equals("-") || text.equals("—") || text.equals("/") || text.equals("——");
    return none ? null : text;
  }

  private QuantityMention target(
      CleanText cell,
      CellValue value,
      String name,
      @Nullable String unit,
      @Nullable String period,
      List<CellValue> bases,
      @Nullable String nature) {
    boolean parted = !value.part().isEmpty() && value.part().length() <= 8 && value.kind() == Kind.LEVEL;
    String metric = parted ? name + "(" + value.part() + ")" : name;
    BigDecimal base = null;
    for (CellValue candidate : bases) {
      if (!candidate.time() && (bases.size() == 1 || !parted || candidate.part().equals(value.part()))) {
        base = candidate.value();
        break;
      }
    }
    String written = value.quantity().unit();
    Kind kind = value.kind();
    if (kind == Kind.LEVEL && (name.endsWith("增长率") || name.endsWith("增速") || name.endsWith("年均增长") || name.endsWith("增长"))) {
      kind = Kind.GROWTH;
    } else if (kind == Kind.LEVEL && (name.endsWith("降低") || name.endsWith("下降") || name.endsWith("减少"))) {
      kind = Kind.REDUCTION;
    }
    int start = cell.sourceStart(value.start());
    int end = cell.sourceEnd(value.end());
    return new QuantityMention(
        "",
        start,
        end,
        source.substring(start, end),
        QuantityClass.TARGET,
        null,
        metric,
        kind,
        value.op(),
        value.value(),
        value.quantity().upper(),
        written.isEmpty() || written.equals(":1") ? (unit == null ? written : unit) : written,
        period,
        base,
        base == null ? null : table.basePeriod(),
        parted ? value.part() : null,
        "约束性".equals(nature) ? Strength.BINDING : Strength.PLAIN,
        SURE);
  }

  private QuantityMention plain(CleanText cell, CellValue value, QuantityClass type) {
    return plain(cell, value.start(), value.end(), type);
  }

  private QuantityMention plain(CleanText cell, int from, int to, QuantityClass type) {
    int start = cell.sourceStart(from);
    int end = cell.sourceEnd(to);
    return new QuantityMention(
        "", start, end, source.substring(start, end), type, null, null, null, null, null, null, null,
        null, null, null, null, null, SURE);
  }

  private void ordinals(CleanText cell) {
    for (CellValue value : CellValue.of(cell)) {
      quantities.add(plain(cell, value, QuantityClass.ORDINAL));
    }
  }

  /** Numbers in an indicator's name define it: 10万人以上城镇, 3岁以下. */
  private void names(CleanText cell) {
    for (CellValue value : CellValue.of(cell)) {
      boolean leading = value.start() == 0 && !value.time() && value.quantity().unit().isEmpty();
      boolean latin = value.start() > 0 && cell.charAt(value.start() - 1) < 0x80 && Character.isLetter(cell.charAt(value.start() - 1));
      quantities.add(
          plain(
              cell,
              value,
              value.time()
                  ? QuantityClass.TIME
                  : leading ? QuantityClass.ORDINAL : latin ? QuantityClass.NAME : QuantityClass.CONDITION));
    }
  }
}
