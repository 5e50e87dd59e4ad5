package org.shanshui.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Expression;
import org.shanshui.packkit.expression.Outcome;

/**
 * The way of a record (流程): states, and the steps between them. It never leaves its states: from
 * each but those at the end a step leads on, and from everywhere an end can be reached.
 */
public record Lifecycle(String start, Map<String, State> states, List<Step> steps) {
  public Lifecycle {
    states = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(states));
    steps = List.copyOf(steps);
  }

  /**
   * A state.
   *
   * @param end whether a record may rest in it for good
   * @param limit how long it may stay
   */
  public record State(String key, Words name, boolean end, Optional<Limit> limit) {}

  /**
   * A step.
   *
   * @param from states it may be taken in
   * @param who roles, or what one is to the record
   * @param when only where this is so
   * @param anotherThan steps whose takers may not take this one
   */
  public record Step(
      String key,
      Words name,
      Set<String> from,
      String to,
      Set<String> who,
      Optional<Expression> when,
      Demands demands,
      Set<String> anotherThan) {
    public Step {
      from = Set.copyOf(from);
      who = Set.copyOf(who);
      anotherThan = Set.copyOf(anotherThan);
    }
  }

  /**
   * What a step demands.
   *
   * @param attributes that must have a value
   * @param files at least so many
   * @param opinion whether something must be said
   */
  public record Demands(List<String> attributes, int files, boolean opinion) {
    /** Nothing. */
    public static final Demands NONE = new Demands(List.of(), 0, false);

    public Demands {
      attributes = List.copyOf(attributes);
    }
  }

  /** A step that was taken. */
  public record Taken(String step, String person) {}

  /** Where a record stands, and how it came there. */
  public record Standing(String state, List<Taken> taken) {
    public Standing {
      taken = List.copyOf(taken);
    }
  }

  /**
   * Somebody who wants to take a step.
   *
   * @param person who
   * @param are roles, and what they are to the record
   * @param values of the record, with what the step brings
   * @param files that come with it
   * @param opinion blank for none
   */
  public record Attempt(
      String step,
      String person,
      Set<String> are,
      Map<String, Object> values,
      int files,
      String opinion) {}

  /** What comes of an attempt. */
  public sealed interface Answer {
    /** It is taken. */
    record Moved(Standing standing) implements Answer {}

    /** It is not, for all these reasons. */
    record Refused(List<Problem> problems) implements Answer {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Where a record begins. */
  public Standing begin() {
    return new Standing(start, List.of());
  }

  /** The steps that lead on from a state. */
  public List<Step> from(String state) {
    return steps.stream().filter(step -> step.from().contains(state)).toList();
  }

  /** Takes a step, or says all that stands against it. */
  public Answer take(Standing standing, Attempt attempt) {
    Optional<Step> found =
        from(standing.state()).stream().filter(s -> s.key().equals(attempt.step())).findFirst();
    if (found.isEmpty()) {
      return new Answer.Refused(List.of(noSuch(standing, attempt)));
    }
    Step step = found.get();
    List<Problem> problems = new ArrayList<>();
    who(step, standing, attempt, problems);
    demands(step, attempt, problems);
    step.when().ifPresent(when -> condition(when, attempt, problems));
    if (!problems.isEmpty()) {
      return new Answer.Refused(problems);
    }
    List<Taken> taken = new ArrayList<>(standing.taken());
    taken.add(new Taken(step.key(), attempt.person()));
    return new Answer.Moved(new Standing(step.to(), taken));
  }

  private Problem noSuch(Standing standing, Attempt attempt) {
    State state = states.get(standing.state());
    Words name = state == null ? new Words(standing.state(), standing.state()) : state.name();
    List<Step> there = from(standing.state());
    return new Problem(
        "",
        new Words(
            "“" + name.chinese() + "”时没有“" + attempt.step() + "”这一步",
            "there is no step " + attempt.step() + " from " + name.english()),
        there.isEmpty()
            ? new Words("流程已结束", "it has come to its end")
            : new Words(
                "可办：" + String.join("、", there.stream().map(s -> s.name().chinese()).toList()),
                "steps are " + String.join(", ", there.stream().map(Step::key).toList())));
  }

  private static void who(Step step, Standing standing, Attempt attempt, List<Problem> problems) {
    if (step.who().stream().noneMatch(attempt.are()::contains)) {
      problems.add(
          new Problem(
              "",
              new Words(
                  "您不能办理“" + step.name().chinese() + "”",
                  "you may not take the step " + step.key()),
              new Words(
                  "由 " + String.join("、", step.who().stream().sorted().toList()) + " 办理",
                  "it is for " + String.join(", ", step.who().stream().sorted().toList()))));
    }
    boolean same =
        standing.taken().stream()
            .anyMatch(
                taken ->
                    step.anotherThan().contains(taken.step())
                        && taken.person().equals(attempt.person()));
    if (same) {
      problems.add(
          new Problem(
              "",
              new Words(
                  "办理过前一步的人不能办理“" + step.name().chinese() + "”",
                  "who took the step before may not take " + step.key()),
              new Words("请由另一人办理", "let another person do it")));
    }
  }

  private static void demands(Step step, Attempt attempt, List<Problem> problems) {
    for (String attribute : step.demands().attributes()) {
      if (attempt.values().get(attribute) == null) {
        problems.add(
            new Problem(
                attribute,
                new Words(
                    "办理“" + step.name().chinese() + "”前应填写",
                    "it is needed for the step " + step.key()),
                new Words("请填写", "fill it in")));
      }
    }
    if (attempt.files() < step.demands().files()) {
      int least = step.demands().files();
      problems.add(
          new Problem(
              "",
              new Words("附件不足", "there are too few files"),
              new Words("至少 " + least + " 个", "at least " + least)));
    }
    if (step.demands().opinion() && attempt.opinion().isBlank()) {
      problems.add(
          new Problem(
              "", new Words("未写意见", "nothing is said"), new Words("请写明意见", "say something")));
    }
  }

  private static void condition(Expression when, Attempt attempt, List<Problem> problems) {
    Outcome outcome = when.evaluate(attempt.values());
    if (outcome instanceof Outcome.Missing missing) {
      missing
          .inputs()
          .forEach(
              input ->
                  problems.add(
                      new Problem(
                          input,
                          new Words("办理条件需要此项", "the step's condition needs it"),
                          new Words("请填写", "fill it in"))));
    } else if (outcome instanceof Outcome.Failed failed) {
      problems.add(new Problem("", failed.why(), new Words("请核对数据", "look at the values")));
    } else if (!outcome.equals(new Outcome.Known(true))) {
      problems.add(
          new Problem(
              "",
              new Words("不符合办理条件", "the step's condition does not hold"),
              new Words("条件：" + when.source(), "it is " + when.source())));
    }
  }

  /** States that can be reached from one, itself among them. */
  Set<String> reached(String state) {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(state));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        from(next).forEach(step -> open.add(step.to()));
      }
    }
    return reached;
  }

  /** As Mermaid's {@code stateDiagram-v2}. */
  public String mermaid() {
    StringBuilder text = new StringBuilder("stateDiagram-v2\n");
    states
        .values()
        .forEach(
            s ->
                text.append(
                    "  state \"%s %s\" as %s\n".formatted(s.name().chinese(), s.key(), s.key())));
    text.append("  [*] --> ").append(start).append('\n');
    for (Step step : steps) {
      for (String from : states.keySet()) {
        if (step.from().contains(from)) {
          text.append(
              "  %s --> %s: %s %s\n".formatted(from, step.to(), step.name().chinese(), step.key()));
        }
      }
    }
    states.values().stream()
        .filter(State::end)
        .forEach(s -> text.append("  ").append(s.key()).append(" --> [*]\n"));
    return text.toString();
  }
}
