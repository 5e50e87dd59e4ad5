package org.shanshui.platform.cases.loop;

import java.util.Map;
import org.shanshui.platform.refusal.Refusal;

/** Reasons why a step is not taken. */
final class Refusals {
  private static final Map<String, String[]> STATES =
      Map.of(
          "found", new String[] {"待研判", "found"},
          "judged", new String[] {"待交办", "judged"},
          "assigned", new String[] {"待签收", "assigned"},
          "handling", new String[] {"处置中", "being handled"},
          "suspended", new String[] {"已中止", "suspended"},
          "to_verify", new String[] {"待核查", "awaiting verification"},
          "closed", new String[] {"已办结", "closed"},
          "merged", new String[] {"已并案", "merged"});

  private Refusals() {}

  static String chinese(State state) {
    return STATES.getOrDefault(state.word(), new String[] {state.word()})[0];
  }

  static Refusal notNow(Case subject, StepKind step) {
    String[] words = STATES.getOrDefault(subject.state().word(), new String[] {"", ""});
    return Refusal.conflict(
        "cases.step-not-possible",
        "案件现为“%s”，不能“%s”。可能他人刚办理过，请刷新页面查看最新进展。".formatted(words[0], step.chinese()),
        "the case is %s: %s is not possible now; reload, somebody may just have acted"
            .formatted(words[1], step.english()));
  }

  static Refusal notYours(StepKind step) {
    return Refusal.denied(
        "cases.not-yours",
        "您不是可以“%s”此案的人。可办理的角色见案件类型的规定，如有疑问请联系督查人员。".formatted(step.chinese()),
        "you are not among those who may %s this case; ask an inspector".formatted(step.english()));
  }
}
