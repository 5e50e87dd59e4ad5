package org.shanshui.compiler.about;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.language.lexicon.Lexicon;

/** What plan documents call themselves (文种). */
public final class DocumentKind {
  private static final WordEndings WORDS =
      WordEndings.of(
          "国民经济和社会发展计划",
          "政府工作报告",
          "远景目标纲要",
          "三年行动计划",
          "行动计划",
          "实施方案",
          "行动方案",
          "工作方案",
          "工作要点",
          "年度工作安排",
          "重点工作安排",
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
          "公告",
          "若干措施",
          "政策措施",
          "行动纲要",
          "总体方案",
          "分解表",
          "指标表",
          "任务表",
          "项目表",
          "责任表",
          "责任分解",
          "任务分解",
          "责任分工",
          "任务分工",
          "民生实事",
          "若干举措",
          "措施",
          "举措");

  /** Kinds that parts of documents are called by as well. */
  private static final WordEndings ALSO_PARTS =
      WordEndings.of(
          "措施", "举措", "任务分工", "责任分工", "分解表", "指标表", "任务表", "项目表", "责任表", "责任分解", "任务分解", "民生实事");

  /** What a title may add to the kind, or a part of the document may be called by. */
  private static final WordEndings REMARKS =
      WordEndings.of("摘要", "文本", "全文", "草案", "送审稿", "征求意见稿", "说明书");

  private DocumentKind() {}

  /** The kind that a title names last, null for none. */
  public static @Nullable String of(String title) {
    String bare = withoutRemarks(title);
    for (int end = bare.length(); end > 0; end--) {
      long kind = WORDS.longestBefore(bare, 0, end);
      if (kind != Lexicon.MISS) {
        return bare.substring(Lexicon.end(kind), end);
      }
    }
    return null;
  }

  /** Whether a line ends as a document's title does. */
  public static boolean endsLikeTitle(String line) {
    return WORDS.end(withoutRemarks(line));
  }

  /** Whether it may as well be the name of a part: 保障措施. */
  public static boolean mayNamePart(String title) {
    return ALSO_PARTS.end(title) && !title.endsWith("若干措施") && !title.endsWith("政策措施");
  }

  /** A title without (2021-2030), (征求意见稿) and 摘要 at its end. */
  private static String withoutRemarks(String title) {
    String bare = title;
    while (true) {
      long remark = REMARKS.longestBefore(bare, 1, bare.length());
      if (bare.endsWith(")") && bare.lastIndexOf('(') > 0) {
        bare = bare.substring(0, bare.lastIndexOf('('));
      } else if (remark != Lexicon.MISS) {
        bare = bare.substring(0, Lexicon.end(remark));
      } else {
        return bare;
      }
    }
  }
}
