package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.records.AttributeType;

/**
 * A field of a line as the page shows it, in the reader's language.
 *
 * @param control area, number, date, choice or text
 * @param column of the page; null among the figures
 * @param brief what it is called beside others in its column
 * @param value as it stands in the field; null if nothing was said
 * @param shown the same to be read
 * @param unit empty where it has none
 * @param last as {@code shown}, the value of the period before, or what was accepted last; null
 *     where neither is known or to be shown
 * @param yearAgo as {@code shown}, the value of the same period of the year before; null if unknown
 * @param past how its figure has gone before; null where nothing is known of that
 * @param target what is aimed at; null where it is not measured
 * @param options of a choice: words by key
 * @param longest of a text, in characters
 */
record FieldBox(
    String name,
    String label,
    String control,
    @Nullable Words column,
    String brief,
    @Nullable String value,
    @Nullable String shown,
    String unit,
    @Nullable String last,
    @Nullable String yearAgo,
    @Nullable Past past,
    @Nullable String target,
    Map<String, String> options,
    int longest) {

  /** The unit that stands right behind a number in a sentence: 62%. */
  private static final String PERCENT = "%";

  /**
   * @param pasts what was known of its figures before, by field; empty where that is not shown
   */
  static List<FieldBox> of(
      LineView line,
      Figures figures,
      List<FormField> fields,
      Map<String, Past> pasts,
      LocalDate today,
      boolean chinese) {
    Metric metric = line.line().metric();
    Figures before = line.line().before() == null ? Figures.NONE : line.line().before();
    return fields.stream()
        .map(
            field -> {
              Past past = pasts.get(field.key());
              return new FieldBox(
                  field.key(),
                  label(field.name().in(chinese), chinese),
                  control(field.attribute().type()),
                  field.column().orElse(null),
                  field.brief().orElse(field.name()).in(chinese),
                  plain(figures.get(field.key())),
                  shown(field, figures, chinese),
                  field.unit(metric),
                  past != null && past.period() != null
                      ? withPercent(field, ReportForm.plain(past.period()), metric)
                      : field.last() ? last(field, before, metric, chinese) : null,
                  past != null && past.year() != null
                      ? withPercent(field, ReportForm.plain(past.year()), metric)
                      : null,
                  past,
                  field.measures() ? line.planned() : null,
                  options(field.attribute().type(), today, chinese),
                  field.attribute().type() instanceof AttributeType.Text text
                      ? text.longest()
                      : 100);
            })
        .toList();
  }

  /** English names begin sentences of packs in lower case, and labels of pages in upper. */
  private static String label(String name, boolean chinese) {
    return chinese ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String control(AttributeType type) {
    if (type instanceof AttributeType.Text text) {
      return text.area() ? "area" : "text";
    } else if (type instanceof AttributeType.Date) {
      return "date";
    }
    return type instanceof AttributeType.Flag || type instanceof AttributeType.Choice
        ? "choice"
        : "number";
  }

  private static @Nullable String plain(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : value == null ? null : String.valueOf(value);
  }

  private static @Nullable String shown(FormField field, Figures figures, boolean chinese) {
    Object value = figures.get(field.key());
    if (value instanceof BigDecimal number) {
      return ReportForm.plain(number);
    }
    return value == null ? null : String.valueOf(FieldColumn.shown(field, value, chinese));
  }

  private static @Nullable String last(
      FormField field, Figures before, @Nullable Metric metric, boolean chinese) {
    String shown = shown(field, before, chinese);
    return shown == null ? null : withPercent(field, shown, metric);
  }

  private static String withPercent(FormField field, String shown, @Nullable Metric metric) {
    boolean percent = !field.measures() && field.unit(metric).equals(PERCENT);
    return percent ? shown + PERCENT : shown;
  }

  private static Map<String, String> options(AttributeType type, LocalDate today, boolean chinese) {
    Map<String, String> options = new LinkedHashMap<>();
    if (type instanceof AttributeType.Choice choice) {
      choice.codes().on(today).forEach(code -> options.put(code.key(), code.words().in(chinese)));
    } else if (type instanceof AttributeType.Flag) {
      options.put("true", chinese ? "是" : "Yes");
      options.put("false", chinese ? "否" : "No");
    }
    return options;
  }
}
