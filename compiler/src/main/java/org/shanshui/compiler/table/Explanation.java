package org.shanshui.compiler.table;

import java.util.regex.Pattern;

/** Text that says what a word means or how a thing is counted; it commits to nothing. */
public final class Explanation {
  /** 指…; 占…的百分比; a noun of measure that ends a sentence. */
  private static final Pattern EXPLAINS =
      Pattern.compile(
          "(?:^|[:,。(]|是)指(?![标导数挥定示引令派])|占[^。]{1,60}的(?:百分比|百分率|比例|比重)"
              + "|(?:百分比|比例|比重|比值|之比|占比|之和|总和|总数|数量|平均值|[次人件户天楼栋套]数)(?:[。,;(]|$)");

  private Explanation() {}

  /** Whether a clean text reads as an explanation. */
  public static boolean is(CharSequence text) {
    return EXPLAINS.matcher(text).find();
  }
}
