package org.shanshui.compiler.quantity;

import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.time.Shape;

/**
 * What stands before a number in its clause: the thing it measures, then the words that lead to it.
 *
 * @param from where the thing's name starts, leading words stripped
 * @param to where the words that lead to the number start, not before {@code from}
 * @param lead those words
 */
record LeftContext(int from, int to, Predicates.Lead lead) {

  LeftContext {
    to = Math.max(from, to);
  }

  /** Reads the words before a mention. */
  static LeftContext of(Context c) {
    String text = c.text();
    int floor = c.clauseStart();
    int cut = c.start();
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).end > floor; i--) {
      Mention other = c.mentions().get(i);
      // 总产值比上年增长8%: the thing ends before the comparison.
      if (other.time != null && other.start > floor && "比较".indexOf(c.before(other.start)) >= 0) {
        cut = other.start - 1;
        continue;
      }
      boolean dates = dates(c, other);
      if (!dates && !other.measures() && !numbersItem(c, other)) {
        continue;
      }
      int after = Predicates.afterComparator(text, other.end);
      if (dates && isBlank(text, after, c.start())) {
        return beforeTime(c, floor, other.start);
      }
      floor = other.measures() ? afterMeasure(c, i, after, cut) : after;
      break;
    }
    return within(c, floor, cut);
  }

  /** What stands between {@code floor}, where what is said before ends, and the number. */
  private static LeftContext within(Context c, int floor, int cut) {
    String text = c.text();
    Predicates.Lead lead = Predicates.lead(text, c.start(), floor);
    // 水库改造提升6座 counts works; nothing grows by six.
    if (lead.kind() == Kind.GROWTH && (c.mention().counts() || c.follows("改造提升"))) {
      lead = new Predicates.Lead(c.start(), null, null, false);
    }
    if (cut < lead.start()) {
      lead = new Predicates.Lead(Math.max(floor, cut), lead.kind(), lead.op(), lead.states());
    }
    int from = Words.nameStart(text, floor, lead.start());
    if (!lead.states() || lead.kind() == null) {
      from = Words.lastVerbEnd(text, from, lead.start());
      from = Words.nameStart(text, from, lead.start());
    }
    return new LeftContext(from, lead.start(), lead);
  }

  /** Where what an earlier number measures ends, and the list that it opens goes on. */
  private static int afterMeasure(Context c, int other, int after, int cut) {
    // 10个断面浓度下降4%: the noun after the count is what falls.
    boolean own = RightNoun.isNamed(c.at(other)) && !Predicates.lead(c.text(), cut, after).states();
    int floor = own ? Math.min(RightNoun.end(c.at(other)), c.start()) : after;
    while (floor < c.start() && "、和与及并或,".indexOf(c.after(floor)) >= 0) {
      floor++;
    }
    return floor;
  }

  /** 总里程到2012年达到5300公里: the thing stands before the time. */
  private static LeftContext beforeTime(Context c, int floor, int time) {
    int to = time;
    while (to > floor && "到至在于、 ".indexOf(c.before(to)) >= 0) {
      to--;
    }
    return new LeftContext(
        Words.nameStart(c.text(), floor, to), to, Predicates.lead(c.text(), c.start(), time));
  }

  /** Whether nothing stands there but the words that lead to a number. */
  private static boolean isBlank(String text, int from, int to) {
    return Predicates.lead(text, to, from).start() - from <= 1;
  }

  /** 年度投资 and 未来社区 begin with words of time that date nothing. */
  private static boolean dates(Context c, Mention when) {
    return when.is(QuantityClass.TIME)
        && when.time != null
        && when.time.due() != null
        && when.time.shape() != Shape.ERA
        && !c.startsAt(when.start, "年度");
  }

  private static boolean numbersItem(Context c, Mention ordinal) {
    char after = c.after(ordinal.end);
    return ordinal.is(QuantityClass.ORDINAL)
        && (ordinal.start == 0 || after == ')' || after == '.' || after == '、');
  }

  /** The thing's name, as it stands there. */
  String name(String text) {
    return text.substring(from, to);
  }
}
