package org.shanshui.compiler.quantity;

import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;

/**
 * Counts of what exists, and sizes by which something is done (存量与标准): they tell of what a target
 * speaks, and are none.
 */
final class Stock {
  private static final int LONGEST_NOUN = 20;
  private static final int LONGEST_RULE = 12;
  private static final int LONGEST_NAME = 6;
  private static final int LONGEST_RANK = 8;
  private static final WordEndings POINTS = WordEndings.of("扣", "得", "加", "计", "扣减", "扣除");
  private static final WordList FULL = WordList.of("得满分", "计满分", "得基本分", "不得分", "不扣分");
  private static final WordList RANKS = WordList.of("排名", "排位", "排序", "位列", "得分", "考核");
  private static final WordList RADII =
      WordList.of("覆盖", "服务半径", "服务范围", "半径", "范围", "服务圈", "见绿", "见园", "辐射", "步行");
  private static final WordEndings AROUND = WordEndings.of("半径", "方圆", "周边");
  private static final WordEndings RATES =
      WordEndings.of("率", "比例", "比重", "占比", "达标率", "覆盖面", "覆盖度", "满意度");
  private static final WordEndings KEEPS = WordEndings.of("巩固", "保持", "维护好", "管好", "依托", "利用");
  private static final WordList DONE = WordList.of("执行", "配建", "配置", "设置", "计算", "核定", "控制");
  private static final WordEndings STANDARDS =
      WordEndings.of("标准为", "标准:", "标准不低于", "标准不少于", "规格为", "指标为");

  private static final WordEndings HEADS =
      WordEndings.of("建设标准", "配置标准", "设置标准", "技术标准", "建设规范", "技术要求", "选址要求", "设置要求", "配建标准");

  private Stock() {}

  /** 500米覆盖率, 半径500米范围内: how far from it one may live. */
  static boolean isRadius(Context c) {
    return isLength(c) && (RADII.startsAt(c.text(), c.end()) || AROUND.endsAt(c.text(), c.start()));
  }

  private static boolean isLength(Context c) {
    return c.unit().endsWith("米") && !c.unit().endsWith("平方米") && !c.unit().endsWith("立方米")
        || c.unit().equals("公里");
  }

  /** 8个断面水质达标率100%: between the count and the share stands only what they are of. */
  static boolean isShared(Context c) {
    int next = c.index() + 1;
    // 二级以上医院门诊预约率: the bound tells which ones, and counts none.
    boolean bound = Predicates.afterComparator(c.text(), c.end()) > c.end();
    if (!c.mention().counts() || bound || isDone(c) || next >= c.mentions().size()) {
      return false;
    }
    Mention share = c.mentions().get(next);
    int lead = Predicates.lead(c.text(), share.start, c.end()).start();
    return share.unit().equals("%")
        && lead - c.end() <= LONGEST_NOUN
        && RATES.endsAt(c.text(), lead)
        && isNoun(c, lead);
  }

  /** 巩固12个国家卫生乡镇. */
  static boolean isKept(Context c) {
    return KEEPS.endsAt(c.text(), c.start()) && c.mention().counts() && RightNoun.isNamed(c);
  }

  /** 每少1座扣2分, 完成12座得满分: what points are given for. */
  static boolean isScored(Context c) {
    int clause = c.clauseStart();
    boolean points = c.unit().equals("分") && POINTS.endsAt(c.text(), c.start());
    return points
        || FULL.firstEnd(c.text(), c.end(), Sentence.clauseEnd(c.text(), c.end())) >= 0
        || c.startsAt(clause, "每少", "每多", "每增加", "每减少", "每超", "每低", "每高", "每降低", "每提高")
            && Sentence.clauseEnd(c.text(), c.end()) - c.end() <= LONGEST_RULE
            && scoresBehind(c);
  }

  private static boolean scoresBehind(Context c) {
    int end = Sentence.end(c.text(), c.end());
    for (int i = c.index() + 1; i < c.mentions().size() && c.mentions().get(i).end <= end; i++) {
      Mention other = c.mentions().get(i);
      if (other.unit().equals("分") && POINTS.endsAt(c.text(), other.start)) {
        return true;
      }
    }
    return false;
  }

  /** 排名靠后的25个村, 排名后10位: how many are chosen by their rank. */
  static boolean isRanked(Context c) {
    int from = Math.max(c.clauseStart(), c.start() - LONGEST_RANK);
    int rank = c.mention().counts() ? RANKS.firstEnd(c.text(), from, c.start()) : -1;
    return rank >= 0 && (c.before() == '的' || c.follows("前", "后", "末")) && RightNoun.isNamed(c);
  }

  /** 按每户1.2个配建, 建设标准为路面宽度不小于4.5米. */
  static boolean isStandard(Context c) {
    int clause = c.clauseStart();
    if (DONE.startsAt(c.text(), Predicates.afterComparator(c.text(), c.end()))) {
      int by = c.text().lastIndexOf('按', c.start());
      return by >= clause && c.start() - by <= LONGEST_RULE;
    }
    int standard = c.after(c.end()) == '的' ? c.text().indexOf("标准", c.end()) : -1;
    if (standard >= 0 && standard - c.end() <= LONGEST_NAME && !c.unit().equals("%")) {
      int by = c.text().lastIndexOf('按', c.start());
      return by >= clause && c.start() - by <= LONGEST_RULE;
    }
    for (int at = c.start(); at > clause && c.start() - at <= LONGEST_RULE; at--) {
      if (STANDARDS.endsAt(c.text(), at)) {
        return !c.unit().equals("%");
      }
    }
    return false;
  }

  /** Whether a heading is over what sets standards: 建设标准, 选址要求. */
  static boolean headsStandards(String heading) {
    return HEADS.endsAt(heading, heading.length());
  }

  /** 面积不小于400平方米: a size that every single thing must keep. */
  static boolean isBound(Context c) {
    Predicates.Lead lead = Predicates.lead(c.text(), c.start(), c.contentStart());
    boolean bound = lead.op() == Op.AT_LEAST || lead.op() == Op.AT_MOST;
    return bound && lead.kind() == null && !c.unit().isEmpty() && !c.unit().equals("%");
  }

  private static boolean isDone(Context c) {
    return Words.endsWithDeed(c.text(), c.start());
  }

  private static boolean isNoun(Context c, int to) {
    for (int i = c.end(); i < to; i++) {
      if ("、,;:。!?".indexOf(c.text().charAt(i)) >= 0) {
        return false;
      }
    }
    return Words.firstVerbStart(c.text(), c.end(), to) == to;
  }
}
