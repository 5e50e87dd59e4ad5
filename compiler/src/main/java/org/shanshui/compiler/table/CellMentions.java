package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.language.noise.CleanText;

/** The numbers in the cells of an indicator table, with UTF-16 offsets, without id and heading. */
final class CellMentions {
  private static final double SURE = 0.95;
  private static final int LONGEST_PART = 8;

  private final String source;
  private final List<QuantityMention> mentions = new ArrayList<>();

  CellMentions(String source) {
    this.source = source;
  }

  List<QuantityMention> all() {
    return mentions;
  }

  /** The row's number. */
  void number(CleanText cell) {
    CellValue.of(cell).forEach(value -> plain(cell, value, QuantityClass.ORDINAL));
  }

  /** Numbers in an indicator's name define it: 10万人以上城镇, 3岁以下. */
  void name(CleanText cell) {
    for (CellValue value : CellValue.of(cell)) {
      boolean leading = value.start() == 0 && value.quantity().unit().isEmpty();
      char before = value.start() == 0 ? 0 : cell.charAt(value.start() - 1);
      boolean latin = before < 0x80 && Character.isLetter(before);
      QuantityClass type =
          leading ? QuantityClass.ORDINAL : latin ? QuantityClass.NAME : QuantityClass.CONDITION;
      plain(cell, value, value.time() ? QuantityClass.TIME : type);
    }
  }

  /** What had been reached in the base year. */
  void base(CleanText cell, CellValue value) {
    plain(cell, value, value.time() ? QuantityClass.TIME : QuantityClass.RESULT);
  }

  /**
   * A target.
   *
   * @param bases the values that the indicator starts from, one a part
   */
  void target(
      CleanText cell,
      CellValue value,
      IndicatorName indicator,
      @Nullable String due,
      List<CellValue> bases,
      @Nullable String basePeriod,
      boolean binding) {
    if (value.time()) {
      plain(cell, value, QuantityClass.TIME);
      return;
    }
    String part = part(value);
    BigDecimal base = base(bases, part);
    String unit = value.quantity().unit();
    boolean unitless = unit.isEmpty() || unit.equals(":1");
    int start = cell.sourceStart(value.start());
    int end = cell.sourceEnd(value.end());
    mentions.add(
        new QuantityMention(
            "",
            start,
            end,
            source.substring(start, end),
            QuantityClass.TARGET,
            null,
            part == null ? indicator.name() : indicator.name() + "(" + part + ")",
            kind(value, indicator),
            value.op(),
            value.value(),
            value.quantity().upper(),
            unitless && indicator.unit() != null ? indicator.unit() : unit,
            due,
            base,
            base == null ? null : basePeriod,
            part,
            binding ? Strength.BINDING : Strength.PLAIN,
            SURE));
  }

  /** The part of the indicator that a value is for: 市区 in 市区≥55，县级市≥25. */
  private static @Nullable String part(CellValue value) {
    boolean parted =
        !value.part().isEmpty()
            && value.part().length() <= LONGEST_PART
            && value.kind() == Kind.LEVEL;
    return parted ? value.part() : null;
  }

  private static @Nullable BigDecimal base(List<CellValue> bases, @Nullable String part) {
    for (CellValue base : bases) {
      if (!base.time() && (bases.size() == 1 || part == null || base.part().equals(part))) {
        return base.value();
      }
    }
    return null;
  }

  private static Kind kind(CellValue value, IndicatorName indicator) {
    if (value.kind() != Kind.LEVEL) {
      return value.kind();
    }
    return indicator.grows() ? Kind.GROWTH : indicator.falls() ? Kind.REDUCTION : Kind.LEVEL;
  }

  private void plain(CleanText cell, CellValue value, QuantityClass type) {
    int start = cell.sourceStart(value.start());
    int end = cell.sourceEnd(value.end());
    mentions.add(
        new QuantityMention(
            "",
            start,
            end,
            source.substring(start, end),
            type,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            SURE));
  }
}
