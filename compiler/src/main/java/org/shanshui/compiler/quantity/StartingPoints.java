package org.shanshui.compiler.quantity;

import java.util.regex.Pattern;

/** The values from which a change starts (基数): 由87.5%提升至100%. */
final class StartingPoints {
  private static final int FARTHEST_FROM = 14;
  private static final int FARTHEST_GOAL = 14;
  private static final Pattern SAID_BETWEEN =
      Pattern.compile(
          "(?:[12]\\d{3}年[底末初]?的?|“?十?[一二三四五六七八九]五”?(?:时期末|时期|期间|期末|末|初期|初)?的?|现在的|现状的?|现状值|目前|当前|人均每?[年月]?|[年月]人均|每人每月|每人每年|每月|每人|每[一-鿿]{1,4}"
              + "|目前的|现有的|当前的|上年的?|去年的?|约|近|不足|基期的?)?(?:约|近|不足|不到)?");

  private StartingPoints() {}

  /** Whether the mention is the value that a change, to the number after it, starts from. */
  static boolean isOne(Context c) {
    return changesTo(c) && (followsFrom(c) || followsPresent(c));
  }

  private static boolean followsFrom(Context c) {
    int clause = c.clauseStart();
    int start = c.start();
    for (int i = start - 1; i >= clause && start - i <= FARTHEST_FROM; i--) {
      char from = c.text().charAt(i);
      if (from == '由' || from == '从') {
        return SAID_BETWEEN.matcher(c.text()).region(i + 1, start).matches();
      }
    }
    return false;
  }

  private static boolean followsPresent(Context c) {
    return c.follows("现在的", "现有的", "目前的", "上年的", "年的", "现状", "现状的");
  }

  /**
   * Whether the mention is the present value that is told so, wherever the goal stands: 从现状52%稳步提高,
   * 以2020年的36%为基数.
   */
  static boolean isPresent(Context c) {
    boolean present = c.follows("现状", "现状的", "目前的", "现在的", "当前的", "现状值");
    return present && followsFrom(c) || c.precedes("为基数", "为基准", "为基期", "的基数");
  }

  /** Whether the mention counts what something else is built on: 在6个试点基础上. */
  static boolean isBuiltOn(Context c) {
    if (c.text().charAt(Math.min(c.contentStart(), c.text().length() - 1)) != '在') {
      return false;
    }
    int end = Sentence.clauseEnd(c.text(), c.end());
    return c.endsAt(end, "基础上");
  }

  private static boolean changesTo(Context c) {
    int next = c.index() + 1;
    while (next < c.mentions().size() && isPassedOver(c.mentions().get(next))) {
      next++;
    }
    if (next >= c.mentions().size()) {
      return false;
    }
    Mention goal = c.mentions().get(next);
    int gap = goal.start - c.end();
    if (gap < 1 || gap > FARTHEST_GOAL || goal.quantity == null) {
      return false;
    }
    boolean leads = false;
    for (int i = c.end(); i < goal.start; i++) {
      char between = c.text().charAt(i);
      if (",;。".indexOf(between) >= 0) {
        return false;
      }
      leads |= "到至为".indexOf(between) >= 0;
    }
    return leads;
  }

  /** Whether the mention can be no goal: it has its class, or says when. */
  private static boolean isPassedOver(Mention mention) {
    return mention.type != null || mention.time != null && mention.quantity == null;
  }

  /** Whether the mention is what a change leads to: 由45天缩短到2025年的20天. */
  static boolean isGoal(Context c) {
    int before = c.index() - 1;
    while (before >= 0
        && c.mentions().get(before).time != null
        && c.mentions().get(before).quantity == null) {
      before--;
    }
    return before >= 0 && isOne(c.at(before));
  }
}
