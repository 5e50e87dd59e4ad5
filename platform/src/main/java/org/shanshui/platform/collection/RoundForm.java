package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.Entry;
import org.shanshui.platform.workbook.Filled;
import org.shanshui.platform.workbook.Form;
import org.shanshui.platform.workbook.Known;
import org.shanshui.platform.workbook.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A round filled in by workbook: what is known stands in it and is locked, last period's figures
 * stand beside the empty cells.
 */
@Configuration(proxyBeanMethods = false)
class RoundForm {
  static final String MARK = "shanshui-dispatch:";

  static final Column<String> KEY = Column.text("编号", "id", 4).key();
  static final Column<String> VERSION = Column.text("版本", "version", 4).key();
  static final Column<String> UNIT = Column.text("单位", "unit", 20).shown();
  static final Column<String> KIND = Column.text("类别", "kind", 7).shown();
  static final Column<String> TITLE = Column.text("承诺事项", "commitment", 36).shown();
  static final Column<String> METRIC = Column.text("指标", "metric", 20).shown();
  static final Column<String> PLANNED = Column.text("规划要求", "planned", 14).shown();
  static final Column<BigDecimal> LAST_PERCENT =
      Column.percent("上期进度%", "last progress %", 10).shown();
  static final Column<BigDecimal> LAST_VALUE = Column.number("上期指标值", "last value", 11).shown();
  static final Column<BigDecimal> LAST_TOTAL =
      Column.number("上期累计投资（万元）", "last cumulative", 14).shown();
  static final Column<BigDecimal> PERCENT = Column.percent("进度%", "progress %", 9);
  static final Column<BigDecimal> VALUE = Column.number("指标值", "value", 11);
  static final Column<BigDecimal> INVESTED = Column.number("本期投资（万元）", "invested in period", 13);
  static final Column<BigDecimal> INVESTED_TOTAL = Column.number("累计投资（万元）", "invested in all", 13);
  static final Column<String> PROGRESS = Column.text("进展情况", "account of progress", 40);
  static final Column<String> PROBLEMS = Column.text("存在问题", "problems", 28);
  static final Column<String> NEXT_STEPS = Column.text("下步打算", "next steps", 28);
  static final Column<String> WHY_UNUSUAL = Column.text("异常说明", "why unusual", 18).alias("减少原因");
  static final Column<LocalDate> AS_OF =
      Column.lastDay("数据截止日期", "as of", 13).hint("如 2025-03-31", "2025-03-31");

  static final List<Column<?>> COLUMNS =
      List.of(
          KEY,
          VERSION,
          UNIT,
          KIND,
          TITLE,
          METRIC,
          PLANNED,
          LAST_PERCENT,
          LAST_VALUE,
          LAST_TOTAL,
          PERCENT,
          VALUE,
          INVESTED,
          INVESTED_TOTAL,
          PROGRESS,
          PROBLEMS,
          NEXT_STEPS,
          WHY_UNUSUAL,
          AS_OF);

  /** What is filled in, and which of a form's fields asks for it. */
  private static final Map<Column<?>, Field> FIELDS = fields();

  /** Columns by the names that the rules of figures have for them. */
  private static final Map<String, Column<?>> BY_RULE =
      Map.of(
          "as_of", AS_OF,
          "percent", PERCENT,
          "value", VALUE,
          "invested", INVESTED,
          "invested_total", INVESTED_TOTAL,
          "progress", PROGRESS,
          "problems", PROBLEMS,
          "next_steps", NEXT_STEPS,
          "why_unusual", WHY_UNUSUAL);

  private RoundForm() {}

  private static Map<Column<?>, Field> fields() {
    Map<Column<?>, Field> fields = new LinkedHashMap<>();
    fields.put(PERCENT, Field.PERCENT);
    fields.put(VALUE, Field.VALUE);
    fields.put(INVESTED, Field.INVESTMENT);
    fields.put(INVESTED_TOTAL, Field.INVESTMENT);
    fields.put(PROGRESS, Field.PROGRESS);
    fields.put(PROBLEMS, Field.PROBLEMS);
    fields.put(NEXT_STEPS, Field.NEXT_STEPS);
    fields.put(WHY_UNUSUAL, Field.PROGRESS);
    fields.put(AS_OF, Field.PROGRESS);
    return fields;
  }

  /**
   * A line as it was filled in.
   *
   * @param version of the line, when the template was written
   */
  record Written(long sheetId, long lineId, int version, Figures figures) {}

  @Bean
  static Form<Written> roundWorkbook(
      Rounds rounds, Writable writable, Sheets sheets, UnitNames names) {
    return Form.of(
        "/dispatch/rounds/{round}/uploads",
        "collection",
        "collection.excel",
        "/dispatch/rounds/{round}",
        "填报",
        Written.class,
        COLUMNS,
        KEY,
        Set.of(Role.UNIT_OFFICER, Role.COUNTY_OFFICER),
        given -> {
          Round round = rounds.get(Objects.requireNonNullElse(given.id("round"), 0L));
          Map<Long, LineView> lines = writable.lines(round.id());
          if (lines.isEmpty()) {
            throw Refusal.conflict(
                    "本轮没有由您填报、且尚可修改的事项。",
                    "there is nothing in this round that you can write on now")
                .asException();
          }
          return new Filling(
              round,
              sheets.demands(round),
              lines,
              () -> writable.unitNames(round.id(), names),
              sheets);
        });
  }

  /** One round being filled in by one who reports. */
  static final class Filling implements Sitting<Written> {
    private final Round round;
    private final Map<Long, LineView> lines;
    private final java.util.function.Supplier<Map<Long, String>> unitsBySheet;
    private final Sheets sheets;
    private final Demands demands;

    Filling(
        Round round,
        Demands demands,
        Map<Long, LineView> lines,
        java.util.function.Supplier<Map<Long, String>> unitsBySheet,
        Sheets sheets) {
      this.round = round;
      this.demands = demands;
      this.lines = lines;
      this.unitsBySheet = unitsBySheet;
      this.sheets = sheets;
    }

    @Override
    public String subject() {
      return round.name() + "（" + round.period().chinese() + "）";
    }

    @Override
    public String mark() {
      return MARK + round.id();
    }

    @Override
    public Collection<Column<?>> unasked() {
      return FIELDS.entrySet().stream()
          .filter(e -> !round.fields().contains(e.getValue()))
          .<Column<?>>map(Map.Entry::getKey)
          .toList();
    }

    private boolean asks(LineView line, Column<?> column) {
      Field field = Objects.requireNonNull(FIELDS.get(column));
      return round.fields().contains(field) && line.asks(field);
    }

    @Override
    public List<Row> rows() {
      Map<Long, String> units = unitsBySheet.get();
      List<Row> rows = new ArrayList<>();
      for (LineView line : lines.values()) {
        Map<Column<?>, Object> values = new HashMap<>();
        Figures before = line.line().before() == null ? Figures.NONE : line.line().before();
        Figures draft = line.line().draft();
        values.put(KEY, String.valueOf(line.id()));
        values.put(VERSION, String.valueOf(line.line().version()));
        values.put(UNIT, units.getOrDefault(line.sheetId(), ""));
        values.put(KIND, kind(line.kind()));
        values.put(TITLE, line.line().title());
        put(values, METRIC, metric(line));
        put(values, PLANNED, line.planned());
        put(values, LAST_PERCENT, before.percent());
        put(values, LAST_VALUE, before.value());
        put(values, LAST_TOTAL, before.investedTotal());
        put(values, PERCENT, draft.percent());
        put(values, VALUE, draft.value());
        put(values, INVESTED, draft.invested());
        put(values, INVESTED_TOTAL, draft.investedTotal());
        put(values, PROGRESS, draft.progress());
        put(values, PROBLEMS, draft.problems());
        put(values, NEXT_STEPS, draft.nextSteps());
        put(values, WHY_UNUSUAL, draft.whyUnusual());
        put(values, AS_OF, draft.asOf());
        rows.add(
            new Row(
                values, FIELDS.keySet().stream().filter(column -> asks(line, column)).toList()));
      }
      return rows;
    }

    private static void put(
        Map<Column<?>, Object> values, Column<?> column, @Nullable Object value) {
      if (value != null) {
        values.put(column, value);
      }
    }

    private static @Nullable String metric(LineView line) {
      return line.metric() == null
          ? null
          : line.metric() + (line.metricUnit() == null ? "" : "（" + line.metricUnit() + "）");
    }

    private static String kind(CommitmentKind kind) {
      return switch (kind) {
        case TASK -> "任务";
        case TARGET -> "目标";
        case PROJECT -> "项目";
      };
    }

    private @Nullable LineView line(@Nullable String key) {
      return key != null && key.matches("\\d{1,18}") ? lines.get(Long.parseLong(key)) : null;
    }

    @Override
    public Map<String, Known> known(Collection<String> codes) {
      Map<String, Known> known = new HashMap<>();
      for (String code : codes) {
        LineView line = line(code);
        if (line != null) {
          known.put(code, new Known(line.id(), line.line().version()));
        }
      }
      return known;
    }

    @Override
    public @Nullable Written draft(Filled row, @Nullable Known known) {
      String key = row.get(KEY);
      LineView line = line(key);
      if (line == null) {
        row.wrong(
            key == null
                ? Refusal.invalid(
                    "该行没有隐藏编号，可能是新插入的行，不能确定属于哪个事项。",
                    "the row has no hidden id: it may be an inserted one.")
                : Refusal.invalid(
                    "编号 " + key + " 不是本轮中由您填报的事项。",
                    "the id " + key + " is none that you report on in this round."));
        return null;
      }
      Figures figures =
          new Figures(
              row.get(AS_OF),
              row.get(PERCENT),
              row.get(VALUE, "%".equals(line.metricUnit()) || "％".equals(line.metricUnit())),
              row.get(INVESTED),
              row.get(INVESTED_TOTAL),
              row.get(PROGRESS),
              row.get(PROBLEMS),
              row.get(NEXT_STEPS),
              row.get(WHY_UNUSUAL));
      check(row, line, figures);
      if (!row.isSound()) {
        return null;
      }
      if (figures.equals(line.line().draft())) {
        row.isUnchanged();
        return null;
      }
      if (!String.valueOf(line.line().version()).equals(row.get(VERSION))) {
        row.wrong(
            Refusal.conflict(
                "模板下载后，此行已在系统中改过（" + line.writtenBy() + "）。请下载新模板后重填此行。",
                "this row was written on in the house after the template was downloaded: use a"
                    + " fresh one."));
        return null;
      }
      for (Fault gap : demands.gaps(line.line().written(figures))) {
        row.note(
            BY_RULE.get(gap.column()),
            Refusal.invalid(
                gap.chinese() + "（提交前须补正）", gap.english() + " (needed before it is handed in)"));
      }
      return new Written(line.sheetId(), line.id(), line.line().version(), figures);
    }

    private void check(Filled row, LineView line, Figures figures) {
      for (Column<?> column : FIELDS.keySet()) {
        if (!asks(line, column) && row.get(column) != null) {
          row.wrong(
              column,
              "此事项不填“" + column.chinese() + "”，请清空。",
              "this is not asked of this commitment: clear it.");
        }
      }
      for (Fault fault : demands.faults(figures, round.period())) {
        row.wrong(
            Objects.requireNonNull(BY_RULE.get(fault.column())),
            Refusal.invalid(fault.chinese(), fault.english()));
      }
    }

    @Override
    public void keep(List<Entry<Written>> rows) {
      Map<Long, List<Sheets.Entry>> bySheet = new LinkedHashMap<>();
      for (Entry<Written> row : rows) {
        Written written = row.draft();
        bySheet
            .computeIfAbsent(written.sheetId(), s -> new ArrayList<>())
            .add(new Sheets.Entry(written.lineId(), written.version(), written.figures()));
      }
      bySheet.forEach(
          (sheet, entries) -> sheets.tryWrite(sheet, entries).values().forEach(Outcome::orRefuse));
    }
  }
}
