package org.shanshui.platform.collection;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Expression;
import org.shanshui.records.Attribute;
import org.shanshui.records.AttributeType;

/**
 * A field of a form (填报字段).
 *
 * @param required whether a sheet cannot be handed in without it
 * @param requiredWhen the same where this holds
 * @param item what a cadence leaves it out by; null if it is always asked
 * @param last whether what was accepted last stands beside it
 * @param cumulative whether it counts since the subject's first day
 * @param measures whether it is the value of the subject's metric: its unit, its target
 * @param total what comes of many of it
 * @param column head of the column of the page that it stands in; none for figures
 * @param brief what it is called where others stand in the same column
 * @param writes the indicator whose value it is; none if it is none's, or the subject's own
 */
public record FormField(
    Attribute attribute,
    boolean required,
    Optional<Expression> requiredWhen,
    @Nullable String item,
    boolean last,
    boolean cumulative,
    boolean measures,
    Total total,
    Optional<Words> column,
    Optional<Words> brief,
    Optional<Indicator> writes) {

  /** What comes of a field over many subjects. */
  public enum Total {
    NONE,
    SUM,
    MEAN
  }

  /**
   * An indicator of the value store, of each subject by itself.
   *
   * @param meaning level, growth, reduction, rise …
   */
  public record Indicator(String name, String unit, String meaning) {}

  public String key() {
    return attribute.key();
  }

  public Words name() {
    return attribute.name();
  }

  boolean isArea() {
    return attribute.type() instanceof AttributeType.Text text && text.area();
  }

  /** Whether a cadence that asks for these items asks for it of what is measured so. */
  boolean isAsked(Set<String> items, @Nullable Metric metric) {
    return (item == null || items.contains(item)) && (!measures || metric != null);
  }

  /** Its unit of measure; empty where it has none. */
  String unit(@Nullable Metric metric) {
    if (measures) {
      return metric == null ? "" : metric.unit();
    }
    return unitOf(attribute.type());
  }

  /** Its unit where it is the same for all subjects. */
  String unit() {
    return unit((Metric) null);
  }

  private static String unitOf(AttributeType type) {
    if (type instanceof AttributeType.Number number) {
      return number.unit();
    }
    return type instanceof AttributeType.Money ? "元" : "";
  }
}
