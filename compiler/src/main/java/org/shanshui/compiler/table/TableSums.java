package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.language.noise.CleanText;

/**
 * Compares what a table states as sum, part or count with the rows and columns that it is of. A
 * difference is a finding for the reader: which of the numbers is wrong cannot be told from here.
 */
public final class TableSums {
  private static final Pattern NOT_ADDED =
      Pattern.compile("率|比例|占比|比重|比值|人均|平均|均值|系数|指数|强度|浓度|密度|单价|标准|等级|排名|增长|增速|下降|降低");
  private static final Pattern SUM_HEAD = Pattern.compile("(.+)(?:合计|小计|总计)");

  private final TypedTable table;
  private final List<Row> rows;
  private final List<Diagnostic> found = new ArrayList<>();

  private TableSums(TypedTable table, List<Row> rows) {
    this.table = table;
    this.rows = rows;
  }

  /** The differences in the tables of a document, with UTF-16 offsets; one continued is one. */
  public static List<Diagnostic> check(List<TypedTable> tables) {
    List<Diagnostic> found = new ArrayList<>();
    for (int t = 0; t < tables.size(); t++) {
      TypedTable first = tables.get(t);
      List<Row> rows = new ArrayList<>(first.rows());
      while (t + 1 < tables.size() && tables.get(t + 1).continues()) {
        t++;
        rows.addAll(tables.get(t).rows());
      }
      TableSums sums = new TableSums(first, rows);
      sums.check();
      found.addAll(sums.found);
    }
    return found;
  }

  private void check() {
    if (table.kind() == TypedTable.Kind.FRAME) {
      return;
    }
    counts();
    for (Column column : table.columns()) {
      if (column.holdsValues() && column.scope() == null && adds(column)) {
        sums(column);
        parts(column);
      }
    }
    table.columns().stream()
        .filter(column -> column.scope() != null && TableNames.isWhole(column.scope()))
        .forEach(this::places);
  }

  /** Whether values of the column may be added: amounts may, shares and averages not. */
  private boolean adds(Column column) {
    boolean listed =
        table.kind() == TypedTable.Kind.PROJECTS
            || table.kind() == TypedTable.Kind.REGIONS
            || table.kind() == TypedTable.Kind.NAMED;
    String unit = table.unit(column);
    return listed && adds(column.head().text(), unit);
  }

  private static boolean adds(String name, @Nullable String unit) {
    boolean share =
        unit != null && (unit.endsWith("%") || unit.endsWith("‰") || unit.contains("/"));
    return !share && !NOT_ADDED.matcher(name).find();
  }

  /** 一、供水保障类（3个）: as many rows as it says. */
  private void counts() {
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      if (row.count() == null || row.isBody()) {
        continue;
      }
      int counted = 0;
      for (Row part : parts(r)) {
        counted += part.kind() == Row.Kind.BODY ? 1 : 0;
      }
      if (counted > 0 && counted != row.count()) {
        tell(row, titleCell(row), String.valueOf(row.count()), String.valueOf(counted));
      }
    }
  }

  private static CleanText titleCell(Row row) {
    return row.cells().stream()
        .filter(cell -> CellKind.hasDigit(cell))
        .findFirst()
        .orElse(row.cells().get(0));
  }

  private void sums(Column column) {
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      Amount stated = row.isBody() ? null : table.amount(row, column);
      if (stated == null || row.kind() == Row.Kind.HEAD || row.kind() == Row.Kind.NOTE) {
        continue;
      }
      Sum sum = sum(parts(r), column, stated.unit());
      if (sum == null || sum.is(stated.value())) {
        continue;
      }
      // 合计 may also close a group only.
      boolean total = row.kind() == Row.Kind.TOTAL;
      Sum group = total ? sum(sinceSection(r), column, stated.unit()) : null;
      if (group == null || !group.is(stated.value())) {
        tell(row, row.cell(column.index()), plain(stated.value()), plain(sum.value()));
      }
    }
  }

  /** The rows that the row at {@code r} sums up. */
  private List<Row> parts(int r) {
    Row row = rows.get(r);
    if (row.kind() == Row.Kind.TOTAL) {
      return rows;
    }
    if (row.kind() == Row.Kind.SUBTOTAL) {
      return sinceSection(r);
    }
    int end = r + 1;
    while (end < rows.size() && !closes(rows.get(end), row)) {
      end++;
    }
    return rows.subList(r + 1, end);
  }

  private static boolean closes(Row next, Row section) {
    return next.kind() == Row.Kind.TOTAL
        || next.kind() == Row.Kind.SECTION && next.groups().size() <= section.groups().size();
  }

  private List<Row> sinceSection(int r) {
    int from = r;
    while (from > 0
        && rows.get(from - 1).kind() != Row.Kind.SECTION
        && rows.get(from - 1).kind() != Row.Kind.SUBTOTAL) {
      from--;
    }
    return rows.subList(from, r);
  }

  /** A sum, and by how much rounding may change it. */
  private record Sum(BigDecimal value, BigDecimal rounding) {
    boolean is(BigDecimal stated) {
      return value.subtract(stated).abs().compareTo(rounding) <= 0;
    }
  }

  /** The sum of a column's values in {@code unit}; null where one is no number or there is none. */
  private @Nullable Sum sum(List<Row> parts, Column column, @Nullable String unit) {
    BigDecimal sum = BigDecimal.ZERO;
    int scale = 0;
    int count = 0;
    int last = -1;
    for (Row row : parts) {
      CleanText cell = row.cell(column.index());
      if (row.kind() != Row.Kind.BODY || CellKind.isEmpty(cell) || cell.sourceStart(0) == last) {
        continue;
      }
      last = cell.sourceStart(0);
      Amount amount = table.amount(row, column);
      BigDecimal value = amount == null ? null : amount.in(unit);
      if (value == null) {
        return null;
      }
      sum = sum.add(value);
      scale = Math.max(scale, value.scale());
      count++;
    }
    return count < 2 ? null : new Sum(sum, rounding(scale, count));
  }

  /** Whole numbers are exact; of rounded ones each may be off by half of its last digit. */
  private static BigDecimal rounding(int scale, int count) {
    return scale <= 0
        ? BigDecimal.ZERO
        : new BigDecimal("0.5").movePointLeft(scale).multiply(BigDecimal.valueOf(count + 1L));
  }

  /** 其中：2026年 is no more than its whole; what stands under 合计 adds up to it. */
  private void parts(Column column) {
    List<Column> shares = new ArrayList<>();
    int next = column.index() + 1;
    Matcher sumHead = SUM_HEAD.matcher(column.head().name());
    boolean sums = sumHead.matches();
    while (next < table.columns().size()
        && isShare(table.columns().get(next), column, sums ? sumHead.group(1) : null)) {
      shares.add(table.columns().get(next));
      next++;
    }
    for (Row row : rows) {
      Amount whole =
          shares.isEmpty() || row.kind() == Row.Kind.HEAD ? null : table.amount(row, column);
      if (whole == null) {
        continue;
      }
      BigDecimal sum = BigDecimal.ZERO;
      int scale = whole.value().scale();
      boolean known = true;
      for (Column share : shares) {
        Amount part = table.amount(row, share);
        BigDecimal value = part == null ? BigDecimal.ZERO : part.in(whole.unit());
        known &= value != null;
        sum = value == null ? sum : sum.add(value);
        scale = value == null ? scale : Math.max(scale, value.scale());
        if (!sums && value != null && value.compareTo(whole.value()) > 0) {
          tell(row, row.cell(share.index()), plain(whole.value()), plain(value));
        }
      }
      if (sums && known && !new Sum(sum, rounding(scale, shares.size())).is(whole.value())) {
        tell(row, row.cell(column.index()), plain(whole.value()), plain(sum));
      }
    }
  }

  private static boolean isShare(Column next, Column whole, @Nullable String group) {
    return next.holdsValues()
        && (group == null
            ? next.head().part() && !whole.head().part()
            : next.head().name().startsWith(group));
  }

  /** 全市 beside a column a county: the counties add up to it. */
  private void places(Column whole) {
    for (Row row : rows) {
      Amount stated = row.isBody() ? table.amount(row, whole) : null;
      String name = table.naming() == null ? "" : row.cell(table.naming().index()).text();
      if (stated == null || !adds(name, stated.unit())) {
        continue;
      }
      BigDecimal sum = BigDecimal.ZERO;
      int scale = 0;
      int count = 0;
      for (Column column : table.columns()) {
        boolean place = column.scope() != null && !TableNames.isWhole(column.scope());
        if (place && Objects.equals(column.year(), whole.year())) {
          Amount part = table.amount(row, column);
          if (part != null) {
            sum = sum.add(part.value());
            scale = Math.max(scale, part.value().scale());
            count++;
          }
        }
      }
      if (count > 1 && !new Sum(sum, rounding(scale, count)).is(stated.value())) {
        tell(row, row.cell(whole.index()), plain(stated.value()), plain(sum));
      }
    }
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private void tell(Row row, CleanText cell, String stated, String counted) {
    String title =
        row.cells().stream()
            .filter(c -> c.length() > 0 && !CellKind.isBareValue(c.text(), CellValue.of(c)))
            .map(CleanText::text)
            .findFirst()
            .orElse("");
    found.add(
        new Diagnostic(
            Diagnostic.Severity.WARNING,
            "table-sum",
            "表格“%s”一行写的是 %s，按各分项计算是 %s，两者不符，请核对原表。 / In the table row “%s” it says %s, but its parts make %s; check the original table."
                .formatted(title, stated, counted, title, stated, counted),
            cell.sourceStart(0),
            cell.sourceEnd(cell.length())));
  }
}
