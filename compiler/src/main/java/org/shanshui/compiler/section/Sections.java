package org.shanshui.compiler.section;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.about.FiveYearPlan;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.section.Section.Aspect;

/** Tells for every passage whether its part of the document looks back or ahead. */
public final class Sections {
  private static final Pattern LOOKS_BACK =
      Pattern.compile(
          "回顾|成效$|成绩$|成就|现状|形势|背景|总结|(?:发展|工作|建设|现实|优势|规划|实施|现有)(?:条件和?|环境和?)?基础"
              + "|基础条件|存在.{0,6}问题|主要问题|问题(?:和|与|及)|面临|制约|挑战$|机遇$|发展环境|趋势"
              + "|进展情况|完成情况|执行情况|取得|短板(?:和|与)?(?:弱项)?$|过去(?:一|五|的)|主要成果|规划范围|规划期限|实施范围|问题$|困难$|不足$|特征$");
  private static final Pattern LOOKS_AHEAD =
      Pattern.compile(
          "目标|任务|工作安排|重点工作|总体要求|总体思路|工作思路|主要举措|重点举措|工作建议|展望|部署|措施|保障|行动|工程|愿景|补齐|补强|夯实|筑牢|打牢|化解|破解|解决|着力|聚力|提高|增强|进一步|年工作$|工作打算|奋斗|"
              + "^(?:加快|推进|推动|强化|深化|实施|打造|建设|构建|完善|健全|提升|促进|加强|聚焦|聚力|坚持|着力|全力|优化|扩大|培育|落实)");
  private static final Pattern NOTES = Pattern.compile("名词解释|名词注释|术语解释|名词术语|有关说明$|指标解释|注释$");
  private static final Pattern RANGE = Pattern.compile("(20\\d\\d)年?[-—~至](20\\d\\d)年?");
  private static final Pattern UNTIL = Pattern.compile("(20[2-9]\\d)年");

  private Sections() {}

  /** One section a passage. */
  public static Section[] of(List<Passage> passages, Outline outline, About about) {
    String[] dues = dues(outline, about);
    Section[] sections = new Section[passages.size()];
    Aspect[] aspects =
        about.report() ? reportAspects(passages, outline) : planAspects(passages, outline, about);
    boolean notes = false;
    for (int p = 0; p < sections.length; p++) {
      int heading = outline.over(p);
      String text = passages.get(p).text().text();
      notes |= text.length() < 40 && NOTES.matcher(text).find();
      sections[p] =
          new Section(notes ? Aspect.REVIEW : aspects[p], heading < 0 ? null : dues[heading]);
    }
    return sections;
  }

  private static String[] dues(Outline outline, About about) {
    List<Heading> headings = outline.headings();
    String[] dues = new String[headings.size()];
    for (int h = 0; h < dues.length; h++) {
      String due = dueOf(headings.get(h).title(), about);
      int parent = outline.parent(h);
      dues[h] = due != null || parent < 0 ? due : dues[parent];
    }
    return dues;
  }

  private static Aspect[] reportAspects(List<Passage> passages, Outline outline) {
    Aspect[] aspects = new Aspect[passages.size()];
    int turn = Turn.of(passages, outline);
    for (int p = 0; p < aspects.length; p++) {
      aspects[p] = p < turn ? Aspect.REVIEW : Aspect.PLAN;
    }
    return aspects;
  }

  private static Aspect[] planAspects(List<Passage> passages, Outline outline, About about) {
    List<Heading> headings = outline.headings();
    Aspect[] byHeading = new Aspect[headings.size()];
    for (int h = 0; h < headings.size(); h++) {
      int parent = outline.parent(h);
      Aspect above = parent < 0 ? null : byHeading[parent];
      byHeading[h] = said(headings.get(h).title(), above);
    }
    // A text without title or heading is a piece of a plan, and commits unless it says otherwise;
    // so does one whose first heading goes on a numbering that it does not begin.
    boolean piece = about.title() == null || headings.isEmpty() || goesOn(headings.get(0));
    Aspect[] aspects = new Aspect[passages.size()];
    for (int p = 0; p < aspects.length; p++) {
      int heading = outline.over(p);
      aspects[p] = heading >= 0 ? byHeading[heading] : piece ? Aspect.PLAN : Aspect.OPEN;
    }
    return aspects;
  }

  private static boolean goesOn(Heading first) {
    return first.marker() != null && first.marker().value() > 1;
  }

  /** In a plan everything under its headings commits unless one of them says that it looks back. */
  private static Aspect said(String title, @Nullable Aspect above) {
    if (LOOKS_BACK.matcher(title).find() && !LOOKS_AHEAD.matcher(title).find()) {
      return Aspect.REVIEW;
    }
    return above == null ? Aspect.PLAN : above;
  }

  /** The year that a heading's targets hold by, null where it says none. */
  private static @Nullable String dueOf(String title, About about) {
    Matcher range = RANGE.matcher(title);
    if (range.find()) {
      return range.group(2);
    }
    Integer year = about.planYear();
    // “十四五”开局工作 is the work of its first year.
    boolean first = title.contains("开局") || title.contains("起步");
    if (year != null && (first || title.contains("今年") || title.contains(year + "年"))) {
      return String.valueOf(year);
    }
    Integer five = FiveYearPlan.lastYear(title);
    if (five != null) {
      return String.valueOf(five);
    }
    if (title.contains("今后五年") || title.contains("未来五年")) {
      return year == null ? null : String.valueOf(year + 4);
    }
    // "“十四五”时期和2035年主要目标" rules both; the nearer is the one its targets hold by.
    Matcher until = UNTIL.matcher(title);
    Integer from = about.period() == null ? null : about.startYear();
    boolean ahead = until.find() && (from == null || Integer.parseInt(until.group(1)) >= from);
    return ahead ? until.group(1) : null;
  }
}
