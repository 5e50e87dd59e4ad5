package org.shanshui.platform.cases.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanshui.platform.cases.loop.State.Assigned;
import org.shanshui.platform.cases.loop.State.Closed;
import org.shanshui.platform.cases.loop.State.Found;
import org.shanshui.platform.cases.loop.State.Handling;
import org.shanshui.platform.cases.loop.State.Judged;
import org.shanshui.platform.cases.loop.State.Suspended;
import org.shanshui.platform.cases.loop.State.ToVerify;

/** The sorts of steps, with the states in which each can be taken. */
public enum StepKind {
  JUDGE("研判", "judge", Step.Judge.class, List.of(Found.class)),
  ASSIGN("交办", "assign", Step.Assign.class, List.of(Judged.class)),
  ACCEPT("签收", "accept", Step.Accept.class, List.of(Assigned.class, Handling.class)),
  RETURN("退回", "return", Step.Return.class, List.of(Assigned.class, Handling.class)),
  TRANSFER("转办", "transfer", Step.Transfer.class, List.of(Assigned.class, Handling.class)),
  REPORT("报结", "report done", Step.Report.class, List.of(Handling.class)),
  ASK_EXTENSION("申请延期", "ask for an extension", Step.AskExtension.class, List.of(Handling.class)),
  DECIDE_EXTENSION(
      "审批延期", "decide on the extension", Step.DecideExtension.class, List.of(Handling.class)),
  SUSPEND("中止", "suspend", Step.Suspend.class, List.of(Handling.class)),
  RESUME("恢复", "resume", Step.Resume.class, List.of(Suspended.class)),
  VERIFY("核查", "verify", Step.Verify.class, List.of(ToVerify.class)),
  MERGE_INTO(
      "并案",
      "merge",
      Step.MergeInto.class,
      List.of(Found.class, Judged.class, Assigned.class, Handling.class)),
  ABSORB("并入", "absorb", Step.Absorb.class, In.OPEN),
  REOPEN("重开", "reopen", Step.Reopen.class, List.of(Closed.class)),
  NOTE("进展", "note", Step.Note.class, In.OPEN),
  URGE("催办", "urge", Step.Urge.class, In.RUNNING),
  INSTRUCT("批示", "instruct", Step.Instruct.class, In.OPEN),
  WARN("预警", "warn", Step.Warn.class, In.RUNNING),
  ESCALATE("升级", "escalate", Step.Escalate.class, In.RUNNING),
  RETIME("调整时限", "move the limit", Step.Retime.class, In.RUNNING);

  /** States in which many steps can be taken. */
  private static final class In {
    /** Whose time may run. */
    static final List<Class<? extends State>> RUNNING =
        List.of(Found.class, Judged.class, Assigned.class, Handling.class, ToVerify.class);

    /** All but closed. */
    static final List<Class<? extends State>> OPEN =
        Stream.concat(RUNNING.stream(), Stream.of(Suspended.class)).toList();
  }

  private static final Map<Class<? extends Step>, StepKind> BY_CLASS =
      Arrays.stream(values()).collect(Collectors.toMap(k -> k.step, Function.identity()));

  private final String chinese;
  private final String english;
  private final Class<? extends Step> step;
  private final List<Class<? extends State>> from;

  StepKind(
      String chinese,
      String english,
      Class<? extends Step> step,
      List<Class<? extends State>> from) {
    this.chinese = chinese;
    this.english = english;
    this.step = step;
    this.from = from;
  }

  static StepKind of(Class<? extends Step> step) {
    StepKind kind = BY_CLASS.get(step);
    if (kind == null) {
      throw new IllegalStateException("No kind for " + step);
    }
    return kind;
  }

  /** Whether a case in this state can take such a step at all. */
  public boolean isPossibleIn(State state) {
    return from.contains(state.getClass());
  }

  /** Whether only the house takes it, by the calendar, whatever the kind of case. */
  public boolean isByCalendar() {
    return this == RETIME;
  }

  /** The step's type. */
  public Class<? extends Step> type() {
    return step;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** The word on the wire and in files of kinds: {@code ask_extension}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
