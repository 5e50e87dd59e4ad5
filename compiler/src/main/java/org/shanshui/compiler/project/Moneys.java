package org.shanshui.compiler.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.table.Amount;
import org.shanshui.compiler.table.Column;
import org.shanshui.compiler.table.Role;
import org.shanshui.compiler.table.Row;
import org.shanshui.compiler.table.TypedTable;

/** Which of a project table's columns of money is all of it, and which this year's. */
final class Moneys {
  private static final Pattern TOTAL = Pattern.compile("总投资|总概算|投资总额|投资规模|总额|^合计|^总计");
  private static final Pattern THIS_YEAR = Pattern.compile("年度|本年|当年|今年");
  private static final Pattern SHARE =
      Pattern.compile("时期|期间|十[一二三四五六七]五|规划期|以后|后续|中央|地方|财政|自筹|债|贷款|银行|社会|省级|市级|县级|上级|奖补|征地|建安|其他");

  private final TypedTable table;
  private final @Nullable Column total;
  private final @Nullable Column year;

  Moneys(TypedTable table, About about) {
    this.table = table;
    List<Column> whole = new ArrayList<>();
    List<Column> yearly = new ArrayList<>();
    int totals = 0;
    for (Column column : table.columns()) {
      String head = column.head().text();
      if (!column.is(Role.INVESTMENT) || column.past()) {
        continue;
      }
      boolean share = column.head().part() || SHARE.matcher(head).find();
      if (TOTAL.matcher(head).find() && !share && column.year() == null) {
        whole.add(totals++, column);
      } else if (column.year() != null || THIS_YEAR.matcher(head).find()) {
        yearly.add(column);
      } else if (!share) {
        whole.add(column);
      }
    }
    this.total = whole.isEmpty() ? null : whole.get(0);
    this.year = yearly(yearly, about);
  }

  /** Of several years that of the plan, else the first. */
  private static @Nullable Column yearly(List<Column> columns, About about) {
    String plan = about.planYear() == null ? null : about.planYear().toString();
    Column first = null;
    String earliest = null;
    for (Column column : columns) {
      String year = column.year();
      if (year == null || year.equals(plan)) {
        return column;
      }
      if (earliest == null || earliest.compareTo(year) > 0) {
        first = column;
        earliest = year;
      }
    }
    return first;
  }

  /** The row's total investment, null where it says none. */
  @Nullable Amount total(Row row) {
    return money(row, total);
  }

  /** The row's investment of the year, null where it says none. */
  @Nullable Amount year(Row row) {
    return money(row, year);
  }

  private @Nullable Amount money(Row row, @Nullable Column column) {
    return column == null ? null : table.amount(row, column);
  }
}
