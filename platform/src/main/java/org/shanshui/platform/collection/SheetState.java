package org.shanshui.platform.collection;

import java.time.LocalDate;
import org.shanshui.platform.refusal.Refusal;

/**
 * Where a sheet stands (报表状态). A state allows the steps that it overrides and refuses all others,
 * so that no sheet gets to acceptance but through its officer and its head.
 */
sealed interface SheetState {
  Status status();

  /** Something is written on an open line. */
  default Outcome<SheetState> write() {
    return refuse("填写", "written on");
  }

  default Outcome<SheetState> submit(String by) {
    return refuse("提交", "submitted");
  }

  /** The officer takes it back before the head has looked. */
  default Outcome<SheetState> withdraw() {
    return refuse("撤回", "withdrawn");
  }

  default Outcome<SheetState> approve(String by) {
    return refuse("审核", "approved");
  }

  /** The head gives it back to the officer. */
  default Outcome<SheetState> sendBack(String by, String reason) {
    return refuse("退回修改", "sent back");
  }

  /** The planner decides: all is accepted if there is no reason to return. */
  default Outcome<SheetState> decide(String by, String reasonToReturn) {
    return refuse("接收或退回", "accepted or returned");
  }

  /** Lines of an accepted sheet are opened again. */
  default Outcome<SheetState> correct() {
    return refuse("更正", "corrected");
  }

  /** A missing sheet is asked for after all (补报). */
  default Outcome<SheetState> recall() {
    return refuse("要求补报", "asked for again");
  }

  /** The round is closed. */
  default Outcome<SheetState> close(LocalDate on, boolean everAccepted) {
    // What was accepted once and is being corrected is not missing.
    return everAccepted ? Outcome.done(this) : Outcome.done(new Missing(on));
  }

  private Outcome<SheetState> refuse(String act, String english) {
    return Outcome.refused(
        Refusal.conflict(
            "collection.act-not-possible",
            "报表当前为“%s”，不能%s。请刷新后查看。".formatted(chinese(), act),
            "the sheet is %s and cannot be %s: reload to see"
                .formatted(status().name().toLowerCase(java.util.Locale.ROOT), english)));
  }

  private String chinese() {
    return switch (status()) {
      case OPEN -> "待报";
      case DRAFTED -> "填报中";
      case SUBMITTED -> "待审核";
      case APPROVED -> "待接收";
      case ACCEPTED -> "已接收";
      case RETURNED -> "已退回";
      case MISSING -> "缺报";
    };
  }

  /** 待报: sent out, nothing written. */
  record Open() implements SheetState {
    @Override
    public Status status() {
      return Status.OPEN;
    }

    @Override
    public Outcome<SheetState> write() {
      return Outcome.done(new Drafted());
    }
  }

  /** 填报中: something written, or open again. */
  record Drafted() implements SheetState {
    @Override
    public Status status() {
      return Status.DRAFTED;
    }

    @Override
    public Outcome<SheetState> write() {
      return Outcome.done(this);
    }

    @Override
    public Outcome<SheetState> submit(String by) {
      return Outcome.done(new Submitted(by));
    }
  }

  /** 待审核: the officer is done, the head of the unit has not looked. */
  record Submitted(String by) implements SheetState {
    @Override
    public Status status() {
      return Status.SUBMITTED;
    }

    @Override
    public Outcome<SheetState> withdraw() {
      return Outcome.done(new Drafted());
    }

    @Override
    public Outcome<SheetState> approve(String approver) {
      return Outcome.done(new Approved(by, approver));
    }

    @Override
    public Outcome<SheetState> sendBack(String approver, String reason) {
      return Outcome.done(new Returned(approver, reason));
    }
  }

  /** 待接收: the head of the unit stands for it. */
  record Approved(String submittedBy, String by) implements SheetState {
    @Override
    public Status status() {
      return Status.APPROVED;
    }

    @Override
    public Outcome<SheetState> decide(String planner, String reasonToReturn) {
      return Outcome.done(
          reasonToReturn.isEmpty()
              ? new Accepted(submittedBy, by, planner)
              : new Returned(planner, reasonToReturn));
    }

    /** The unit has done its part: what it says is not thrown away by closing. */
    @Override
    public Outcome<SheetState> close(LocalDate on, boolean everAccepted) {
      return Outcome.refused(
          Refusal.conflict(
              "collection.round-has-waiting-sheets",
              "有报表已经单位审核、等待接收。请先接收或退回，再关闭本轮。",
              "a sheet waits to be accepted: accept or return it before closing the round"));
    }
  }

  /** 已接收: every line is accepted. */
  record Accepted(String submittedBy, String approvedBy, String by) implements SheetState {
    @Override
    public Status status() {
      return Status.ACCEPTED;
    }

    @Override
    public Outcome<SheetState> correct() {
      return Outcome.done(new Drafted());
    }

    @Override
    public Outcome<SheetState> close(LocalDate on, boolean everAccepted) {
      return Outcome.done(this);
    }
  }

  /** 已退回: by the head of the unit or the planner; open lines are to be written again. */
  record Returned(String by, String reason) implements SheetState {
    @Override
    public Status status() {
      return Status.RETURNED;
    }

    @Override
    public Outcome<SheetState> write() {
      return Outcome.done(new Drafted());
    }

    @Override
    public Outcome<SheetState> submit(String officer) {
      return Outcome.done(new Submitted(officer));
    }
  }

  /** 缺报: the round was closed without it. */
  record Missing(LocalDate on) implements SheetState {
    @Override
    public Status status() {
      return Status.MISSING;
    }

    @Override
    public Outcome<SheetState> recall() {
      return Outcome.done(new Drafted());
    }

    @Override
    public Outcome<SheetState> close(LocalDate again, boolean everAccepted) {
      return Outcome.done(this);
    }
  }
}
