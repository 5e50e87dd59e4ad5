package org.shanshui.platform.cases.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shanshui.platform.cases.loop.State.Asked;
import org.shanshui.platform.cases.loop.State.Assigned;
import org.shanshui.platform.cases.loop.State.Closed;
import org.shanshui.platform.cases.loop.State.Found;
import org.shanshui.platform.cases.loop.State.Handling;
import org.shanshui.platform.cases.loop.State.Judged;
import org.shanshui.platform.cases.loop.State.Merged;
import org.shanshui.platform.cases.loop.State.Suspended;
import org.shanshui.platform.cases.loop.State.ToVerify;

/**
 * The diagram of states, drawn by taking every step from every state and looking where it leads.
 */
final class Diagram {
  private static final long LEAD = 1;
  private static final long JOINT = 2;
  private static final By ACTOR = new By(1L, LEAD, Set.of(), true);
  private static final Policy ANYTHING = (subject, move, now) -> Optional.empty();

  private final Kind kind;
  private final Timekeeper time;
  private final Instant now;

  Diagram(Kind kind, Timekeeper time, Instant now) {
    this.kind = kind;
    this.time = time;
    this.now = now;
  }

  /** As Mermaid's {@code stateDiagram-v2}. */
  String mermaid() {
    StringBuilder text = new StringBuilder("stateDiagram-v2\n");
    Set<String> named = new LinkedHashSet<>();
    for (State state : states()) {
      if (!named.add(state.word())) {
        continue;
      }
      text.append(
          "  state \"%s %s\" as %s%n"
              .formatted(Refusals.chinese(state), state.word(), state.word()));
    }
    text.append("  [*] --> found: 发现 find\n");
    edges()
        .forEach(
            (ends, steps) ->
                text.append(
                    "  %s --> %s: %s%n"
                        .formatted(ends.get(0), ends.get(1), String.join(" · ", steps))));
    text.append("  closed --> [*]\n  merged --> [*]\n");
    return text.toString().replace("\r", "");
  }

  /** Per state, what leaves it standing where it is. */
  Map<String, Set<String>> staying() {
    Map<String, Set<String>> staying = new LinkedHashMap<>();
    walk(
        (from, step, to) -> {
          if (from.equals(to)) {
            staying.computeIfAbsent(from, f -> new TreeSet<>()).add(label(step));
          }
        });
    return staying;
  }

  private Map<List<String>, Set<String>> edges() {
    Map<List<String>, Set<String>> edges = new LinkedHashMap<>();
    walk(
        (from, step, to) -> {
          if (!from.equals(to)) {
            edges.computeIfAbsent(List.of(from, to), e -> new LinkedHashSet<>()).add(label(step));
          }
        });
    return edges;
  }

  private interface Visitor {
    void edge(String from, Step step, String to);
  }

  private void walk(Visitor visitor) {
    for (State state : states()) {
      for (Step step : steps()) {
        Case subject =
            new Case(
                1,
                kind,
                null,
                state,
                Clock.starts(Stage.HANDLE, now, Limit.days(5), time),
                Tally.NONE,
                List.of());
        if (subject.apply(Move.of(step, ACTOR, "…"), ANYTHING, time, now)
            instanceof Answer.Taken taken) {
          visitor.edge(state.word(), step, taken.next().state().word());
        }
      }
    }
  }

  private static String label(Step step) {
    String suffix = "";
    if (step instanceof Step.Judge judge) {
      suffix = judge.founded() ? "（属实）" : "（不属实）";
    } else if (step instanceof Step.Verify verify) {
      suffix = verify.passed() ? "（通过）" : "（不通过）";
    }
    return step.kind().chinese() + suffix;
  }

  /** One of each, and those whose content decides where a step leads. */
  private static List<State> states() {
    Share open = Share.of(LEAD);
    Share signed = open.accepted(1);
    Share reported = signed.reported(1);
    List<State> states = new ArrayList<>();
    states.add(new Found());
    states.add(new Judged());
    states.add(new Assigned(List.of(open), Limit.days(5), null));
    states.add(new Handling(List.of(signed), new Asked(1, 2, JOINT)));
    states.add(new Suspended(List.of(signed), LocalDate.EPOCH));
    states.add(new ToVerify(new Claim.Resolved(List.of(reported))));
    states.add(new ToVerify(new Claim.Unfounded(2)));
    states.add(new Closed(Outcome.RESOLVED, 3, List.of(reported)));
    states.add(new Closed(Outcome.UNFOUNDED, 3, List.of()));
    states.add(new Merged(2));
    return states;
  }

  private List<Step> steps() {
    return List.of(
        new Step.Judge(true),
        new Step.Judge(false),
        new Step.Assign(List.of(LEAD), null),
        new Step.Accept(),
        new Step.Return(),
        new Step.Transfer(LEAD, 3),
        new Step.Report(),
        new Step.AskExtension(1),
        new Step.DecideExtension(true),
        new Step.Suspend(LocalDate.EPOCH),
        new Step.Resume(),
        new Step.Verify(true),
        new Step.Verify(false),
        new Step.MergeInto(2),
        new Step.Absorb(2),
        new Step.Reopen(),
        new Step.Note(),
        new Step.Urge(),
        new Step.Instruct(),
        new Step.Warn(1),
        new Step.Escalate(1),
        new Step.Retime(now, now, 1, List.of(), List.of()));
  }
}
