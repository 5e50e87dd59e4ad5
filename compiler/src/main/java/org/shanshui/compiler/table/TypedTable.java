package org.shanshui.compiler.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.about.TimeLimit;
import org.shanshui.language.noise.CleanText;

/**
 * A table whose columns and rows have their roles.
 *
 * @param name what the lines above call it, null where none does
 * @param subject what its values measure where neither row nor column says, empty for nothing
 * @param moneyUnit of the money in it where the lines above state one: 万元
 * @param unit of its other values where they state only one
 * @param year that the lines above say it is for
 * @param continues whether it goes on from the table before it (续表)
 */
public record TypedTable(
    Grid grid,
    Kind kind,
    @Nullable String name,
    String subject,
    @Nullable String moneyUnit,
    @Nullable String unit,
    @Nullable String year,
    boolean continues,
    List<Column> columns,
    List<Row> rows) {

  /** What a table lists. */
  public enum Kind {
    /** 指标表: an indicator a row, a year a column. */
    INDICATORS,
    /** 项目表: a project a row. */
    PROJECTS,
    /** 分县任务表: a place or year a row, or a place a column. */
    REGIONS,
    /** Rows that a column names, and values in others. */
    NAMED,
    /** 专栏: a frame around prose, and what has no names. */
    FRAME
  }

  /** The first column with the role, null where there is none. */
  public @Nullable Column column(Role role) {
    for (Column column : columns) {
      if (column.is(role)) {
        return column;
      }
    }
    return null;
  }

  /** Whether a column has the role. */
  public boolean has(Role role) {
    return column(role) != null;
  }

  /** The row's cell in the first column with the role, empty where there is none. */
  public CleanText cell(Row row, Role role) {
    Column column = column(role);
    return column == null ? CleanText.empty(Math.max(0, row.start())) : row.cell(column.index());
  }

  /** The row's words in the first column with the role, null where there are none. */
  public @Nullable String text(Row row, Role role) {
    CleanText cell = cell(row, role);
    return CellKind.isEmpty(cell) ? null : cell.text();
  }

  /** The column that names what the rows tell of, null where none does. */
  public @Nullable Column naming() {
    Column project = column(Role.PROJECT);
    Column indicator = column(Role.INDICATOR);
    Column first = kind == Kind.PROJECTS ? project : indicator;
    first = first != null ? first : column(Role.TASK);
    first = first != null ? first : indicator;
    first = first != null ? first : project;
    return first != null ? first : column(Role.CONTENT);
  }

  /** Whether its name says that it tells what is so already, up to the base year. */
  public boolean tellsWhatIs(@Nullable Integer baseYear) {
    return TableNames.tellsWhatIs(this, baseYear);
  }

  /** The column of what the rows start from, the latest of several; null where there is none. */
  public @Nullable Column base() {
    Column latest = null;
    for (Column column : columns) {
      boolean later =
          latest == null
              || column.year() != null
                  && (latest.year() == null || column.year().compareTo(latest.year()) > 0);
      latest = column.is(Role.BASE) && later ? column : latest;
    }
    return latest;
  }

  /** The one year that its columns of money name, null for none or several. */
  @Nullable String moneyYear() {
    String year = null;
    for (Column column : columns) {
      if (column.is(Role.INVESTMENT) && column.year() != null && !column.past()) {
        if (year != null && !year.equals(column.year())) {
          return null;
        }
        year = column.year();
      }
    }
    return year;
  }

  /** The year or year-month by which the row's work is done: its time limit, its period's end. */
  public @Nullable String due(Row row, About about) {
    String limit = text(row, Role.DUE);
    String due = limit == null ? null : TimeLimit.read(limit, about);
    due = due == null && limit != null ? Periods.limit(limit) : due;
    String period = due == null ? text(row, Role.PERIOD) : null;
    return period == null ? due : Periods.end(period);
  }

  /** The unit of the values in a column by head and lines above, null where nothing says. */
  public @Nullable String unit(Column column) {
    if (column.unit() != null) {
      return column.unit();
    }
    if (!column.is(Role.INVESTMENT)) {
      return unit;
    }
    return moneyUnit == null ? moneyUnitOfHeads() : moneyUnit;
  }

  /** The unit that one column of money states for all, null where none does or two differ. */
  private @Nullable String moneyUnitOfHeads() {
    String stated = null;
    for (Column column : columns) {
      if (column.is(Role.INVESTMENT) && column.unit() != null) {
        if (stated != null && !stated.equals(column.unit())) {
          return null;
        }
        stated = column.unit();
      }
    }
    return stated;
  }

  /** The one value in the row's cell, null where it has none or several. */
  public @Nullable Amount amount(Row row, Column column) {
    CellValue value = CellValue.only(CellValue.of(row.cell(column.index())));
    if (value == null) {
      return null;
    }
    String stated = unit(column);
    String unit = Meaning.unit(value, stated == null ? text(row, Role.UNIT) : stated);
    return new Amount(value.value(), unit.isEmpty() ? null : unit);
  }
}
