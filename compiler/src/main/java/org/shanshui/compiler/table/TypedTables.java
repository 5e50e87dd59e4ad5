package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.noise.CleanText;

/** Gives the tables of a document their roles, one that another continues (续表) those of that. */
public final class TypedTables {
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)年");
  private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d\\d年?[-—~至到]");
  private static final int FEWEST_VALUES_OF_A_SIDE = 2;

  private final List<Passage> passages;
  private final About about;

  private TypedTables(List<Passage> passages, About about) {
    this.passages = passages;
    this.about = about;
  }

  /** The tables in the order of their grids. */
  public static List<TypedTable> of(List<Grid> grids, List<Passage> passages, About about) {
    TypedTables reader = new TypedTables(passages, about);
    List<TypedTable> tables = new ArrayList<>(grids.size());
    TypedTable last = null;
    for (Grid grid : grids) {
      last = reader.table(grid, last);
      tables.add(last);
    }
    return tables;
  }

  private TypedTable table(Grid marked, @Nullable TypedTable last) {
    Grid grid = upright(marked);
    Above above = Above.of(passages, grid.passage(), grid.caption());
    for (CleanText head : grid.heads()) {
      above = above.units().isEmpty() ? above.with(head.text()) : above;
    }
    TypedTable open = last != null && last.kind() != TypedTable.Kind.FRAME ? last : null;
    boolean sameHeads = open != null && grid.columns().equals(open.grid().columns());
    TypedTable headed = open != null && !sameHeads && isHeadless(grid, open) ? open : null;
    Grid full = headed == null ? grid : withHeadsOf(grid, headed);
    List<Column> columns = Columns.of(full, about);
    TypedTable begun = sameHeads && isContinued(above) ? open : headed;
    List<Row> rows = Rows.of(full, columns, begun == null ? List.of() : groups(begun));
    String money = above.money();
    String unit = above.only();
    if (begun != null && above.units().isEmpty()) {
      money = begun.moneyUnit();
      unit = begun.unit();
    }
    String name = begun == null ? above.name() : begun.name();
    return new TypedTable(
        full,
        kind(columns),
        name,
        TableNames.subject(name, about.title()),
        money,
        unit,
        begun == null ? year(above.name()) : begun.year(),
        begun != null,
        columns,
        rows);
  }

  /** Between the two stands nothing, or a line that says so: 续表. */
  private static boolean isContinued(Above above) {
    String name = above.name();
    return name == null || name.contains("续");
  }

  private static List<String> groups(TypedTable last) {
    return last.rows().isEmpty() ? List.of() : last.rows().get(last.rows().size() - 1).groups();
  }

  /** A table broken by a page goes on without heads: what stands in their place is a row. */
  private static boolean isHeadless(Grid grid, TypedTable last) {
    List<String> columns = grid.columns();
    return columns.size() == last.columns().size()
        && columns.size() == grid.heads().size()
        && columns.stream().noneMatch(Head::isHead)
        && columns.stream().anyMatch(CellKind::hasDigit);
  }

  private static Grid withHeadsOf(Grid grid, TypedTable last) {
    List<List<CleanText>> rows = new ArrayList<>();
    rows.add(grid.heads());
    rows.addAll(grid.rows());
    return new Grid(
        grid.caption(),
        grid.passage(),
        grid.lastPassage(),
        last.grid().columns(),
        List.of(),
        rows,
        grid.start(),
        grid.end());
  }

  /** A table that lies on its side, its heads in the first column, is set up. */
  private static Grid upright(Grid grid) {
    int heads = 0;
    for (List<CleanText> row : grid.rows()) {
      heads += !row.isEmpty() && Head.isHead(row.get(0).text()) ? 1 : 0;
    }
    boolean lies =
        heads >= FEWEST_VALUES_OF_A_SIDE
            && heads == grid.rows().size()
            && grid.columns().size() == grid.heads().size()
            && grid.columns().stream().skip(1).noneMatch(Head::isHead);
    return lies ? turned(grid) : grid;
  }

  private static Grid turned(Grid grid) {
    List<String> columns = new ArrayList<>();
    List<CleanText> heads = new ArrayList<>();
    heads.add(grid.heads().get(0));
    columns.add(grid.columns().get(0));
    for (List<CleanText> row : grid.rows()) {
      heads.add(row.get(0));
      columns.add(row.get(0).text());
    }
    List<List<CleanText>> rows = new ArrayList<>();
    for (int c = 1; c < grid.heads().size(); c++) {
      List<CleanText> row = new ArrayList<>();
      row.add(grid.heads().get(c));
      for (List<CleanText> cells : grid.rows()) {
        row.add(c < cells.size() ? cells.get(c) : CleanText.empty(grid.start()));
      }
      rows.add(row);
    }
    return new Grid(
        grid.caption(),
        grid.passage(),
        grid.lastPassage(),
        columns,
        heads,
        rows,
        grid.start(),
        grid.end());
  }

  private static TypedTable.Kind kind(List<Column> columns) {
    if (columns.size() < 2) {
      return TypedTable.Kind.FRAME;
    }
    boolean project = has(columns, Role.PROJECT);
    boolean built =
        has(columns, Role.INVESTMENT)
            || has(columns, Role.PHASE)
            || has(columns, Role.PERIOD)
            || has(columns, Role.PLACE)
            || has(columns, Role.CONTENT)
            || has(columns, Role.LEAD);
    if (project && built) {
      return TypedTable.Kind.PROJECTS;
    }
    boolean places = columns.stream().anyMatch(column -> column.scope() != null);
    boolean goal = has(columns, Role.TARGET) || has(columns, Role.AVERAGE);
    boolean within = has(columns, Role.REGION) && !goal;
    if (!within && has(columns, Role.INDICATOR) || has(columns, Role.TASK)) {
      boolean indicators =
          goal
              && (has(columns, Role.INDICATOR)
                  || has(columns, Role.UNIT)
                  || has(columns, Role.NATURE)
                  || has(columns, Role.BASE));
      return places
          ? TypedTable.Kind.REGIONS
          : indicators ? TypedTable.Kind.INDICATORS : TypedTable.Kind.NAMED;
    }
    return has(columns, Role.REGION) || has(columns, Role.YEAR)
        ? TypedTable.Kind.REGIONS
        : project ? TypedTable.Kind.NAMED : TypedTable.Kind.FRAME;
  }

  private static boolean has(List<Column> columns, Role role) {
    return columns.stream().anyMatch(column -> column.is(role));
  }

  /** The one year that a name says, none for a plan's first and last: 2021—2025年. */
  private static @Nullable String year(@Nullable String name) {
    if (name == null || YEARS.matcher(name).find()) {
      return null;
    }
    Matcher year = YEAR.matcher(name);
    return year.find() ? year.group(1) : null;
  }
}
