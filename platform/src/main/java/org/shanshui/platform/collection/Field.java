package org.shanshui.platform.collection;

import java.util.EnumSet;
import java.util.Set;
import org.shanshui.platform.commitments.CommitmentKind;

/** What a form asks for (填报项). */
public enum Field {
  /** 进度, %. */
  PERCENT(EnumSet.of(CommitmentKind.TASK, CommitmentKind.PROJECT), true),
  /** 指标值, in the metric's unit. */
  VALUE(EnumSet.of(CommitmentKind.TARGET), true),
  /** 本期投资 and 累计投资, 万元. */
  INVESTMENT(EnumSet.of(CommitmentKind.PROJECT), true),
  /** 进展情况. */
  PROGRESS(EnumSet.allOf(CommitmentKind.class), true),
  /** 存在问题. */
  PROBLEMS(EnumSet.allOf(CommitmentKind.class), false),
  /** 下步打算. */
  NEXT_STEPS(EnumSet.allOf(CommitmentKind.class), false),
  /** 附件. */
  FILES(EnumSet.allOf(CommitmentKind.class), false);

  private final Set<CommitmentKind> kinds;
  private final boolean required;

  Field(Set<CommitmentKind> kinds, boolean required) {
    this.kinds = kinds;
    this.required = required;
  }

  /** Whether it is asked of such a commitment. */
  public boolean isFor(CommitmentKind kind) {
    return kinds.contains(kind);
  }

  /** Whether a sheet cannot be submitted without it. */
  public boolean isRequired() {
    return required;
  }
}
