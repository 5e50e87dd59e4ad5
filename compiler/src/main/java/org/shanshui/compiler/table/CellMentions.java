package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.PlaceRule;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.language.noise.CleanText;

/**
 * The numbers in cells that are read by their roles, with UTF-16 offsets, without id; each with the
 * name of the rule that says what it is.
 */
final class CellMentions {
  private final String source;
  private final @Nullable String outline;
  private final List<QuantityMention> mentions = new ArrayList<>();

  CellMentions(String source, @Nullable String outline) {
    this.source = source;
    this.outline = outline;
  }

  List<QuantityMention> all() {
    return mentions;
  }

  void add(List<QuantityMention> read) {
    mentions.addAll(read);
  }

  /** Numbers that say what is measured: 10万人以上城镇, 3岁以下; or, of a project, are its name. */
  void name(CleanText cell, QuantityClass inside, PlaceRule rule) {
    for (CellValue value : CellValue.of(cell)) {
      boolean leading = value.start() == 0 && value.quantity().unit().isEmpty();
      char before = value.start() == 0 ? 0 : cell.charAt(value.start() - 1);
      boolean latin = before < 0x80 && Character.isLetter(before);
      QuantityClass type = leading ? QuantityClass.ORDINAL : latin ? QuantityClass.NAME : inside;
      plain(cell, value, value.time() ? QuantityClass.TIME : type, rule);
    }
  }

  /** All numbers of a cell as one class. */
  void all(CleanText cell, QuantityClass type, PlaceRule rule) {
    CellValue.of(cell).forEach(value -> plain(cell, value, type, rule));
  }

  /** What is so already. */
  void result(CleanText cell, CellValue value, PlaceRule rule) {
    plain(cell, value, value.time() ? QuantityClass.TIME : QuantityClass.RESULT, rule);
  }

  /** A target. */
  void target(CleanText cell, CellValue value, Meaning meaning, PlaceRule rule) {
    if (value.time()) {
      plain(cell, value, QuantityClass.TIME, rule);
      return;
    }
    String part = value.kind() == Kind.LEVEL ? value.place() : null;
    BigDecimal base = meaning.base(part);
    String unit = meaning.unit(value);
    int start = cell.sourceStart(value.start());
    int end = cell.sourceEnd(value.end());
    mentions.add(
        new QuantityMention(
            "",
            start,
            end,
            source.substring(start, end),
            QuantityClass.TARGET,
            outline,
            part == null ? meaning.metric() : meaning.metric() + "(" + part + ")",
            kind(value, meaning),
            value.op(),
            value.quantity().value(),
            value.quantity().upper(),
            unit,
            meaning.due(),
            base,
            base == null ? null : meaning.basePeriod(),
            part == null ? meaning.scope() : part,
            meaning.binding() ? Strength.BINDING : Strength.PLAIN,
            QuantityMention.UNMEASURED,
            Rules.of(rule.title())));
  }

  /** Growth below zero is a fall. */
  private static Kind kind(CellValue value, Meaning meaning) {
    Kind kind = value.kind() == Kind.LEVEL ? meaning.kind() : value.kind();
    boolean falls = kind == Kind.GROWTH && value.value().signum() < 0;
    return falls ? Kind.REDUCTION : kind;
  }

  void plain(CleanText cell, CellValue value, QuantityClass type, PlaceRule rule) {
    mentions.add(
        QuantityMention.plain(
            source,
            cell.sourceStart(value.start()),
            cell.sourceEnd(value.end()),
            type,
            outline,
            rule));
  }
}
