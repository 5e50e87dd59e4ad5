package org.shanshui.compiler.about;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What plan documents call themselves, longest first. */
public final class DocumentKind {
  private static final List<String> WORDS =
      List.of(
          "国民经济和社会发展计划",
          "政府工作报告",
          "远景目标纲要",
          "三年行动计划",
          "行动计划",
          "实施方案",
          "行动方案",
          "工作方案",
          "工作要点",
          "工作计划",
          "工作报告",
          "实施意见",
          "指导意见",
          "若干意见",
          "规划纲要",
          "年度计划",
          "实施计划",
          "规划",
          "纲要",
          "方案",
          "要点",
          "计划",
          "报告",
          "意见",
          "通知",
          "办法",
          "规定",
          "细则",
          "清单",
          "公告");

  private DocumentKind() {}

  /** The kind that a title names last, null for none. */
  public static @Nullable String of(String title) {
    String bare = withoutRemarks(title);
    String best = null;
    int at = -1;
    for (String word : WORDS) {
      int found = bare.lastIndexOf(word);
      if (found >= 0 && found + word.length() > at) {
        best = word;
        at = found + word.length();
      }
    }
    return best;
  }

  /** A title without (2021-2030) and (征求意见稿) at its end. */
  private static String withoutRemarks(String title) {
    String bare = title;
    while (bare.endsWith(")") && bare.lastIndexOf('(') > 0) {
      bare = bare.substring(0, bare.lastIndexOf('('));
    }
    return bare;
  }

  /** Whether a line ends as a document's title does. */
  public static boolean endsLikeTitle(String line) {
    String bare = withoutRemarks(line);
    for (String word : WORDS) {
      if (bare.endsWith(word)) {
        return true;
      }
    }
    return false;
  }
}
