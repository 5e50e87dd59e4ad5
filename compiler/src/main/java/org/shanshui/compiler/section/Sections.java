package org.shanshui.compiler.section;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
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
              + "|进展情况|完成情况|执行情况|取得|短板(?:和|与)?(?:弱项)?$|过去(?:一|五|的)|主要成果|问题$|困难$|不足$|特征$");
  private static final Pattern LOOKS_AHEAD =
      Pattern.compile(
          "目标|任务|工作安排|重点工作|总体要求|总体思路|工作思路|主要举措|重点举措|工作建议|展望|部署|措施|保障|行动|工程|愿景|年工作$|工作打算|奋斗|"
              + "^(?:加快|推进|推动|强化|深化|实施|打造|建设|构建|完善|健全|提升|促进|加强|聚焦|聚力|坚持|着力|全力|优化|扩大|培育|落实)");
  private static final Pattern TURNS_AHEAD =
      Pattern.compile(
          "预期目标(?:是|为|建议|:)|今年政府工作的?总体|(?:今年|\\d{4}年)(?:政府|我们|全市|全省)?工作的?总体(?:要求|思路)"
              + "|今年是.{0,40}(?:之年|一年)|做好(?:今年|\\d{4}年)|今年(?:要|我们将|,我们将)?重点(?:抓好|做好)|重点抓好以下|突出抓好以下|着力(?:抓好|做好)以下|"
              + "今年经济社会发展的?(?:主要|总体)|今年的主要目标|新的一年|(?:今后|未来)五年.{0,12}(?:目标|要求|思路|任务)");
  private static final Pattern TURNS_BACK =
      Pattern.compile(
          "^(?:各位代表[!,:])?(?:过去(?:的)?(?:一|五)年|一年来|五年来|回顾(?:过去|\\d{4}|一年|五年)|\\d{4}年工作回顾)|我们也清醒|也清醒地?看到|取得的成绩来之不易|存在(?:的|一些|不少)?(?:困难|问题|不足)");
  private static final Pattern RANGE =
      Pattern.compile("(20\\d\\d)年?[-—~至](20\\d\\d)年?");
  private static final Pattern FIVE = Pattern.compile("十([一二三四五六七])五");
  private static final Pattern UNTIL = Pattern.compile("(?:到|至)?(20[2-9]\\d)年");

  private Sections() {}

  /** One section a passage. */
  public static Section[] of(List<Passage> passages, Outline outline, About about) {
    Section[] sections = new Section[passages.size()];
    List<Heading> headings = outline.headings();
    Aspect[] byHeading = new Aspect[headings.size()];
    String[] dueByHeading = new String[headings.size()];
    for (int h = 0; h < headings.size(); h++) {
      Heading heading = headings.get(h);
      int parent = outline.parent(h);
      Aspect own = aspectOf(heading.title(), about, parent < 0 ? null : byHeading[parent]);
      byHeading[h] = own != null ? own : parent >= 0 ? byHeading[parent] : Aspect.OPEN;
      String due = dueOf(heading.title(), about);
      dueByHeading[h] = due != null ? due : parent >= 0 ? dueByHeading[parent] : null;
    }
    // A text without title or heading is a piece of a plan, and commits unless it says otherwise.
    boolean piece = about.title() == null || headings.isEmpty();
    Aspect before = about.report() ? Aspect.REVIEW : piece ? Aspect.PLAN : Aspect.OPEN;
    Aspect running = before;
    for (int p = 0; p < passages.size(); p++) {
      int heading = outline.over(p);
      if (heading >= 0 && headings.get(heading).passage() == p) {
        Aspect said = byHeading[heading];
        if (said != Aspect.OPEN && (!about.report() || decides(headings.get(heading), about))) {
          running = said;
        }
      }
      String text = passages.get(p).text().text();
      if (about.report()) {
        if (running == Aspect.REVIEW && TURNS_AHEAD.matcher(text).find()) {
          running = Aspect.PLAN;
        } else if (running == Aspect.PLAN && TURNS_BACK.matcher(head(text)).find()) {
          running = Aspect.REVIEW;
        }
      } else {
        running = heading < 0 ? before : byHeading[heading];
        // In a plan everything under its headings commits unless it says that it looks back.
        if (running == Aspect.OPEN && heading >= 0) {
          running = Aspect.PLAN;
        }
      }
      sections[p] = new Section(running, heading < 0 ? null : dueByHeading[heading]);
    }
    return sections;
  }

  /** In a report only the headings that part review from plan decide; its chapters say neither. */
  private static boolean decides(Heading heading, About about) {
    return aspectInReport(heading.title(), about) != null;
  }

  private static @Nullable Aspect aspectOf(String title, About about, @Nullable Aspect parent) {
    if (about.report()) {
      return aspectInReport(title, about);
    }
    boolean back = LOOKS_BACK.matcher(title).find();
    boolean ahead = LOOKS_AHEAD.matcher(title).find();
    if (back && !ahead) {
      return Aspect.REVIEW;
    }
    if (ahead && parent == null) {
      return Aspect.PLAN;
    }
    return null;
  }

  private static final Pattern REPORT_BACK =
      Pattern.compile("回顾|过去(?:一|五|的)|(?:工作|发展)(?:情况|总结)|成就|取得|主要成绩");
  private static final Pattern REPORT_AHEAD =
      Pattern.compile(
          "工作(?:的)?(?:安排|任务|目标|重点|总体|要求|思路|打算|部署|建议|主要)|主要(?:目标|任务|工作)|目标任务|重点(?:工作|任务)|"
              + "总体要求|今后|预期目标|奋斗目标|(?:今年|\\d{4}年)(?:的)?(?:政府)?工作$|发展目标|经济社会发展的|远景|政府自身建设");

  private static @Nullable Aspect aspectInReport(String title, About about) {
    if (REPORT_BACK.matcher(title).find()) {
      return Aspect.REVIEW;
    }
    if (REPORT_AHEAD.matcher(title).find()) {
      Matcher year = UNTIL.matcher(title);
      boolean past =
          about.planYear() != null
              && year.find()
              && Integer.parseInt(year.group(1)) < about.planYear();
      return past ? null : Aspect.PLAN;
    }
    return null;
  }

  private static @Nullable String dueOf(String title, About about) {
    Matcher range = RANGE.matcher(title);
    if (range.find()) {
      return range.group(2);
    }
    Matcher until = UNTIL.matcher(title);
    String last = null;
    while (until.find()) {
      // "“十四五”时期和2035年主要目标" rules both; the nearer is the one its targets hold by.
      last = last == null ? until.group(1) : last;
    }
    Matcher five = FIVE.matcher(title);
    if (five.find()) {
      return String.valueOf(2005 + 5 * ("一二三四五六七".indexOf(five.group(1)) + 1));
    }
    if (title.contains("今后五年") || title.contains("未来五年")) {
      return about.planYear() == null ? null : String.valueOf(about.planYear() + 4);
    }
    if (about.period() != null && last != null && Integer.parseInt(last) < about.period().from()) {
      return null;
    }
    return last;
  }

  private static String head(String text) {
    return text.length() > 120 ? text.substring(0, 120) : text;
  }
}
