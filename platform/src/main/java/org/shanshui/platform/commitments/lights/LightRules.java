package org.shanshui.platform.commitments.lights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.Light;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The rules of the lights, in order; the last holds always, so that every commitment has a light.
 */
public final class LightRules {
  private static final Set<String> CONDITIONS =
      Set.of("done", "met", "overdue_days", "late_milestones", "lag", "silent_after");
  private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final List<Rule> rules;

  private LightRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  record Rule(String id, Light light, Map<String, Object> when, String zh, String en) {
    boolean holds(Facts facts) {
      return when.entrySet().stream().allMatch(c -> holds(c.getKey(), c.getValue(), facts));
    }

    private static boolean holds(String condition, Object asked, Facts facts) {
      return switch (condition) {
        case "done" -> asked.equals(facts.done());
        case "met" -> asked.equals(facts.met());
        case "overdue_days" -> facts.daysOver() >= number(asked);
        case "late_milestones" -> facts.late().size() >= number(asked);
        case "silent_after" -> facts.silent() && facts.elapsed() >= number(asked);
        case "lag" -> {
          BigDecimal lag = facts.lag();
          yield lag != null && lag.compareTo(BigDecimal.valueOf(number(asked))) >= 0;
        }
        default -> throw new IllegalStateException("Condition " + condition);
      };
    }

    private static int number(Object asked) {
      return ((Number) asked).intValue();
    }
  }

  /** The rules of this house, {@code lights.yaml}. */
  public static LightRules standard() {
    try (InputStream in = LightRules.class.getResourceAsStream("lights.yaml")) {
      return read(Objects.requireNonNull(in, "lights.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws IllegalArgumentException naming the rule, where a condition is unknown, a rule after a
   *     sure one can never be reached, or the last one does not hold always
   */
  static LightRules read(InputStream yaml) {
    List<Rule> rules = new ArrayList<>();
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    if (!(read instanceof List<?> entries) || entries.isEmpty()) {
      throw new IllegalArgumentException("Rules of lights: a list of rules is expected");
    }
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> fields)) {
        throw new IllegalArgumentException("Rules of lights: not a rule: " + entry);
      }
      String id = text(fields, "id");
      Map<String, Object> when = new LinkedHashMap<>();
      if (fields.get("when") instanceof Map<?, ?> conditions) {
        conditions.forEach((name, asked) -> when.put(condition(id, name, asked), asked));
      }
      rules.add(
          new Rule(
              id,
              Light.valueOf(text(fields, "light").toUpperCase(Locale.ROOT)),
              when,
              text(fields, "zh"),
              text(fields, "en")));
    }
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).when().isEmpty() != (i == rules.size() - 1)) {
        throw new IllegalArgumentException(
            "Rule " + rules.get(i).id() + ": the last rule, and only it, has no condition");
      }
    }
    return new LightRules(rules);
  }

  private static String condition(String rule, Object name, Object asked) {
    if (!CONDITIONS.contains(String.valueOf(name))) {
      throw new IllegalArgumentException("Rule " + rule + ": unknown condition " + name);
    }
    boolean flag = name.equals("done") || name.equals("met");
    if (flag ? !(asked instanceof Boolean) : !(asked instanceof Integer)) {
      throw new IllegalArgumentException("Rule " + rule + ": " + name + " cannot be " + asked);
    }
    return String.valueOf(name);
  }

  private static String text(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("Rules of lights: " + name + " is missing in " + fields);
  }

  /** The one light of a commitment of which these facts are known. */
  public Verdict judge(Facts facts) {
    for (Rule rule : rules) {
      if (rule.holds(facts)) {
        return new Verdict(
            rule.light(), rule.id(), fill(rule.zh(), facts, true), fill(rule.en(), facts, false));
      }
    }
    throw new IllegalStateException("The last rule holds always");
  }

  private static String fill(String words, Facts facts, boolean chinese) {
    Optional<Milestone> late = facts.firstLate();
    return words
        .replace("{today}", day(facts.today(), chinese))
        .replace("{start}", day(facts.start(), chinese))
        .replace("{due}", day(facts.due(), chinese))
        .replace("{elapsed}", String.valueOf(facts.elapsed()))
        .replace("{lag}", facts.lag() == null ? "" : plain(facts.lag()))
        .replace("{days}", String.valueOf(Math.max(0, facts.daysOver())))
        .replace("{left}", String.valueOf(Math.max(0, -facts.daysOver())))
        .replace("{late}", String.valueOf(facts.late().size()))
        .replace("{milestone_due}", late.map(m -> day(m.due(), chinese)).orElse(""))
        // Last, since they hold words of people.
        .replace("{progress}", progress(facts, chinese))
        .replace("{milestone}", late.map(Milestone::title).orElse(""));
  }

  private static String progress(Facts facts, boolean chinese) {
    Facts.Goal goal = facts.goal();
    BigDecimal value = facts.value();
    if (goal != null && value != null) {
      return chinese
          ? "目标%s%s%s，已达%s%s"
              .formatted(
                  sign(goal.comparator()),
                  plain(goal.value()),
                  goal.unit(),
                  plain(value),
                  goal.unit())
          : "target %s %s %s, reached %s"
              .formatted(goal.comparator(), plain(goal.value()), goal.unit(), plain(value));
    }
    BigDecimal percent = facts.percent();
    if (percent == null || (facts.silent() && facts.milestones().isEmpty())) {
      return chinese ? "尚未填报进展" : "nothing reported yet";
    }
    if (facts.reported() == null) {
      long done = facts.milestones().stream().filter(m -> m.doneOn() != null).count();
      return chinese
          ? "节点完成%d/%d个，进度%s%%".formatted(done, facts.milestones().size(), plain(percent))
          : "%d of %d milestones done, %s%% of the work"
              .formatted(done, facts.milestones().size(), plain(percent));
    }
    return chinese ? "进度" + plain(percent) + "%" : plain(percent) + "% of the work done";
  }

  private static String sign(String comparator) {
    return switch (comparator) {
      case ">=" -> "不低于";
      case "<=" -> "不高于";
      case "~" -> "约";
      default -> "";
    };
  }

  private static String day(LocalDate day, boolean chinese) {
    return chinese ? DAY_ZH.format(day) : day.toString();
  }

  static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }
}
