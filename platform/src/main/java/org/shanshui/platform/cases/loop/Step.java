package org.shanshui.platform.cases.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done to a case. */
public sealed interface Step {
  /** 研判: whether there is a problem. If not, somebody else has to verify that. */
  record Judge(boolean founded) implements Step {}

  /**
   * 交办.
   *
   * @param leads one unit, or two (双领办)
   * @param days working days to handle it in, not more than the kind gives; null for the kind's
   * @param until day by which it is to be handled, whenever it is signed for; null where days count
   *     from the signing
   */
  record Assign(List<Long> leads, @Nullable Integer days, @Nullable LocalDate until)
      implements Step {
    public Assign {
      leads = List.copyOf(leads);
    }

    public Assign(List<Long> leads, @Nullable Integer days) {
      this(leads, days, null);
    }
  }

  /** 签收, by a lead for its own unit. */
  record Accept() implements Step {}

  /** 退回 to whoever assigns. */
  record Return() implements Step {}

  /** 转办: another unit takes the place of a lead; time runs on. */
  record Transfer(long from, long to) implements Step {}

  /** 报结, by a lead for its own unit. */
  record Report() implements Step {}

  /** 申请延期, in working days. */
  record AskExtension(int days) implements Step {}

  /** 审批延期. */
  record DecideExtension(boolean granted) implements Step {}

  /** 中止 until a day: no time runs. */
  record Suspend(LocalDate until) implements Step {}

  /** 恢复. */
  record Resume() implements Step {}

  /** 核查. */
  record Verify(boolean passed) implements Step {}

  /** 并案: this case goes on in another. */
  record MergeInto(long survivor) implements Step {}

  /** 并入: this case takes up another. */
  record Absorb(long duplicate) implements Step {}

  /** 重开 a closed case: to be assigned anew, or judged anew where it was closed as unfounded. */
  record Reopen() implements Step {}

  /** 进展. */
  record Note() implements Step {}

  /** 催办. */
  record Urge() implements Step {}

  /** 批示: what a leader has to say to whoever is waited for. */
  record Instruct() implements Step {}

  /** 预警, the first being 1. */
  record Warn(int number) implements Step {}

  /** 升级, the first level being 1. */
  record Escalate(int level) implements Step {}

  /**
   * 调整时限, by the house: the working calendar has changed while a limit ran. The office time that
   * was left by the old one is left by the new one too. A limit that had passed stays where it was.
   *
   * @param from the due as it was
   * @param to the due as it is; {@code from} where the limit had passed
   * @param edition of the calendar
   * @param off days that are not worked any more
   * @param worked days that are worked now
   */
  record Retime(Instant from, Instant to, long edition, List<LocalDate> off, List<LocalDate> worked)
      implements Step {
    public Retime {
      off = List.copyOf(off);
      worked = List.copyOf(worked);
    }

    public boolean moves() {
      return !from.equals(to);
    }
  }

  default StepKind kind() {
    return StepKind.of(getClass());
  }
}
