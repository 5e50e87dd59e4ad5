package org.shanshui.platform.commitments.projects;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * Reads projects out of a workbook's first sheet, row by row in memory that does not grow with it.
 * Cached values of formulas are taken, formulas are never worked out.
 */
final class ProjectSheet {
  /** What a row may have; the title is looked for in the first row, in any order. */
  enum Column {
    CODE("项目编号", true),
    NAME("项目名称", true),
    CLASS("类别", true),
    PHASE("阶段", true),
    PLACE("建设地点", true),
    LEAD("牵头单位", true),
    START("开工日期", true),
    DUE("完工日期", true),
    TOTAL("总投资（万元）", true),
    CENTRAL("其中：中央", false),
    PROVINCE("其中：省", false),
    CITY("其中：市", false),
    COUNTY("其中：县", false),
    SOCIAL("其中：社会资本", false),
    LOAN("其中：银行贷款", false),
    BOND("其中：专项债", false),
    OTHER("其中：其他", false),
    YEAR("年度", false),
    YEAR_AMOUNT("年度投资（万元）", false),
    LONGITUDE("经度", false),
    LATITUDE("纬度", false),
    DATUM("坐标系", false),
    CONTENT("建设内容", false);

    private final String title;
    private final boolean required;

    Column(String title, boolean required) {
      this.title = title;
      this.required = required;
    }

    String title() {
      return title;
    }

    boolean required() {
      return required;
    }

    @Nullable Funds funds() {
      return switch (this) {
        case CENTRAL -> Funds.CENTRAL;
        case PROVINCE -> Funds.PROVINCE;
        case CITY -> Funds.CITY;
        case COUNTY -> Funds.COUNTY;
        case SOCIAL -> Funds.SOCIAL;
        case LOAN -> Funds.LOAN;
        case BOND -> Funds.BOND;
        case OTHER -> Funds.OTHER;
        default -> null;
      };
    }
  }

  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*日?|\\s*月)?");
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final int LONGEST_SHOWN = 60;

  /** What the words of a row mean in this house. */
  interface Lookup {
    /** Code of the region of this name or code. */
    Optional<String> region(String words);

    /** Id of the unit of this name. */
    Optional<Long> unit(String words);
  }

  /** Takes what is read, in the order of the rows. */
  interface Sink {
    void good(int row, ProjectDraft draft);

    void bad(int row, List<CellError> errors);
  }

  private final Lookup lookup;
  private final @Nullable Long planId;

  ProjectSheet(Lookup lookup, @Nullable Long planId) {
    this.lookup = lookup;
    this.planId = planId;
  }

  void read(WorkbookFile file, Sink sink) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.file().toFile())) {
      Sheet sheet = workbook.getFirstSheet();
      try (Stream<Row> rows = sheet.openStream()) {
        Head[] head = new Head[1];
        rows.forEach(
            row -> {
              if (head[0] == null) {
                head[0] = head(sheet.getName(), row);
              } else {
                new Reading(head[0], row, file.merged()).tell(sink);
              }
            });
        if (head[0] == null) {
          throw Refusal.invalid(
                  "工作表“" + sheet.getName() + "”是空的。请下载模板填写后上传。",
                  "the sheet is empty: fill in the template")
              .asException();
        }
      }
    } catch (ExcelReaderException e) {
      throw Refusal.invalid(
              "工作簿无法读取：" + e.getMessage() + "。请在 Excel 中重新保存后上传。",
              "the workbook cannot be read: save it again in Excel")
          .asException();
    }
  }

  private record Head(String sheet, Map<Column, Integer> at) {}

  private static Head head(String sheet, Row row) {
    Map<Column, Integer> at = new HashMap<>();
    for (Cell cell : row) {
      if (cell != null) {
        String title = cell.getText() == null ? "" : cell.getText().strip().replace("*", "");
        for (Column column : Column.values()) {
          if (plain(column.title()).equals(plain(title))) {
            at.put(column, cell.getColumnIndex());
          }
        }
      }
    }
    List<String> missing = new ArrayList<>();
    for (Column column : Column.values()) {
      if (column.required() && !at.containsKey(column)) {
        missing.add(column.title());
      }
    }
    if (!missing.isEmpty()) {
      throw Refusal.invalid(
              "工作表“" + sheet + "”第 1 行缺少列：" + String.join("、", missing) + "。请使用下载的模板，不要改动表头。",
              "row 1 of sheet "
                  + sheet
                  + " lacks the columns "
                  + missing
                  + ": use the template and leave its head")
          .asException();
    }
    return new Head(sheet, at);
  }

  private static String plain(String title) {
    return title.replaceAll("[\\s（）()：:*]", "");
  }

  static String letters(int index) {
    StringBuilder letters = new StringBuilder();
    for (int i = index + 1; i > 0; i = (i - 1) / 26) {
      letters.insert(0, (char) ('A' + (i - 1) % 26));
    }
    return letters.toString();
  }

  /** One row being read. */
  private final class Reading {
    private final Head head;
    private final Row row;
    private final List<CellError> errors = new ArrayList<>();

    Reading(Head head, Row row, List<WorkbookFile.Merged> merged) {
      this.head = head;
      this.row = row;
      for (WorkbookFile.Merged range : merged) {
        if (range.touches(row.getRowNum())) {
          errors.add(
              new CellError(
                  head.sheet(),
                  row.getRowNum(),
                  range.range().replaceAll("[0-9].*", ""),
                  "",
                  range.range(),
                  "合并单元格 " + range.range() + "：一行一个项目，请取消合并并逐行填写。",
                  "merged cells "
                      + range.range()
                      + ": one project a row, unmerge and fill in each"));
        }
      }
    }

    void tell(Sink sink) {
      if (isEmpty()) {
        return;
      }
      Optional<ProjectDraft> draft = draft();
      if (errors.isEmpty() && draft.isPresent()) {
        sink.good(row.getRowNum(), draft.get());
      } else {
        sink.bad(row.getRowNum(), List.copyOf(errors));
      }
    }

    private boolean isEmpty() {
      return errors.isEmpty()
          && row.stream()
              .allMatch(c -> c == null || c.getType() == CellType.EMPTY || raw(c).isBlank());
    }

    private Optional<ProjectDraft> draft() {
      String code = required(Column.CODE);
      String name = required(Column.NAME);
      String projectClass = required(Column.CLASS);
      Phase phase =
          meant(
              Column.PHASE,
              Phase::called,
              "应为" + String.join("、", Phase.words()),
              "must be one of " + Phase.words());
      String region =
          meant(
              Column.PLACE,
              words -> lookup.region(words).orElse(null),
              "不是本地区的行政区划名称或代码",
              "is no region's name or code here");
      Long unit =
          meant(
              Column.LEAD,
              words -> lookup.unit(words).orElse(null),
              "不是已登记的单位名称或别名",
              "is no unit's name or alias");
      LocalDate start = day(Column.START);
      LocalDate due = day(Column.DUE);
      BigDecimal total = number(Column.TOTAL, true);
      Map<Funds, BigDecimal> sources = new LinkedHashMap<>();
      for (Column column : Column.values()) {
        Funds funds = column.funds();
        BigDecimal amount = funds == null ? null : number(column, false);
        if (funds != null && amount != null && amount.signum() != 0) {
          sources.put(funds, amount);
        }
      }
      BigDecimal year = number(Column.YEAR, false);
      BigDecimal yearAmount = number(Column.YEAR_AMOUNT, false);
      if ((year == null) != (yearAmount == null)) {
        wrong(
            year == null ? Column.YEAR : Column.YEAR_AMOUNT,
            "",
            "年度和年度投资应同时填写",
            "give both the year and its investment");
      }
      if (year != null
          && (year.stripTrailingZeros().scale() > 0
              || year.intValue() < 1990
              || year.intValue() > 2100)) {
        wrong(Column.YEAR, year.toPlainString(), "年度应为四位年份", "the year must have four digits");
      }
      BigDecimal longitude = number(Column.LONGITUDE, false);
      BigDecimal latitude = number(Column.LATITUDE, false);
      String datum = text(Column.DATUM);
      if (longitude != null && datum.isEmpty()) {
        wrong(
            Column.DATUM, "", "填写经纬度时应注明坐标系 WGS84 或 GCJ02", "with coordinates, say WGS84 or GCJ02");
      }
      if (!errors.isEmpty()
          || phase == null
          || region == null
          || unit == null
          || start == null
          || due == null
          || total == null) {
        return Optional.empty();
      }
      Map<Integer, Map<Funds, BigDecimal>> years =
          year == null || yearAmount == null
              ? Map.of()
              : Map.of(year.intValue(), Map.of(Funds.UNSPECIFIED, yearAmount));
      String content = text(Column.CONTENT);
      ProjectDraft draft =
          new ProjectDraft(
              code,
              name,
              projectClass,
              phase,
              total,
              sources,
              years,
              region,
              longitude,
              latitude,
              datum.isEmpty() ? null : datum.toUpperCase(java.util.Locale.ROOT).replace("-", ""),
              unit,
              List.of(),
              start,
              due,
              planId,
              null,
              content.isEmpty() ? null : content);
      Optional<Refusal> refusal = draft.refuse();
      refusal.ifPresent(
          r ->
              errors.add(
                  new CellError(
                      head.sheet(), row.getRowNum(), "", "", code, r.chinese(), r.english())));
      return refusal.isPresent() ? Optional.empty() : Optional.of(draft);
    }

    private @Nullable Cell cell(Column column) {
      Integer at = head.at().get(column);
      return at == null ? null : row.getOptionalCell(at).orElse(null);
    }

    private String text(Column column) {
      Cell cell = cell(column);
      if (cell == null || cell.getType() == CellType.EMPTY) {
        return "";
      }
      if (cell.getType() == CellType.ERROR) {
        wrong(column, raw(cell), "单元格是公式错误值", "the cell holds a formula's error");
        return "";
      }
      if (cell.getType() == CellType.FORMULA && raw(cell).isEmpty()) {
        wrong(
            column,
            "=" + cell.getFormula(),
            "公式没有保存计算结果，请在 Excel 中重新计算并保存，或改填数值",
            "the formula has no saved result: recalculate and save, or give the value");
        return "";
      }
      return raw(cell).strip();
    }

    private String required(Column column) {
      int before = errors.size();
      String words = text(column);
      if (words.isEmpty() && errors.size() == before) {
        wrong(column, "", "必填", "is required");
      }
      return words;
    }

    private <T> @Nullable T meant(
        Column column, Function<String, @Nullable T> meaning, String chinese, String english) {
      String words = required(column);
      if (words.isEmpty()) {
        return null;
      }
      T found = meaning.apply(words);
      if (found == null) {
        wrong(column, words, chinese, english);
      }
      return found;
    }

    private @Nullable BigDecimal number(Column column, boolean required) {
      String words = required ? required(column) : text(column);
      if (words.isEmpty()) {
        return null;
      }
      try {
        BigDecimal number = new BigDecimal(words.replace(",", "").replace("，", ""));
        if (number.precision() - number.scale() > 15) {
          wrong(column, words, "数值过大", "is too large");
          return null;
        }
        return number.stripTrailingZeros().scale() > 6
            ? number.setScale(6, java.math.RoundingMode.HALF_UP)
            : number;
      } catch (NumberFormatException e) {
        wrong(column, words, "不是数字，请只填数字，单位万元", "is not a number: digits only, in 万元");
        return null;
      }
    }

    private @Nullable LocalDate day(Column column) {
      String words = required(column);
      if (words.isEmpty()) {
        return null;
      }
      Matcher parts = DAY.matcher(words);
      try {
        if (parts.matches()) {
          int year = Integer.parseInt(parts.group(1));
          int month = Integer.parseInt(parts.group(2));
          int day = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
          return LocalDate.of(year, month, day);
        }
        BigDecimal serial = new BigDecimal(words);
        if (serial.compareTo(BigDecimal.valueOf(20_000)) > 0
            && serial.compareTo(BigDecimal.valueOf(80_000)) < 0) {
          return SERIAL_ZERO.plusDays(serial.longValue());
        }
      } catch (DateTimeException | NumberFormatException e) {
        // Told below, with the cell.
      }
      wrong(column, words, "不是有效日期，请填 2025-03-01 这样的日期", "is no day: write it as 2025-03-01");
      return null;
    }

    private void wrong(Column column, String value, String chinese, String english) {
      Integer at = head.at().get(column);
      String shown =
          value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
      errors.add(
          new CellError(
              head.sheet(),
              row.getRowNum(),
              at == null ? "" : letters(at),
              column.title(),
              shown,
              column.title() + (shown.isEmpty() ? "" : "“" + shown + "”") + chinese + "。",
              column.title() + (shown.isEmpty() ? "" : " “" + shown + "”") + " " + english));
    }
  }

  private static String raw(Cell cell) {
    if (cell.getType() == CellType.FORMULA) {
      return cell.getRawValue() == null ? "" : cell.getRawValue();
    }
    if (cell.getType() == CellType.NUMBER) {
      return cell.getRawValue() == null ? "" : cell.getRawValue();
    }
    return cell.getText() == null ? "" : cell.getText();
  }
}
