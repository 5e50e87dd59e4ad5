package org.shanshui.platform.plans;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/** What an item says (条目内容): the fields a reviewer may correct. */
sealed interface Content {
  Set<String> COMPARATORS = Set.of(">=", "<=", "=", "~");
  Set<String> KINDS = Set.of("level", "growth", "reduction", "rise");
  Set<String> STRENGTHS = Set.of("binding", "aim", "plain");

  /** In one line, for lists. */
  String title();

  @Nullable String due();

  /** What is wrong with it, if anything. */
  Optional<Refusal> fault();

  /**
   * One who answers for something.
   *
   * @param name as the plan writes it, or the unit's where a reviewer chose it
   * @param unitId null where no unit of that name is known
   */
  record Party(String name, @Nullable Long unitId) {
    Party named(String other, long unit) {
      return unitId == null && name.equals(other) ? new Party(name, unit) : this;
    }
  }

  /**
   * A task (任务).
   *
   * @param text title and what is to be done
   * @param noOwner why it has no lead yet
   */
  record Task(
      @Nullable String number,
      String title,
      String text,
      @Nullable Party lead,
      List<Party> support,
      List<String> implied,
      boolean allCounties,
      @Nullable String noOwner,
      @Nullable String due,
      @Nullable String recurrence)
      implements Content {
    public Task {
      support = support == null ? List.of() : List.copyOf(support);
      implied = implied == null ? List.of() : List.copyOf(implied);
    }

    /** Who is to support and is not known to the directory; groups of units are not waited for. */
    List<String> unnamed() {
      return support.stream()
          .filter(party -> party.unitId() == null && !Owners.isGroup(party.name()))
          .map(Party::name)
          .distinct()
          .toList();
    }

    public boolean owned() {
      return lead != null && lead.unitId() != null || noOwner != null && !noOwner.isBlank();
    }

    Task led(@Nullable Party newLead, @Nullable String reason) {
      return new Task(
          number, title, text, newLead, support, implied, allCounties, reason, due, recurrence);
    }

    Task by(@Nullable Party newLead, List<Party> newSupport) {
      return new Task(
          number, title, text, newLead, newSupport, implied, allCounties, noOwner, due, recurrence);
    }

    /** With this unit for everyone of this name who has none yet. */
    Task named(String name, long unitId) {
      Party known = lead == null ? null : lead.named(name, unitId);
      boolean led = known != null && known.unitId() != null;
      return new Task(
          number,
          title,
          text,
          known,
          support.stream().map(party -> party.named(name, unitId)).toList(),
          implied,
          allCounties,
          led ? null : noOwner,
          due,
          recurrence);
    }

    /** All units that take part, without the counties. */
    Set<Long> units() {
      Set<Long> units = new LinkedHashSet<>();
      if (lead != null && lead.unitId() != null) {
        units.add(lead.unitId());
      }
      support.stream().map(Party::unitId).filter(Objects::nonNull).forEach(units::add);
      return units;
    }

    @Override
    public Optional<Refusal> fault() {
      return Faults.first(
          Faults.text("任务名称", "the title", title, true),
          Faults.text("任务内容", "the text", text, true),
          Faults.due("完成时限", due),
          lead != null && noOwner != null && lead.unitId() != null
              ? Refusal.invalid(
                  "plans.lead-and-reason",
                  "已有牵头单位，就不能再写“暂无责任单位”的理由。",
                  "a task with a lead has no reason for having none")
              : null);
    }
  }

  /**
   * What is to be reached (目标): a number, or {@code words} that say it without one, 只增不减; {@code
   * base} at {@code basePeriod}.
   */
  record Target(
      @Nullable String metric,
      String kind,
      String op,
      @Nullable BigDecimal value,
      @Nullable String words,
      @Nullable BigDecimal upper,
      @Nullable String unit,
      @Nullable String due,
      @Nullable BigDecimal base,
      @Nullable String basePeriod,
      @Nullable String scope,
      String strength)
      implements Content {
    /** Whether it says what is to be reached without a number. */
    boolean inWords() {
      return value == null && words != null && !words.isBlank();
    }

    @Override
    public String title() {
      return metric == null ? "" : metric;
    }

    @Override
    public Optional<Refusal> fault() {
      return Faults.first(
          Faults.text("指标名称", "the metric", metric, true),
          value == null && !inWords()
              ? Refusal.invalid(
                  "plans.target-missing",
                  "请填写目标值（数字）或目标文字。",
                  "give the target as a number or in words")
              : null,
          upper != null && value != null && upper.compareTo(value) < 0
              ? Refusal.invalid(
                  "plans.range-reversed",
                  "区间上限 " + upper + " 小于下限 " + value + "。",
                  "the upper end " + upper + " is below the lower " + value)
              : null,
          Faults.oneOf("目标类型", "kind", kind, KINDS),
          Faults.oneOf("比较词", "comparator", op, COMPARATORS),
          Faults.oneOf("约束力", "strength", strength, STRENGTHS),
          Faults.due("完成时限", due));
    }
  }

  /** A row of the indicator table for one target year (指标). */
  record Indicator(
      @Nullable String category,
      String name,
      @Nullable String unit,
      @Nullable String baseText,
      @Nullable BigDecimal baseValue,
      @Nullable String basePeriod,
      @Nullable String op,
      @Nullable BigDecimal value,
      @Nullable String targetText,
      @Nullable String due,
      @Nullable String nature)
      implements Content {
    @Override
    public String title() {
      return name;
    }

    @Override
    public Optional<Refusal> fault() {
      return Faults.first(
          Faults.text("指标名称", "the indicator's name", name, true),
          value == null && (targetText == null || targetText.isBlank())
              ? Refusal.invalid(
                  "plans.target-missing", "请填写目标值或目标文字。", "give the target as a number or in words")
              : null,
          op == null ? null : Faults.oneOf("比较词", "comparator", op, COMPARATORS));
    }
  }

  /**
   * A project or a counted group of projects (项目).
   *
   * @param unit of both investments, as written: 亿元
   */
  record Project(
      String name,
      @Nullable String type,
      @Nullable BigDecimal count,
      @Nullable BigDecimal total,
      @Nullable BigDecimal year,
      @Nullable String unit,
      @Nullable String phase,
      @Nullable String due)
      implements Content {
    private static final Pattern MONEY = Pattern.compile("(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?元");

    @Override
    public String title() {
      return name;
    }

    @Override
    public Optional<Refusal> fault() {
      return Faults.first(
          Faults.text("项目名称", "the project's name", name, true),
          (total != null || year != null) && (unit == null || !MONEY.matcher(unit).matches())
              ? Refusal.invalid(
                  "plans.investment-unit-unfit",
                  "请填写投资的单位，如 亿元、万元。",
                  "give the investments' unit, such as 亿元 or 万元")
              : null,
          Faults.due("时限", due));
    }

    /** An investment in 万元. */
    @Nullable BigDecimal tenThousands(@Nullable BigDecimal amount) {
      if (amount == null || unit == null || !MONEY.matcher(unit).matches()) {
        return null;
      }
      int power =
          switch (unit.substring(0, unit.length() - 1)) {
            case "万亿" -> 8;
            case "千亿" -> 7;
            case "百亿" -> 6;
            case "十亿" -> 5;
            case "亿" -> 4;
            case "千万" -> 3;
            case "百万" -> 2;
            case "十万" -> 1;
            case "万" -> 0;
            case "千" -> -1;
            case "百" -> -2;
            default -> -4;
          };
      BigDecimal in = amount.scaleByPowerOfTen(power).stripTrailingZeros();
      return in.scale() < 0 ? in.setScale(0) : in;
    }
  }
}
