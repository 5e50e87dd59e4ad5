package org.shanshui.compiler.section;

import org.jspecify.annotations.Nullable;

/**
 * What holds for a passage by the part of the document it stands in.
 *
 * @param due the year by which the part's targets must hold, null where nothing says
 */
public record Section(Aspect aspect, @Nullable String due) {

  /** Whether a part looks back or ahead. */
  public enum Aspect {
    /** 回顾、现状、问题: past and present. */
    REVIEW,
    /** 目标、任务、措施: what is committed to. */
    PLAN,
    /** Before anything says. */
    OPEN
  }
}
