package org.shanshui.platform.cases.loop;

import java.util.Locale;

/** What sort of evidence a file is. */
public enum EvidenceSort {
  /** 照片. */
  PICTURE,
  /** 录像. */
  VIDEO,
  /** 文件. */
  DOCUMENT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
