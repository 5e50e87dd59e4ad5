package org.shanshui.platform.cases.loop;

import java.util.Locale;

/** How a case was closed. */
public enum Outcome {
  /** 已解决. */
  RESOLVED,
  /** 不属实. */
  UNFOUNDED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
