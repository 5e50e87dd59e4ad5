package org.shanshui.language.offices;

import java.util.List;

/**
 * A clause that holds for other tasks too (通用条款): 以下均需县〈市、区〉落实，不再列出.
 *
 * @param scope the tasks that it holds for besides its own
 * @param units who is responsible by it
 */
public record GeneralClause(Quote quote, Scope scope, List<OfficeName> units) {

  /** Which tasks a general clause speaks of. */
  public enum Scope {
    /** 以下: this one and all after it. */
    FOLLOWING,
    /** 以上: this one and all before it. */
    PRECEDING,
    /** 各项任务均: all. */
    ALL
  }
}
