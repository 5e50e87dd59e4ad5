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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.Entry;
import org.shanshui.platform.workbook.Filled;
import org.shanshui.platform.workbook.Form;
import org.shanshui.platform.workbook.Known;
import org.shanshui.platform.workbook.Sitting;
import org.shanshui.records.AttributeType;
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
  static final Column<String> WHY_UNUSUAL = Column.text("异常说明", "why unusual", 18).alias("减少原因");
  static final Column<LocalDate> AS_OF =
      Column.lastDay("数据截止日期", "as of", 13).hint("如 2025-03-31", "2025-03-31");

  private RoundForm() {}

  /**
   * The columns: what is known, what was accepted last, what is filled in.
   *
   * @param last by the columns that they stand beside
   * @param filled by the fields that stand in them
   */
  record Layout(
      List<Column<?>> all, Map<FieldColumn, Column<?>> last, Map<FieldColumn, Column<?>> filled) {

    static Layout of(Collection<ReportForm> forms) {
      Map<FieldColumn, Column<?>> last = new LinkedHashMap<>();
      Map<FieldColumn, Column<?>> filled = new LinkedHashMap<>();
      for (FieldColumn field : FieldColumn.of(forms)) {
        filled.put(field, column(field.field(), field.head()));
        if (field.field().last()) {
          Words head = field.head();
          last.put(
              field,
              column(field.field(), new Words("上期" + head.chinese(), "last " + head.english()))
                  .shown());
        }
      }
      List<Column<?>> all =
          new ArrayList<>(List.of(KEY, VERSION, UNIT, KIND, TITLE, METRIC, PLANNED));
      all.addAll(last.values());
      all.addAll(filled.values());
      all.addAll(List.of(WHY_UNUSUAL, AS_OF));
      return new Layout(List.copyOf(all), last, filled);
    }

    private static Column<?> column(FormField field, Words head) {
      AttributeType type = field.attribute().type();
      String chinese = head.chinese();
      String english = head.english();
      if (type instanceof AttributeType.Number || type instanceof AttributeType.Money) {
        return field.unit().equals("%")
            ? Column.percent(chinese, english, 10)
            : Column.number(chinese, english, 13);
      } else if (type instanceof AttributeType.Date) {
        return Column.day(chinese, english, 13);
      } else if (type instanceof AttributeType.Flag) {
        Map<String, String> words = Map.of("是", "true", "否", "false");
        return Column.choice(chinese, english, 8, List.of("是", "否"), words::get);
      } else if (type instanceof AttributeType.Choice choice) {
        Map<String, String> words = new LinkedHashMap<>();
        choice.codes().codes().forEach(code -> words.put(code.words().chinese(), code.key()));
        return Column.choice(chinese, english, 14, List.copyOf(words.keySet()), words::get);
      }
      return Column.text(chinese, english, field.isArea() ? 32 : 18);
    }

    /** The column in which a field of a form is filled in; null for one that is none. */
    @Nullable Column<?> of(ReportForm form, String key) {
      if (key.equals(Figures.AS_OF)) {
        return AS_OF;
      } else if (key.equals(Figures.WHY_UNUSUAL)) {
        return WHY_UNUSUAL;
      }
      return filled.entrySet().stream()
          .filter(
              e -> {
                FormField field = e.getKey().of(form);
                return field != null && field.key().equals(key);
              })
          .findFirst()
          .<Column<?>>map(Map.Entry::getValue)
          .orElse(null);
    }
  }

  /**
   * A line as it was filled in.
   *
   * @param version of the line, when the template was written
   * @param figures as they are kept
   */
  record Written(long sheetId, long lineId, int version, Map<String, Object> figures) {}

  @Bean
  static Form<Written> roundWorkbook(
      Rounds rounds, Writable writable, Sheets sheets, UnitNames names, Forms forms) {
    Layout layout = Layout.of(forms.ever());
    return Form.of(
        "/dispatch/rounds/{round}/uploads",
        "collection",
        "collection.excel",
        "/dispatch/rounds/{round}",
        "填报",
        Written.class,
        layout.all(),
        KEY,
        SheetRights.WRITE,
        given -> {
          Round round = rounds.get(Objects.requireNonNullElse(given.id("round"), 0L));
          Map<Long, LineView> lines = writable.lines(round.id());
          if (lines.isEmpty()) {
            throw Refusal.conflict(
                    "collection.nothing-to-write",
                    "本轮没有由您填报、且尚可修改的事项。",
                    "there is nothing in this round that you can write on now")
                .asException();
          }
          return new Filling(
              layout,
              round,
              rounds.demands(round),
              lines,
              () -> writable.unitNames(round.id(), names),
              sheets);
        });
  }

  /** One round being filled in by one who reports. */
  static final class Filling implements Sitting<Written> {
    private final Layout layout;
    private final Round round;
    private final Map<Long, LineView> lines;
    private final java.util.function.Supplier<Map<Long, String>> unitsBySheet;
    private final Sheets sheets;
    private final Demands demands;

    Filling(
        Layout layout,
        Round round,
        Demands demands,
        Map<Long, LineView> lines,
        java.util.function.Supplier<Map<Long, String>> unitsBySheet,
        Sheets sheets) {
      this.layout = layout;
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
      List<Column<?>> unasked = new ArrayList<>();
      layout
          .filled()
          .forEach(
              (field, column) -> {
                if (lines.values().stream().noneMatch(line -> asks(line, field))) {
                  unasked.add(column);
                  Optional.ofNullable(layout.last().get(field)).ifPresent(unasked::add);
                }
              });
      return unasked;
    }

    private boolean asks(LineView line, FieldColumn column) {
      FormField field = column.of(line.line().form());
      return field != null && field.isAsked(round.items(), line.line().metric());
    }

    @Override
    public List<Row> rows() {
      Map<Long, String> units = unitsBySheet.get();
      List<Row> rows = new ArrayList<>();
      for (LineView line : lines.values()) {
        ReportForm form = line.line().form();
        Map<Column<?>, Object> values = new HashMap<>();
        Figures before = line.line().before() == null ? Figures.NONE : line.line().before();
        Figures draft = line.line().draft();
        values.put(KEY, String.valueOf(line.id()));
        values.put(VERSION, String.valueOf(line.line().version()));
        values.put(UNIT, units.getOrDefault(line.sheetId(), ""));
        values.put(KIND, form.name().chinese());
        values.put(TITLE, line.line().title());
        put(values, METRIC, metric(line.line().metric()));
        put(values, PLANNED, line.planned());
        layout.last().forEach((field, c) -> put(values, c, field.shown(form, before, true)));
        layout.filled().forEach((field, c) -> put(values, c, field.shown(form, draft, true)));
        put(values, WHY_UNUSUAL, draft.whyUnusual());
        put(values, AS_OF, draft.asOf());
        List<Column<?>> open = new ArrayList<>(List.of(WHY_UNUSUAL, AS_OF));
        layout
            .filled()
            .forEach(
                (field, column) -> {
                  if (asks(line, field)) {
                    open.add(column);
                  }
                });
        rows.add(new Row(values, open));
      }
      return rows;
    }

    private static void put(
        Map<Column<?>, Object> values, Column<?> column, @Nullable Object value) {
      if (value != null) {
        values.put(column, value);
      }
    }

    private static @Nullable String metric(@Nullable Metric metric) {
      return metric == null
          ? null
          : metric.name() + (metric.unit().isEmpty() ? "" : "（" + metric.unit() + "）");
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
                    "collection.row-without-id",
                    "该行没有隐藏编号，可能是新插入的行，不能确定属于哪个事项。",
                    "the row has no hidden id: it may be an inserted one.")
                : Refusal.invalid(
                    "collection.row-not-yours",
                    "编号 " + key + " 不是本轮中由您填报的事项。",
                    "the id " + key + " is none that you report on in this round."));
        return null;
      }
      ReportForm.Reading read = demands.read(line.line(), said(row, line), round.period());
      for (Fault fault : read.faults()) {
        row.wrong(
            Objects.requireNonNullElse(layout.of(line.line().form(), fault.column()), TITLE),
            Refusal.invalid("collection.field-unfit", fault.chinese(), fault.english()));
      }
      Figures figures = read.figures();
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
                "collection.template-outdated",
                "模板下载后，此行已在系统中改过（" + line.writtenBy() + "）。请下载新模板后重填此行。",
                "this row was written on in the house after the template was downloaded: use a"
                    + " fresh one."));
        return null;
      }
      for (Fault gap : demands.gaps(line.line().written(figures))) {
        row.note(
            layout.of(line.line().form(), gap.column()),
            Refusal.invalid(
                "collection.field-missing",
                gap.chinese() + "（提交前须补正）",
                gap.english() + " (needed before it is handed in)"));
      }
      return new Written(line.sheetId(), line.id(), line.line().version(), figures.plain());
    }

    /** What a row says in the columns of its line's fields; a word in another one is wrong. */
    private Map<String, @Nullable Object> said(Filled row, LineView line) {
      Map<String, @Nullable Object> said = new HashMap<>();
      said.put(Figures.AS_OF, row.get(AS_OF));
      said.put(Figures.WHY_UNUSUAL, row.get(WHY_UNUSUAL));
      Metric metric = line.line().metric();
      layout
          .filled()
          .forEach(
              (field, column) -> {
                Object value = value(row, field, column, metric);
                if (asks(line, field)) {
                  said.put(field.field().key(), value);
                } else if (value != null) {
                  row.wrong(
                      column,
                      "此事项不填“" + column.chinese() + "”，请清空。",
                      "this is not asked of this commitment: clear it.");
                }
              });
      return said;
    }

    /** The cell's value; the metric tells whether its percentages are meant as such. */
    @SuppressWarnings("unchecked") // Numbers stand in columns of numbers.
    private static @Nullable Object value(
        Filled row, FieldColumn field, Column<?> column, @Nullable Metric metric) {
      return field.field().measures()
          ? row.get(
              (Column<BigDecimal>) column,
              metric != null && ("%".equals(metric.unit()) || "％".equals(metric.unit())))
          : row.get(column);
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
