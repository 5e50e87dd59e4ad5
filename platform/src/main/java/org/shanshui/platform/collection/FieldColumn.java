package org.shanshui.platform.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.records.AttributeType;

/**
 * A column of a workbook in which the same field of several forms stands: of the same key, name,
 * unit and type.
 *
 * @param field as the first of these forms has it
 * @param head of its own among the columns
 */
record FieldColumn(FormField field, Words head) {

  /** The columns of these forms: figures before texts, else in the forms' order. */
  static List<FieldColumn> of(Collection<ReportForm> forms) {
    List<FieldColumn> columns = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ReportForm form : forms) {
      for (FormField field : form.fields()) {
        if (columns.stream().noneMatch(column -> column.holds(field))) {
          Words head = head(field);
          if (!taken.add(head.chinese()) || !taken.add(head.english())) {
            // Another field is called the same: the form's name tells them apart.
            head =
                new Words(
                    head.chinese() + "·" + form.name().chinese() + " " + field.key(),
                    head.english() + ", " + form.name().english() + " " + field.key());
          }
          columns.add(new FieldColumn(field, head));
        }
      }
    }
    columns.sort(Comparator.comparing(column -> column.field().isArea()));
    return List.copyOf(columns);
  }

  private static Words head(FormField field) {
    String unit = field.unit();
    boolean percent = unit.equals("%");
    return new Words(
        field.name().chinese() + (unit.isEmpty() ? "" : percent ? unit : "（" + unit + "）"),
        field.name().english() + (percent ? " " + unit : ""));
  }

  private boolean holds(FormField other) {
    AttributeType type = field.attribute().type();
    AttributeType theirs = other.attribute().type();
    return field.key().equals(other.key())
        && field.name().equals(other.name())
        && field.unit().equals(other.unit())
        && field.measures() == other.measures()
        && type.word().equals(theirs.word())
        && (!(type instanceof AttributeType.Choice) || type.equals(theirs));
  }

  /** The field of a form that stands in this column; null if none does. */
  @Nullable FormField of(ReportForm form) {
    return form.fields().stream().filter(this::holds).findFirst().orElse(null);
  }

  /** What figures say in this column; null if nothing. */
  @Nullable Object shown(ReportForm form, Figures figures, boolean chinese) {
    FormField here = of(form);
    if (here == null) {
      return null;
    }
    Object value = figures.get(here.key());
    return value == null ? null : shown(here, value, chinese);
  }

  /** A value as workbooks and pages show it. */
  static Object shown(FormField field, Object value, boolean chinese) {
    AttributeType type = field.attribute().type();
    if (type instanceof AttributeType.Choice choice) {
      return choice
          .codes()
          .find(String.valueOf(value))
          .map(code -> code.words().in(chinese))
          .orElse(String.valueOf(value));
    } else if (type instanceof AttributeType.Flag) {
      return value.equals(true) ? (chinese ? "是" : "Yes") : chinese ? "否" : "No";
    }
    return value;
  }
}
