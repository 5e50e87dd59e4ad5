package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Outcome;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.records.Attribute;
import org.shanshui.records.AttributeType;
import org.shanshui.records.Attributes;
import org.shanshui.records.Grades;
import org.shanshui.records.Known;
import org.shanshui.records.Problem;
import org.shanshui.records.RecordType;

/**
 * What is asked of a subject in a round (填报表), as a pack declares it.
 *
 * @param key the file's name in capital letters, as the database and programs say it
 * @param order its place among others
 * @param record what its fields have to be to be kept, and between each other
 * @param items what a cadence may ask for or leave out (填报项)
 * @param grades what its values come to; empty where it says nothing of that
 */
public record ReportForm(
    String key,
    Words name,
    int order,
    List<FormField> fields,
    RecordType record,
    List<Item> items,
    Optional<Grades> grades) {

  /** Files of such forms. */
  public static final FileKind<ReportForm> FILES =
      new FileKind<>("forms", FormFile.SCHEMA, FormFile::read, FormFile::example);

  /** The item that stands for files to be attached. */
  public static final String FILES_ITEM = "FILES";

  private static final AttributeType REASON = new AttributeType.Text(4000, true, Optional.empty());
  private static final Words REASON_NAME = new Words("异常说明", "the reason");

  public ReportForm {
    fields = List.copyOf(fields);
    items = List.copyOf(items);
  }

  /**
   * A part of a form that a cadence may leave out.
   *
   * @param key in capital letters
   */
  public record Item(String key, Words name) {}

  /** The word that the database and programs have for a key of packs. */
  static String word(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Values that were read, and all that keeps them from being kept. */
  record Reading(Figures figures, List<Fault> faults) {}

  /**
   * Reads what somebody wants to say.
   *
   * @param raw by key: texts, numbers, days; null and blank are not said
   * @param today no figure holds as of a later day
   */
  Reading read(Map<String, ? extends @Nullable Object> raw, Period period, LocalDate today) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> asked = new LinkedHashMap<>(raw);
    Object day = asked.remove(Figures.AS_OF);
    Object reason = asked.remove(Figures.WHY_UNUSUAL);
    asked.values().removeIf(ReportForm::isNothing);
    Known known = () -> today;
    RecordType.Reading read = record.read(asked, known);
    problems.addAll(read.problems());
    Map<String, Object> values = new LinkedHashMap<>(read.values());
    put(values, Figures.AS_OF, day, new AttributeType.Date(), known, problems);
    put(values, Figures.WHY_UNUSUAL, reason, REASON, known, problems);
    List<Fault> faults = new ArrayList<>(problems.stream().map(this::fault).toList());
    if (values.get(Figures.AS_OF) instanceof LocalDate asOf) {
      faults.addAll(day(asOf, period, today));
    }
    return new Reading(new Figures(values), faults);
  }

  private static void put(
      Map<String, Object> values,
      String key,
      @Nullable Object raw,
      AttributeType type,
      Known known,
      List<Problem> problems) {
    Object value = raw == null || isNothing(raw) ? null : type.read(raw, known, key, problems);
    if (value != null) {
      values.put(key, value);
    }
  }

  private static boolean isNothing(@Nullable Object raw) {
    return raw == null || raw instanceof String text && text.isBlank();
  }

  private Fault fault(Problem problem) {
    Words name = name(problem.at());
    return new Fault(
        problem.at(),
        told(name.chinese(), problem.what().chinese(), "：", "，", problem.remedy().chinese() + "。"),
        told(name.english(), problem.what().english(), ": ", ", ", problem.remedy().english()));
  }

  private static String told(String name, String what, String colon, String comma, String remedy) {
    return (what.startsWith(name) ? "" : name + colon) + what + comma + remedy;
  }

  private Words name(String key) {
    if (key.equals(Figures.AS_OF)) {
      return new Words("数据截止日期", "the date");
    } else if (key.equals(Figures.WHY_UNUSUAL)) {
      return REASON_NAME;
    }
    Attribute attribute = record.attribute(key);
    return attribute == null ? new Words(key, key) : attribute.name();
  }

  private static List<Fault> day(LocalDate asOf, Period period, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (asOf.isBefore(period.first()) || asOf.isAfter(monthAfter(period.last()))) {
      faults.add(
          new Fault(
              Figures.AS_OF,
              "数据截止日期 " + asOf + " 不在报告期（" + period.first() + " 至 " + period.last() + "）及其后一个月内。",
              "the date " + asOf + " is not within the period or the month after it."));
    }
    if (asOf.isAfter(today)) {
      faults.add(
          new Fault(
              Figures.AS_OF,
              "数据截止日期 " + asOf + " 晚于今天（" + today + "）。",
              "the date " + asOf + " is still to come."));
    }
    return faults;
  }

  /** The last day of the month after a month's last day: 31 October after 30 September. */
  private static LocalDate monthAfter(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return day.equals(month.atEndOfMonth())
        ? month.plusMonths(1).atEndOfMonth()
        : day.plusMonths(1);
  }

  /** The fields that a cadence with these items asks for of what is measured so. */
  public List<FormField> asked(Set<String> among, @Nullable Metric metric) {
    return fields.stream().filter(field -> field.isAsked(among, metric)).toList();
  }

  /** What has to be said before it is handed in, and is not. */
  List<Fault> gaps(Figures figures, Set<String> among, @Nullable Metric metric, LocalDate today) {
    Map<String, @Nullable Object> inputs = inputs(figures, metric, today);
    return asked(among, metric).stream()
        .filter(field -> figures.get(field.key()) == null)
        .filter(
            field ->
                field.required()
                    || field
                        .requiredWhen()
                        .filter(when -> when.evaluate(inputs).equals(new Outcome.Known(true)))
                        .isPresent())
        .map(
            field ->
                new Fault(
                    field.key(),
                    "未填" + field.name().chinese() + "。",
                    field.name().english() + " is missing."))
        .toList();
  }

  /** What its values come to; empty where the form says nothing of that. */
  public Optional<Grades.Judgement> grade(
      Figures figures, @Nullable Metric metric, LocalDate today) {
    return grades.map(g -> g.judge(inputs(figures, metric, today)));
  }

  private Map<String, @Nullable Object> inputs(
      Figures figures, @Nullable Metric metric, LocalDate today) {
    Map<String, @Nullable Object> inputs = Metric.inputs(metric);
    inputs.put(Attributes.TODAY, today);
    fields.forEach(field -> inputs.put(field.key(), figures.get(field.key())));
    return inputs;
  }

  /** What was said, the day first and the reason last: what programs read. */
  Map<String, Object> told(Figures figures) {
    Map<String, Object> told = new LinkedHashMap<>();
    Stream.of(
            Stream.of(Figures.AS_OF),
            fields.stream().map(FormField::key),
            Stream.of(Figures.WHY_UNUSUAL))
        .flatMap(keys -> keys)
        .forEach(
            key -> Optional.ofNullable(figures.get(key)).ifPresent(said -> told.put(key, said)));
    return told;
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
