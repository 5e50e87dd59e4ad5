package org.shanshui.platform.dispatch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * Reads a filled-in {@link RoundTemplate} row by row. What is wrong is told by sheet, row and
 * column and does not hold up the good rows. Takes memory for the lines of the round and the first
 * faults, however many rows there are.
 */
final class WorkbookReader {
  static final int MOST_FAULTS = 500;

  private final Round round;
  private final LongFunction<@Nullable LineView> lines;
  private final List<CellFault> faults = new ArrayList<>();
  private final Map<Long, RowRead> rows = new HashMap<>();
  private int faultCount;
  private int rowCount;
  private String sheetName = "";

  /**
   * @param lines the line of an id that the uploader may write on; null if there is none
   */
  WorkbookReader(Round round, LongFunction<@Nullable LineView> lines) {
    this.round = round;
    this.lines = lines;
  }

  /** A row whose figures can be kept. */
  record RowRead(int row, LineView line, int version, Figures figures) {}

  /**
   * Something in a cell, or in a row if there is no column.
   *
   * @param error whether it keeps the row out; otherwise its writer should know
   */
  record CellFault(
      boolean error,
      String sheet,
      @Nullable Integer row,
      @Nullable String column,
      String chinese,
      String english) {}

  /**
   * What was read.
   *
   * @param rowCount rows that say something
   * @param faultCount errors, those beyond the first {@link #MOST_FAULTS} too
   */
  record Result(List<RowRead> rows, List<CellFault> faults, int rowCount, int faultCount) {}

  Outcome<Result> read(Path file) throws IOException {
    Outcome<WorkbookGate.Passed> gate = WorkbookGate.look(file);
    if (!(gate instanceof Outcome.Done<WorkbookGate.Passed> passed)) {
      return gate.then(p -> Outcome.refused(Refusal.invalid("", "")));
    }
    try (ReadableWorkbook book =
        new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
      List<Sheet> sheets = book.getSheets().toList();
      for (int i = 0; i < sheets.size(); i++) {
        Sheet sheet = sheets.get(i);
        // The first sheet's part is sheet1.xml in what Excel, WPS and this house write.
        List<WorkbookGate.Merge> merges =
            passed
                .value()
                .merges()
                .getOrDefault("xl/worksheets/sheet" + (i + 1) + ".xml", List.of());
        if (read(sheet, merges)) {
          return Outcome.done(new Result(List.copyOf(rows.values()), faults, rowCount, faultCount));
        }
      }
    } catch (ExcelReaderException
        | IllegalStateException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      return Outcome.refused(
          Refusal.invalid(
              "工作簿无法读取（第 " + (rowCount + RoundTemplate.HEADS + 1) + " 行附近），请用 Excel 或 WPS 重新保存后上传。",
              "the workbook cannot be read near row "
                  + (rowCount + RoundTemplate.HEADS + 1)
                  + ": save it again and upload"));
    }
    return Outcome.refused(
        Refusal.invalid(
            "这不是“" + round.name() + "（" + round.period().chinese() + "）”的填报模板。请在本轮页面下载模板填写。",
            "this is not the template of this round: download it from the round's page"));
  }

  /** Whether it is the form of this round. */
  private boolean read(Sheet sheet, List<WorkbookGate.Merge> merges) throws IOException {
    sheetName = sheet.getName();
    try (Stream<Row> stream = sheet.openStream()) {
      Iterator<Row> all = stream.iterator();
      boolean isForm = false;
      while (all.hasNext()) {
        Row row = all.next();
        int number = row.getRowNum();
        if (number == 1) {
          isForm = says(row, Column.KEY).equals(RoundTemplate.MARK + round.id());
        }
        if (!isForm) {
          return false;
        }
        if (number == RoundTemplate.HEADS + 1) {
          checkHeads(row);
        } else if (number > RoundTemplate.HEADS + 1 && saysAnything(row)) {
          rowCount++;
          if (!isMerged(number, merges)) {
            read(row);
          }
        }
      }
      return isForm;
    }
  }

  private void checkHeads(Row row) {
    for (Column column : Column.values()) {
      if (!says(row, column).startsWith(column.chinese())) {
        error(
            row.getRowNum(),
            column.letter(),
            "表头应为“" + column.chinese() + "”，列可能被移动或删除；请重新下载模板。",
            "the head should be "
                + column.chinese()
                + ": columns were moved or removed; use a fresh template.");
      }
    }
  }

  private boolean isMerged(int number, List<WorkbookGate.Merge> merges) {
    for (WorkbookGate.Merge merge : merges) {
      if (number >= merge.top()
          && number <= merge.bottom()
          && merge.left() <= Column.values().length) {
        error(
            number,
            Column.values()[merge.left() - 1].letter(),
            "单元格与其他单元格合并（第 " + merge.top() + "–" + merge.bottom() + " 行），不能确定数据属于哪一行，请取消合并后重填。",
            "the cell is merged with others (rows "
                + merge.top()
                + "–"
                + merge.bottom()
                + "): undo the merge and fill in each.");
        return true;
      }
    }
    return false;
  }

  private void read(Row row) {
    int number = row.getRowNum();
    String key = says(row, Column.KEY);
    if (key.isEmpty()) {
      error(
          number,
          null,
          "该行没有隐藏编号，可能是新插入的行，不能确定属于哪个事项。",
          "the row has no hidden id: it may be an inserted one.");
      return;
    }
    LineView line = key.matches("\\d{1,18}") ? lines.apply(Long.parseLong(key)) : null;
    if (line == null) {
      error(
          number,
          Column.KEY.letter(),
          "编号 " + key + " 不是本轮中由您填报的事项。",
          "the id " + key + " is none that you report on in this round.");
      return;
    }
    if (rows.containsKey(line.id())) {
      error(
          number,
          null,
          "与第 " + rows.get(line.id()).row() + " 行是同一事项，只取前一行。",
          "the same commitment as in row " + rows.get(line.id()).row() + ".");
      return;
    }
    int before = faultCount;
    String version = says(row, Column.VERSION);
    Figures figures =
        new Figures(
            date(row, line),
            number(row, line, Column.PERCENT),
            number(row, line, Column.VALUE),
            number(row, line, Column.INVESTED),
            number(row, line, Column.INVESTED_TOTAL),
            text(row, line, Column.PROGRESS),
            text(row, line, Column.PROBLEMS),
            text(row, line, Column.NEXT_STEPS),
            text(row, line, Column.WHY_LESS));
    if (!version.matches("\\d{1,9}")) {
      error(
          number,
          Column.VERSION.letter(),
          "隐藏的版本号被改动，请重新下载模板。",
          "the hidden version was changed: use a fresh template.");
    }
    for (Fault fault : FigureRules.faults(figures, round.period())) {
      error(number, letter(fault.column()), fault.chinese(), fault.english());
    }
    if (faultCount > before) {
      return;
    }
    for (Fault gap :
        FigureRules.gaps(
            figures, line.line().before(), line.kind(), line.line().hasMetric(), round.fields())) {
      note(
          number,
          letter(gap.column()),
          gap.chinese() + "（提交前须补正）",
          gap.english() + " (needed before it is handed in)");
    }
    rows.put(line.id(), new RowRead(number, line, Integer.parseInt(version), figures));
  }

  private @Nullable BigDecimal number(Row row, LineView line, Column column) {
    CellValues.Read<BigDecimal> read =
        CellValues.readNumber(cell(row, column), column == Column.PERCENT);
    return taken(row, line, column, read);
  }

  private @Nullable String text(Row row, LineView line, Column column) {
    return taken(row, line, column, CellValues.readText(cell(row, column)));
  }

  private @Nullable LocalDate date(Row row, LineView line) {
    return taken(row, line, Column.AS_OF, CellValues.readDate(cell(row, Column.AS_OF)));
  }

  private <T> @Nullable T taken(Row row, LineView line, Column column, CellValues.Read<T> read) {
    int number = row.getRowNum();
    Field field = column.field();
    if (read instanceof CellValues.Read.Wrong<T> wrong) {
      error(number, column.letter(), wrong.why().chinese(), wrong.why().english());
      return null;
    }
    if (!(read instanceof CellValues.Read.Value<T> value)) {
      return null;
    }
    if (field != null && !(round.fields().contains(field) && line.asks(field))) {
      error(
          number,
          column.letter(),
          "此事项不填“" + column.chinese() + "”，请清空。",
          "this is not asked of this commitment: clear it.");
      return null;
    }
    if (value.note() != null) {
      note(number, column.letter(), value.note().chinese(), value.note().english());
    }
    return value.value();
  }

  private static boolean saysAnything(Row row) {
    for (Cell cell : row) {
      if (!CellValues.isEmpty(cell)) {
        return true;
      }
    }
    return false;
  }

  private static String says(Row row, Column column) {
    return CellValues.readText(cell(row, column)) instanceof CellValues.Read.Value<String> value
        ? value.value().strip()
        : "";
  }

  private static @Nullable Cell cell(Row row, Column column) {
    return column.ordinal() < row.getCellCount() ? row.getCell(column.ordinal()) : null;
  }

  private static String letter(String column) {
    return Column.valueOf(column.toUpperCase(java.util.Locale.ROOT)).letter();
  }

  private void error(int row, @Nullable String column, String chinese, String english) {
    faultCount++;
    if (faults.size() < MOST_FAULTS) {
      faults.add(new CellFault(true, sheetName, row, column, chinese, english));
    }
  }

  private void note(int row, @Nullable String column, String chinese, String english) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new CellFault(false, sheetName, row, column, chinese, english));
    }
  }
}
