package org.shanshui.compiler.quantity;

import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;

/** The noun after a number, which names what is counted: 3家三甲医院. */
final class RightNoun {
  private static final int SHORTEST = 2;
  private static final int LONGEST_MODIFIER = 5;
  private static final String PLACES = "县乡镇村户市区";
  private static final WordList PREDICATES =
      WordList.of("进行", "实行", "全部", "并", "以及", "不减少", "不降低", "不突破", "达到", "达过", "超到", "超过");
  private static final WordList DEEDS =
      WordList.of(
          "建设", "组织", "实施", "工作", "改造", "创建", "评审", "推进", "落地", "整治", "编制", "目标", "任务", "要求", "标准",
          "水平", "规模");

  private RightNoun() {}

  /** Whether the thing counted is named after the number. */
  static boolean isNamed(Context c) {
    int from = Predicates.afterComparator(c.text(), c.end());
    char first = c.after(from) == '的' && c.after(from + 1) != 0 ? c.after(from + 1) : c.after(from);
    boolean name =
        Context.isHan(first)
            || first == '“'
            || first == '《'
            || Context.isLatin(first)
            || Context.isDigit(first);
    return name
        && "和与及并且或以的了后前并由为".indexOf(first) < 0
        && !Words.startsWithVerb(c.text(), from)
        && !startsPredicate(c, from)
        && !c.startsAt(from, "目标");
  }

  /** The noun. */
  static String of(Context c) {
    int from = Predicates.afterComparator(c.text(), c.end());
    int start = c.after(from) == '的' ? from + 1 : c.startsAt(from, "用于") ? from + 2 : from;
    int end = end(c);
    boolean among = c.before() == '在' && c.before(end) == '中' && end - start > SHORTEST;
    return headOf(c.text().substring(start, Math.max(start, among ? end - 1 : end)));
  }

  /** Where the noun ends. */
  static int end(Context c) {
    int from = Predicates.afterComparator(c.text(), c.end());
    int stop = nextItem(c, from, Sentence.clauseEnd(c.text(), from));
    int depth = 0;
    boolean listed = false;
    int to = from;
    while (to < stop) {
      char mark = c.text().charAt(to);
      if (mark == '(' || mark == '“' || mark == '《') {
        depth++;
      } else if (mark == ')' || mark == '”' || mark == '》') {
        if (depth == 0) {
          break;
        }
        depth--;
      } else if (depth == 0 && mark == '、' && !listed) {
        listed = true;
        // 3个省级样板、… ends here, 国内、省内企业总部 goes on.
        int of = c.text().indexOf('的', to);
        if (to - from > LONGEST_MODIFIER && (of < 0 || of >= stop)) {
          break;
        }
      } else if (depth == 0 && isNoun(c, from, to) && endsBefore(c, to)) {
        break;
      }
      to++;
    }
    return to;
  }

  /** Whether what stands there may be all of a noun: two characters, or a kind of place (一半以上县). */
  private static boolean isNoun(Context c, int from, int to) {
    return to - from >= SHORTEST || to > from && PLACES.indexOf(c.after(from)) >= 0;
  }

  /** Where the next number's own noun begins, at most {@code stop}. */
  private static int nextItem(Context c, int from, int stop) {
    for (int i = c.index() + 1; i < c.mentions().size(); i++) {
      Mention next = c.mentions().get(i);
      if (next.start >= stop) {
        break;
      }
      if (next.measures() || next.type == null && !next.chinese) {
        // The next item of the list begins at the mark before its own name.
        int mark = c.text().lastIndexOf('、', next.start - 1);
        return mark > from ? mark : next.start;
      }
    }
    return stop;
  }

  private static boolean endsBefore(Context c, int at) {
    // 建设 and 改造 right after the noun are its action, and stay with it: 24个重点片区建设.
    return Words.startsWithVerb(c.text(), at)
            && !c.startsAt(at, "建设", "改造", "创建", "培训", "治理", "整治", "修复")
        || startsPredicate(c, at) && !definedAt(c, at);
  }

  /** Whether what is said at {@code at} defines the thing: 产值超5000亿元的集群. */
  private static boolean definedAt(Context c, int at) {
    for (int i = c.index() + 1; i < c.mentions().size(); i++) {
      Mention next = c.mentions().get(i);
      if (next.start - at > 4) {
        return false;
      }
      if (next.start >= at && next.is(QuantityClass.CONDITION)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsPredicate(Context c, int at) {
    boolean reaches = c.startsAt(at, "达", "超") && Context.isDigit(c.after(at + 1));
    // 一级指标均好于去年; but 人均, 平均.
    boolean all = c.after(at) == '均' && "人户亩地年月日平".indexOf(c.before(at)) < 0;
    return reaches || all || PREDICATES.startsAt(c.text(), at);
  }

  /** Of A的B the B, but A where B only says what is done with it. */
  private static String headOf(String name) {
    int of = name.lastIndexOf('的');
    if (of < 0 || of + 1 >= name.length()) {
      return name;
    }
    return DEEDS.startsAt(name, of + 1) ? name.substring(0, of) : name;
  }
}
