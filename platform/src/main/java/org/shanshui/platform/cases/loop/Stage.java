package org.shanshui.platform.cases.loop;

import java.util.Locale;

/** What is being waited for while a time limit runs (环节). */
public enum Stage {
  /** 研判. */
  JUDGE,
  /** 交办. */
  ASSIGN,
  /** 签收. */
  ACCEPT,
  /** 处置. */
  HANDLE,
  /** 返工: handling again after verification failed. */
  REWORK,
  /** 核查. */
  VERIFY,
  /** Nothing: closed or merged. */
  NONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the lead units are the ones who are waited for. */
  public boolean isOfLeads() {
    return this == ACCEPT || this == HANDLE || this == REWORK;
  }
}
