package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.prose.WordEndings;

/** What is invested in (投资), where the investment is named and its object is not. */
final class Investments {
  private static final Pattern BARE =
      Pattern.compile(
          "(?:年度|全年|当年|年内|今年)?(?:计划|完成|安排|预计)?(?:完成)?(?:年度|全年|当年|今年)?"
              + "(?:计划)?(?:总)?(?:投资额?|投入|投资总额)");

  /** What money is put into: 完善协同机制，完成投资30亿元 is no investment in a mechanism. */
  private static final WordEndings WORKS =
      WordEndings.of(
          "建设", "改造", "提升", "更新", "治理", "修复", "整治", "工程", "项目", "行动", "计划", "技改", "升级", "扩建", "扩区",
          "扩能", "开发", "搬迁", "绿化", "保护", "配套", "疏浚", "路", "线", "港", "站", "园", "区", "网", "库", "渠",
          "厂", "馆", "院", "校", "城", "桥", "房", "基地", "中心", "工程”", "项目”", "行动”");

  private static final WordEndings PUTS = WordEndings.of("投入", "安排", "拨付", "筹集", "筹措", "落实", "筹资");

  /** How large a thing is, which is no thing to invest in. */
  private static final WordEndings SIZES =
      WordEndings.of("长", "长度", "宽", "宽度", "库容", "里程", "面积", "占地", "规模", "容量", "能力", "跨度");

  private Investments() {}

  /** Whether a target is named as an investment without its object. */
  static boolean isBare(Mention mention, String name) {
    return mention.kind != Kind.GROWTH && name.indexOf('投') >= 0 && BARE.matcher(name).matches();
  }

  /** The full name: what was counted or named before, and which investment in it. */
  static String read(Context c, String name) {
    String kind = name.contains("总投资") ? "总投资" : "投资";
    if (c.precedes("的") && RightNoun.isNamed(c)) {
      // 总投资300亿元的28个重点项目: their number stands before their name.
      boolean counted =
          c.index() + 1 < c.mentions().size()
              && c.mentions().get(c.index() + 1).start == c.end() + 1;
      return MetricNames.tidy(RightNoun.of(counted ? c.at(c.index() + 1) : c)) + kind;
    }
    String project = Comparands.isBefore(c) ? Subjects.project(c) : null;
    if (project != null) {
      return project + kind;
    }
    String subject = Subjects.earlier(c);
    if (subject != null && SIZES.end(subject)) {
      // 实施引水工程，线路长60公里，总投资30亿元: how large it is is told of what the sentence opens with.
      String sized = Subjects.project(c);
      subject = sized == null ? subject : sized;
    }
    if (subject != null) {
      return withoutInvestment(subject) + period(c) + kind;
    }
    String works = Subjects.worksAfter(c);
    if (works != null) {
      return withoutInvestment(works) + kind;
    }
    works = Subjects.clauseBefore(c);
    if (works != null && works.endsWith("方面")) {
      return without(works, "方面") + period(c) + kind;
    }
    if (works == null) {
      works = Subjects.clauseAfter(c);
    }
    return works == null || !WORKS.end(works) ? kind : works + period(c) + kind;
  }

  /** What money is put into, where nothing but the verb stands before: 投入7亿元,改造校舍90所. */
  static @Nullable String putIn(Phrase p) {
    Context c = p.c();
    int verb = p.left().lead().start();
    boolean money =
        c.mention().quantity != null
            && c.mention().quantity.kind() != null
            && c.mention().quantity.kind().dimension().isMoney();
    if (!money || !p.name().isEmpty() || !PUTS.endsAt(c.text(), verb) || RightNoun.isNamed(c)) {
      return null;
    }
    String works = Subjects.worksAfter(c);
    if (works == null) {
      works = Subjects.clauseAfter(c);
    }
    return (works == null ? "" : works) + "投入";
  }

  private static String period(Context c) {
    String lead = c.text().substring(c.clauseStart(), c.start());
    return lead.contains("年度") ? "年度" : lead.contains("全年") ? "全年" : "";
  }

  private static String withoutInvestment(String subject) {
    if (!subject.endsWith("投资")) {
      return subject;
    }
    String works = without(without(subject, "投资"), "总");
    for (String period : List.of("年度", "全年", "计划")) {
      if (works.endsWith(period)) {
        return without(works, period);
      }
    }
    return works;
  }

  private static String without(String text, String tail) {
    return text.endsWith(tail) ? text.substring(0, text.length() - tail.length()) : text;
  }
}
