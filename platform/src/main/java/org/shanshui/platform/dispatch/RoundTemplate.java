package org.shanshui.platform.dispatch;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;

/**
 * The workbook in which a round is filled in (填报模板): heads and what is known are locked, ids are
 * hidden, last period's figures stand beside the empty cells.
 */
final class RoundTemplate {
  static final String MARK = "shanshui-dispatch:";

  /** Rows from 0: mark and title, how to, heads, then lines. */
  static final int HEADS = 2;

  private static final String GREY = "EDF1EF";
  private static final String LINE = "D9DFDD";

  private RoundTemplate() {}

  static void write(
      OutputStream out,
      Round round,
      List<LineView> lines,
      Map<Long, SheetHead> sheets,
      Map<Long, String> units)
      throws IOException {
    Workbook book = new Workbook(out, "Shanshui", "1.0");
    Worksheet sheet = book.newWorksheet("填报");
    Set<Field> fields = round.fields();
    sheet.value(0, 0, MARK + round.id());
    sheet.value(0, 2, round.name() + "（" + round.period().chinese() + "）");
    sheet.style(0, 2).bold().fontSize(14).set();
    sheet.value(
        1,
        2,
        "请只填白色单元格，不要增删行列；"
            + round.dueOn()
            + " 前上传 · fill in white cells only, keep rows and columns, upload by "
            + round.dueOn());
    sheet.style(1, 2).fontColor("58676F").set();
    for (Column column : Column.values()) {
      int c = column.ordinal();
      sheet.value(HEADS, c, column.head());
      sheet.width(c, column.width());
      sheet
          .style(HEADS, c)
          .bold()
          .wrapText(true)
          .verticalAlignment("center")
          .fillColor(GREY)
          .borderStyle(BorderStyle.THIN)
          .borderColor(LINE)
          .set();
      if (column.field() != null && !fields.contains(column.field())) {
        sheet.hideColumn(c);
      }
    }
    sheet.hideColumn(Column.KEY.ordinal());
    sheet.hideColumn(Column.VERSION.ordinal());
    sheet.rowHeight(HEADS, 32);
    sheet.freezePane(Column.METRIC.ordinal(), HEADS + 1);
    int r = HEADS + 1;
    for (LineView line : lines) {
      SheetHead head = sheets.get(line.sheetId());
      if (head == null) {
        continue;
      }
      row(sheet, r++, line, units.getOrDefault(head.unitId(), ""), fields);
      if (r % 500 == 0) {
        sheet.flush();
      }
    }
    sheet.protect(
        "",
        SheetProtectionOption.SHEET,
        SheetProtectionOption.OBJECTS,
        SheetProtectionOption.SCENARIOS,
        SheetProtectionOption.DELETE_ROWS,
        SheetProtectionOption.DELETE_COLUMNS,
        SheetProtectionOption.INSERT_ROWS,
        SheetProtectionOption.INSERT_COLUMNS);
    book.finish();
  }

  private static void row(Worksheet sheet, int r, LineView line, String unit, Set<Field> fields) {
    Figures before = line.line().before();
    Figures draft = line.line().draft();
    text(sheet, r, Column.KEY, String.valueOf(line.id()));
    text(sheet, r, Column.VERSION, String.valueOf(line.line().version()));
    text(sheet, r, Column.UNIT, unit);
    text(sheet, r, Column.KIND, kind(line.kind()));
    text(sheet, r, Column.TITLE, line.line().title());
    text(
        sheet,
        r,
        Column.METRIC,
        line.metric() == null
            ? null
            : line.metric() + (line.metricUnit() == null ? "" : "（" + line.metricUnit() + "）"));
    text(sheet, r, Column.PLANNED, line.planned());
    if (before != null) {
      number(sheet, r, Column.LAST_PERCENT, before.percent());
      number(sheet, r, Column.LAST_VALUE, before.value());
      number(sheet, r, Column.LAST_TOTAL, before.investedTotal());
    }
    number(sheet, r, Column.PERCENT, draft.percent());
    number(sheet, r, Column.VALUE, draft.value());
    number(sheet, r, Column.INVESTED, draft.invested());
    number(sheet, r, Column.INVESTED_TOTAL, draft.investedTotal());
    text(sheet, r, Column.PROGRESS, draft.progress());
    text(sheet, r, Column.PROBLEMS, draft.problems());
    text(sheet, r, Column.NEXT_STEPS, draft.nextSteps());
    text(sheet, r, Column.WHY_LESS, draft.whyLess());
    text(sheet, r, Column.AS_OF, draft.asOf() == null ? null : draft.asOf().toString());
    for (Column column : Column.values()) {
      Field field = column.field();
      boolean asked =
          field != null && fields.contains(field) && line.asks(field) && line.line().open();
      var style =
          sheet
              .style(r, column.ordinal())
              .wrapText(!column.isNumber())
              .verticalAlignment("top")
              .borderStyle(BorderStyle.THIN)
              .borderColor(LINE)
              .protectionOption(ProtectionOption.LOCKED, !asked);
      if (!asked) {
        style.fillColor(GREY);
      }
      style.set();
    }
  }

  static String kind(CommitmentKind kind) {
    return switch (kind) {
      case TASK -> "任务";
      case TARGET -> "目标";
      case PROJECT -> "项目";
    };
  }

  /** As text: what a cell says is never taken for a formula. */
  private static void text(Worksheet sheet, int r, Column column, @Nullable String text) {
    if (text != null) {
      sheet.value(r, column.ordinal(), text);
    }
  }

  private static void number(Worksheet sheet, int r, Column column, @Nullable BigDecimal number) {
    if (number != null) {
      sheet.value(r, column.ordinal(), number);
    }
  }
}
