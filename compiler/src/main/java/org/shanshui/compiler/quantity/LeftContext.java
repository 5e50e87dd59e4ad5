package org.shanshui.compiler.quantity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;

/**
 * What stands before a number in its clause: the thing it measures, then the words that lead to it.
 *
 * @param from where the thing's name starts, leading words stripped
 * @param to where the words that lead to the number start, not before {@code from}
 * @param lead those words
 * @param place for which the number holds, named before the thing or instead of it, null for none
 */
record LeftContext(int from, int to, Predicates.Lead lead, @Nullable String place) {
  private static final int SHORTEST_THING = 2;
  private static final int LONGEST_KIND = 8;
  private static final int LONGEST_BASIS = 24;

  /** What the names of measures end in. */
  private static final String MEASURES = "率比例重度量积入";

  private static final WordEndings BEFORES =
      WordEndings.of(
          "比上个", "较上个", "比上一个", "较上一个", "比上个五年", "较上个五年", "比前五年", "较前五年", "比前三年", "较前三年");

  private static final WordList ASIDES = WordList.of("包括", "含", "不含", "不包括", "包含", "其中", "折");

  /** Words that 中 ends, and names no whole. */
  private static final WordEndings NO_AMONG =
      WordEndings.of("高中", "初中", "集中", "其中", "途中", "水中", "空中", "心中", "手中", "年中", "期中");

  private static final Set<String> KINDS_OF_PLACES =
      WordList.words(LeftContext.class, "kinds-of-places.txt");

  LeftContext {
    to = Math.max(from, to);
  }

  /** Reads the words before a mention. */
  static LeftContext of(Context c) {
    String text = c.text();
    int floor = c.contentStart();
    int cut = builtOn(c, floor, c.start());
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).end > floor; i--) {
      Mention other = c.mentions().get(i);
      if (other.start >= cut) {
        continue;
      }
      // 总产值比上年增长8%: the thing ends before the comparison.
      if (other.time != null && other.start > floor && compares(c, other)) {
        cut = other.start - 1;
        continue;
      }
      int after = Predicates.afterComparator(text, other.end);
      if (other.dates() && isBlank(text, after, c.start())) {
        return beforeTime(c, floor, i);
      }
      if (other.is(QuantityClass.CONDITION) && Stock.isShared(c.at(i))) {
        // 8个断面水质达标率100%: what is measured is named after the count.
        floor = other.end;
        break;
      }
      if (!dates(c, other) && !other.measures() && !other.opensItem(c.after(other.end))) {
        continue;
      }
      floor = other.measures() ? afterMeasure(c, i, after, cut) : after;
      break;
    }
    return within(c, floor, cut);
  }

  /** 产能在现有基础上增加: where what it is built on begins, {@code cut} where nothing is told. */
  private static int builtOn(Context c, int floor, int cut) {
    int lead = Predicates.lead(c.text(), cut, floor).start();
    if (!c.endsAt(lead, "基础上")) {
      return cut;
    }
    int in = c.text().lastIndexOf('在', lead);
    return in >= c.clauseStart() && lead - in <= LONGEST_BASIS ? Math.max(in, floor) : cut;
  }

  /** What stands between {@code floor}, where what is said before ends, and the number. */
  private static LeftContext within(Context c, int floor, int cut) {
    String text = c.text();
    Predicates.Lead lead = Predicates.lead(text, c.start(), floor);
    // 比上个五年增加3亿吨: the words before the number say with what it is compared.
    long before = BEFORES.longestBefore(text, floor, lead.start());
    if (before != Lexicon.MISS) {
      lead = new Predicates.Lead(Lexicon.end(before), lead.kind(), lead.op(), lead.states());
    }
    // 水库改造提升6座 counts works; nothing grows by six.
    if (lead.kind() == Kind.GROWTH
        && (c.mention().counts() && c.follows("提升") || c.follows("改造提升"))) {
      lead = new Predicates.Lead(c.start(), null, null, false);
    }
    if (cut < lead.start()) {
      lead = new Predicates.Lead(Math.max(floor, cut), lead.kind(), lead.op(), lead.states());
    }
    return named(c, floor, lead.start(), lead);
  }

  /** What is named in {@code [floor, end)}: the places it opens with, then the thing. */
  private static LeftContext named(Context c, int floor, int end, Predicates.Lead lead) {
    String text = c.text();
    int to = withoutAmong(c, floor, withoutAside(c, floor, withTotal(c, floor, end)));
    int quote = text.lastIndexOf('“', to - 1);
    if (quote >= floor && quote < to && text.lastIndexOf('”', to - 1) < quote) {
      // “新建公园20个”任务: the quotation goes on over the number.
      return named(c, quote + 1, to, lead);
    }
    Opening opening = Opening.of(text, floor, to);
    Opening stripped = opening != null && opening.strips() ? opening : null;
    int start = stripped == null ? floor : stripped.end();
    int from = Words.nameStart(text, behindAside(text, start, to), to);
    if (!lead.states() || lead.kind() == null) {
      from = Words.lastVerbEnd(text, from, to);
      from = Words.nameStart(text, from, to);
    }
    String place = opening == null ? null : opening.name();
    if (stripped == null && from < to && isPlaceAlone(c, text.substring(from, to), lead)) {
      return new LeftContext(to, to, lead, text.substring(from, to));
    }
    int kind = lead.states() ? kindBehind(text, from, to) : to;
    if (kind < to) {
      return new LeftContext(from, kind, lead, text.substring(kind, to));
    }
    // 建设石桥镇污水处理厂: the place stands after the verb.
    int inside = stripped == null ? Places.nameEnd(text, from, to) : -1;
    if (inside >= 0 && to - inside >= SHORTEST_THING) {
      place = text.substring(from, inside);
      from = inside;
    }
    return new LeftContext(from, to, lead, place);
  }

  /** 人口总数 keeps what a longer name needs not: 人口 alone would say too little. */
  private static int withTotal(Context c, int floor, int end) {
    return end - floor == SHORTEST_THING && c.startsAt(end, "总数") ? end + 2 : end;
  }

  /** 农村(包括乡镇卫生院)25万张: what is reckoned in is said aside. */
  private static int withoutAside(Context c, int floor, int to) {
    int open = c.before(to) == ')' ? c.text().lastIndexOf('(', to) : -1;
    return open - floor >= SHORTEST_THING && ASIDES.startsAt(c.text(), open + 1) ? open : to;
  }

  /** 省属企业(含控股企业)新增织机: behind what the doer's name covers its deed begins. */
  private static int behindAside(String text, int from, int to) {
    int close = text.lastIndexOf(')', to - 1);
    int open = close > from ? text.lastIndexOf('(', close) : -1;
    boolean deed = open >= from && Words.leadingEnd(text, close + 1) > close + 1;
    return deed && ASIDES.startsAt(text, open + 1) ? close + 1 : from;
  }

  /** 主要产品中40%达到…: the share is of the products. */
  private static int withoutAmong(Context c, int floor, int to) {
    boolean among =
        c.unit().equals("%")
            && c.before(to) == '中'
            && to - floor > LONGEST_KIND / 2
            && !NO_AMONG.endsAt(c.text(), to);
    return among ? to - 1 : to;
  }

  /**
   * Whether it is but a place or office: one of the parts of a whole, or a kind of place for which
   * the thing named before has another value (城市达到97%、县城达到93%).
   */
  private static boolean isPlaceAlone(Context c, String name, Predicates.Lead lead) {
    return Breakdown.isPart(c) && Places.isOne(name)
        || lead.states() && KINDS_OF_PLACES.contains(name) && Subjects.earlier(c) != null;
  }

  /**
   * 污水处理率城市达到97%: where the kind of place starts that stands behind a rate, {@code to} for none.
   */
  private static int kindBehind(String text, int from, int to) {
    for (int start = to - 2; start > from && to - start <= LONGEST_KIND; start--) {
      if (MEASURES.indexOf(text.charAt(start - 1)) >= 0
          && KINDS_OF_PLACES.contains(text.substring(start, to))) {
        return start;
      }
    }
    return to;
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

  /** 总里程到2012年达到5300公里, 能耗五年累计下降: the thing stands before the time, or a list of times. */
  private static LeftContext beforeTime(Context c, int clause, int index) {
    String text = c.text();
    int to = c.mentions().get(index).start;
    int floor = clause;
    for (int i = index - 1; i >= 0 && c.mentions().get(i).end > floor; i--) {
      Mention other = c.mentions().get(i);
      if (other.measures()) {
        // 2026年80公里、2027年100公里: the second stands before nothing of its own.
        floor = afterMeasure(c, i, Predicates.afterComparator(text, other.end), to);
      }
    }
    for (int i = index; i >= 0 && c.mentions().get(i).end > floor; i--) {
      Mention time = c.mentions().get(i);
      if (time.end != to && i != index || !time.dates()) {
        break;
      }
      // 控制在每月4吨以内: the verb goes with its 在.
      to = Predicates.lead(text, time.start, Math.min(floor, time.start)).start();
      while (to > floor && "到至在于自从、和与及 ".indexOf(c.before(to)) >= 0) {
        to--;
      }
      long before = BEFORES.longestBefore(text, Math.min(floor, to), to);
      to = before == Lexicon.MISS ? to : Lexicon.end(before);
      // 五年平均每年: words of manner stand between two times.
      to = Predicates.lead(text, to, Math.min(floor, to)).start();
    }
    Predicates.Lead lead = Predicates.lead(text, c.start(), c.mentions().get(index).end);
    return named(c, Math.min(floor, to), to, lead);
  }

  /** 比上年, 较上年, 在2025年基础上; the 比 of 占比 compares nothing. */
  private static boolean compares(Context c, Mention time) {
    char before = c.before(time.start);
    return before == '较'
        || before == '比' && !c.endsAt(time.start, "占比")
        || before == '按' && Comparands.isOfPrices(c, time)
        || before == '在' && c.startsAt(time.end, "基础上", "的基础上");
  }

  /** Whether nothing stands there but the words that lead to a number. */
  private static boolean isBlank(String text, int from, int to) {
    return Predicates.lead(text, to, from).start() - from <= 1;
  }

  /** 年度投资 and 未来社区 begin with words of time that date nothing. */
  private static boolean dates(Context c, Mention when) {
    TimeExpression date = when.date();
    return date != null
        && date.due() != null
        && (date.shape() != Shape.ERA || "到至".indexOf(c.before(when.start)) >= 0)
        && !c.startsAt(when.start, "年度");
  }

  /** The thing's name, as it stands there. */
  String name(String text) {
    return text.substring(from, to);
  }
}
