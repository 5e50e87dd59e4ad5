package org.shanshui.platform.commitments.lights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.platform.commitments.Light;
import org.shanshui.records.Grades;
import org.shanshui.records.Schemas;

/**
 * The rules of the lights, in order; the last holds always, so that every commitment has a light.
 * Their file's comments say what they may speak of.
 */
public final class LightRules {
  /** Files of such rules; one is in force. */
  public static final FileKind<LightRules> FILES =
      new FileKind<>(
          "lights",
          FileSchema.of(LightRules.class, "lights.schema.json", Schemas.WORDS, Schemas.GRADES),
          (key, root, found, faults) -> read(root, faults),
          LightExamples::run);

  private static final Scope SCOPE = new Scope(inputs());
  private static final List<String> NAMES =
      List.of(
          "today",
          "due",
          "start",
          "progress",
          "elapsed",
          "lag",
          "days",
          "left",
          "late",
          "milestone",
          "milestone_due");
  private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final Grades grades;
  private final About about;

  private LightRules(Grades grades, About about) {
    this.grades = grades;
    this.about = about;
  }

  private static Map<String, Type> inputs() {
    Map<String, Type> inputs = new LinkedHashMap<>();
    inputs.put("done", Type.Simple.FLAG);
    inputs.put("met", Type.Simple.FLAG);
    inputs.put("days_over", Type.Simple.NUMBER);
    inputs.put("late_milestones", Type.Simple.NUMBER);
    inputs.put("lag", Type.Simple.NUMBER);
    inputs.put("percent", Type.Simple.NUMBER);
    inputs.put("elapsed", Type.Simple.NUMBER);
    inputs.put("silent", Type.Simple.FLAG);
    return inputs;
  }

  private static Optional<LightRules> read(Node.Mapping root, Faults faults) {
    List<String> lights = Arrays.stream(Light.values()).map(Light::word).toList();
    Optional<About> about = About.read(root.maps("about"), faults);
    return Grades.read(root.maps("rules"), SCOPE, lights, NAMES, faults)
        .flatMap(grades -> about.map(known -> new LightRules(grades, known)));
  }

  private Map<String, @Nullable Object> inputs(Facts facts) {
    Map<String, @Nullable Object> inputs = new HashMap<>();
    inputs.put("done", facts.done(about));
    inputs.put("met", facts.met(about));
    inputs.put("days_over", facts.daysOver());
    inputs.put("late_milestones", facts.late().size());
    inputs.put("lag", facts.lag());
    inputs.put("percent", facts.percent());
    inputs.put("elapsed", facts.elapsed());
    inputs.put("silent", facts.silent());
    return inputs;
  }

  /** What 约 and 左右 allow. */
  About about() {
    return about;
  }

  /** The one light of a commitment of which these facts are known. */
  public Verdict judge(Facts facts) {
    Grades.Grade grade = grades.judge(inputs(facts)).grade();
    Words words = grade.words().fill((name, chinese) -> value(name, facts, chinese));
    return new Verdict(light(grade), grade.id(), words.chinese(), words.english());
  }

  /** Whether it is this light by this rule, without saying why. */
  boolean give(Facts facts, Light light, String rule) {
    Grades.Grade grade = grades.judge(inputs(facts)).grade();
    return light(grade) == light && grade.id().equals(rule);
  }

  private static Light light(Grades.Grade grade) {
    return Light.valueOf(grade.gives().toUpperCase(Locale.ROOT));
  }

  private String value(String name, Facts facts, boolean chinese) {
    Optional<Milestone> late = facts.firstLate();
    return switch (name) {
      case "today" -> day(facts.today(), chinese);
      case "start" -> day(facts.start(), chinese);
      case "due" -> day(facts.due(), chinese);
      case "progress" -> progress(facts, chinese);
      case "elapsed" -> String.valueOf(facts.elapsed());
      case "lag" -> plain(facts.lag());
      case "days" -> String.valueOf(Math.max(0, facts.daysOver()));
      case "left" -> String.valueOf(Math.max(0, -facts.daysOver()));
      case "late" -> String.valueOf(facts.late().size());
      case "milestone" -> late.map(Milestone::title).orElse("");
      case "milestone_due" -> late.map(m -> day(m.due(), chinese)).orElse("");
      default -> throw new IllegalStateException("Nothing is called " + name);
    };
  }

  private String progress(Facts facts, boolean chinese) {
    Facts.Goal goal = facts.goal();
    BigDecimal value = facts.value();
    if (goal != null && value != null) {
      return chinese
          ? "目标%s%s%s%s，已达%s%s"
              .formatted(
                  sign(goal.comparator()),
                  plain(goal.value()),
                  goal.unit(),
                  about(facts, goal, true),
                  plain(value),
                  goal.unit())
          : "target %s %s %s%s, reached %s"
              .formatted(
                  goal.comparator(),
                  plain(goal.value()),
                  goal.unit(),
                  about(facts, goal, false),
                  plain(value));
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

  /** What is still taken for about the value. */
  private String about(Facts facts, Facts.Goal goal, boolean chinese) {
    if (!goal.comparator().equals("~")) {
      return "";
    }
    String percent = plain(about.on(facts.due()).movePointRight(2));
    String least = plain(about.least(goal.value(), facts.due()));
    return chinese
        ? "（容许相差%s%%，不低于%s%s）".formatted(percent, least, goal.unit())
        : " (%s%% less is allowed: at least %s)".formatted(percent, least);
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
