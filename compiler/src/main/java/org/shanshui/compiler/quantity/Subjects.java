package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.time.Shape;

/** What a number measures where its own words do not name it: the subject (主语) said elsewhere. */
final class Subjects {
  private static final int SHORTEST = 2;
  private static final int LONGEST_SHARE = 8;
  private static final int LONGEST_RANK = 4;

  /** What makes 从 and 以 part of a word: 从业人员, 以上. */
  private static final String BEHIND_FROM = "业事上下内外及";

  private static final int LONGEST_DEED = 5;

  static final String OTHER_DEED = "another deed on it: 新开工30个，建成投产20个";

  /** The stages of works, by which they are counted. */
  private static final List<String> STAGES =
      List.of("续建", "新建", "扩建", "改建", "新开工", "开工", "竣工", "投产", "建成投产", "收尾", "结转", "完工", "更新改造");

  private static final WordEndings WORKS = WordEndings.of(STAGES);
  private static final WordList WORKS_LEAD = WordList.of(STAGES);
  private static final int MOST_CLAUSES = 4;
  private static final WordEndings PROJECTS = WordEndings.of("项目", "工程");

  private static final Set<String> APIECE = Set.of("个", "座", "所", "家", "处", "项");

  /** What the names of things end in that are built or bought apiece. */
  private static final String THINGS = "站厂馆院库桥港井船矿";

  private static final int LONGEST_TOPIC = 6;

  private static final WordEndings MONEY_PUT = WordEndings.of("投资", "投入");

  /** For how many one is counted, and nothing else: 每千人. */
  static final Pattern PER = Pattern.compile("每[百千万十两]{0,2}(?:人|人口|户|名|亩|平方公里|家庭)");

  /** What a colon follows that names no thing, but what is told of it. */
  private static final WordEndings ANNOUNCING =
      WordEndings.of(
          "目标", "任务", "要求", "措施", "重点", "指标", "原则", "内容", "单位", "时限", "如下", "其中", "安排", "标准", "备注",
          "说明", "分工", "部门", "年", "月");

  private static final List<String> GROWN = List.of("播种", "种植", "栽培", "养殖", "栽植");

  private Subjects() {}

  /** The metric of the nearest target before the mention in its sentence, null for none. */
  static @Nullable String earlier(Context c) {
    int sentence = Sentence.start(c.text(), c.start());
    if (sentence > 0 && Comparands.opens(c.text(), sentence)) {
      sentence = Sentence.start(c.text(), sentence - 1);
    }
    String aside = null;
    for (int i = c.index() - 1; i >= 0; i--) {
      Mention other = c.mentions().get(i);
      if (other.start < sentence) {
        return aside;
      }
      if (!other.is(QuantityClass.TARGET) || other.metric == null || other.metric.isEmpty()) {
        continue;
      }
      // 投资9亿元,改造2万户: what is done with the money is counted anew.
      if (MONEY_PUT.end(other.metric) && c.mention().counts()) {
        continue;
      }
      // 年均产量46万吨(其中2030年48万吨),每年增加…: what stands in brackets is said aside.
      if (!Sentence.closes(c.text(), other.end, c.start(), "(", ")")) {
        return other.metric;
      }
      aside = aside == null ? other.metric : aside;
    }
    return aside;
  }

  /**
   * What the clause's deed, which is all that stands before the number, is done on:
   * 安排项目92个,其中续建63个, 新开工29个; 电站新开工45万千瓦,投产25万千瓦. Null where it is another thing.
   */
  static @Nullable String otherDeed(Phrase p) {
    Context c = p.c();
    int from = c.contentStart();
    boolean part = Opening.tellsParts(c.text(), from);
    int end = p.left().lead().start();
    from = part ? from + 2 : from;
    if (!p.name().isEmpty()
        || end - from < SHORTEST
        || end - from > LONGEST_DEED
        || !WORKS.endsAt(c.text(), end)
        || RightNoun.isNamed(c)) {
      return null;
    }
    String alike = Breakdown.alike(c);
    boolean goesOn = partsStart(c) < c.clauseStart();
    return alike == null || c.mention().counts() && !part && !goesOn
        ? null
        : withDeed(alike, c.text().substring(from, end), c.unit().endsWith("元"));
  }

  /** The thing with another deed than its metric tells; what is spent on a deed is the deed's. */
  private static @Nullable String withDeed(String metric, String deed, boolean money) {
    if (money) {
      boolean says = deed.length() > SHORTEST + 1;
      return says ? metric.endsWith("投资") ? deed + "投资" : deed : null;
    }
    long told = WORKS.longestBefore(metric, 0, metric.length());
    return told == Lexicon.MISS
        ? deed + metric.substring(Math.max(0, WORKS_LEAD.endAt(metric, 0)))
        : metric.substring(0, Lexicon.end(told)) + deed;
  }

  /**
   * The metric of the nearest target of the same unit in the part before its semicolon, null for
   * none.
   */
  static @Nullable String partBefore(Context c) {
    int sentence = Sentence.start(c.text(), c.start());
    int stop = Sentence.stopBefore(c.text(), c.start());
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= stop; i--) {
      Mention other = c.mentions().get(i);
      String metric = other.is(QuantityClass.TARGET) ? other.metric : null;
      if (metric != null && other.start < sentence && Breakdown.isAlike(other, c.mention())) {
        return metric.isEmpty() ? null : metric;
      }
    }
    return null;
  }

  /** The noun after the next number of the sentence that is of the same unit, null for none. */
  static @Nullable String later(Context c) {
    int stop = Sentence.end(c.text(), c.end());
    for (int i = c.index() + 1; i < c.mentions().size() && c.mentions().get(i).end <= stop; i++) {
      Context next = c.at(i);
      if (next.mention().counts() && next.unit().equals(c.unit()) && RightNoun.isNamed(next)) {
        String name = MetricNames.tidy(RightNoun.of(next));
        return name.length() < SHORTEST ? null : name;
      }
    }
    return null;
  }

  /**
   * What the list's next numbers count, of which this one's noun tells but the rank: 1个省级、4个市级园区;
   * or nothing, in another unit: 7条、22公里步道. Null where it has a noun of its own.
   */
  static @Nullable String countedNext(Context c) {
    String text = c.text();
    int next = c.index() + 1;
    int from = Predicates.afterComparator(text, c.end());
    int mark = next < c.mentions().size() ? c.mentions().get(next).start - 1 : -1;
    boolean listed =
        mark >= from && mark - from <= LONGEST_RANK && "、和及".indexOf(c.after(mark)) >= 0;
    if (!listed || !c.at(next).mention().is(QuantityClass.TARGET)) {
      return null;
    }
    Context other = c.at(next);
    boolean alike = Breakdown.isAlike(c.mention(), other.mention());
    boolean ranked = alike && SharedMeasure.isRank(text.substring(from, mark));
    if (!ranked && (alike || mark > from)) {
      return null;
    }
    String later = ranked ? countedNext(other) : null;
    String things =
        later != null || !RightNoun.isNamed(other) ? later : MetricNames.tidy(RightNoun.of(other));
    if (things == null || things.length() < SHORTEST) {
      return null;
    }
    String bare = ranked ? SharedMeasure.withoutRank(things) : things;
    return ranked && bare.length() == things.length() ? null : text.substring(from, mark) + bare;
  }

  /**
   * What another measure of the same thing is of: 粮食 for 产量 behind 粮食播种面积. Null where the subject
   * is no measure, or the same one.
   */
  static @Nullable String withoutMeasure(String subject, String measure) {
    boolean yields = measure.endsWith("产量") || measure.endsWith("产值");
    if (!yields || !subject.endsWith("面积") && !subject.endsWith("产量")) {
      return null;
    }
    String thing = subject.substring(0, subject.length() - 2);
    for (String deed : GROWN) {
      if (thing.endsWith(deed)) {
        thing = thing.substring(0, thing.length() - deed.length());
      }
    }
    return thing.length() < SHORTEST ? null : thing;
  }

  /** The subject of the clause before the mention's own, null where there is none. */
  static @Nullable String clauseBefore(Context c) {
    String text = c.text();
    int end = c.clauseStart() - 1;
    int sentence = Sentence.start(text, c.start());
    if (end <= sentence) {
      return null;
    }
    int start = c.contentStart(Math.max(sentence, Sentence.clauseStart(text, end)));
    if (start >= end) {
      return null;
    }
    if (Announcement.isSaid(text, start, end)) {
      // 造林任务为:柏川县2万亩.
      String thing = Announcement.thing(text, start, end);
      return thing.isEmpty() || isAnnouncing(thing) ? null : thing;
    }
    if (end - start == 1 && MetricReader.GOODS.indexOf(text.charAt(start)) >= 0) {
      return text.substring(start, end);
    }
    int from = Words.nameStart(text, start, end);
    int to = Words.firstVerbStart(text, from + 2 < end ? from + 2 : from, end);
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= from; i--) {
      Mention other = c.mentions().get(i);
      // 人均总值2030年达到…: the thing ends where a time is said.
      boolean told = other.measures() || isAmount(other);
      boolean ends = told || other.time != null && other.time.due() != null;
      if (ends && other.start < to) {
        // 财政收入共三千亿元,年均增长…: the thing ends before the words that lead to its number.
        to = Predicates.lead(text, other.start, from).start();
      }
    }
    String name = named(text, from, to);
    return name == null || isAnnouncing(name) ? null : name;
  }

  /** 任务, 主要目标: words over what is told that name no thing. */
  private static boolean isAnnouncing(String name) {
    return ANNOUNCING.end(name)
        && (name.length() == SHORTEST || name.startsWith("主要") || name.startsWith("总体"));
  }

  /** A Chinese numeral that measures and tells nothing of the plan: 增长二倍, but not 二期工程. */
  private static boolean isAmount(Mention other) {
    return other.chinese && other.type == null && !other.unit().isEmpty() && !other.counts();
  }

  /**
   * The bare thing that the sentence opens with, of which all its numbers speak: 油料,年均产量达到…;
   * 报纸:增长12%. Null where it opens otherwise.
   */
  static @Nullable String topic(Context c) {
    String text = c.text();
    int start = c.clauseStart();
    while (start > 0 && ";:。!?".indexOf(text.charAt(start - 1)) < 0) {
      start = Sentence.clauseStart(text, start - 1);
    }
    String opens = bareThing(c, start, text.indexOf(',', c.contentStart(start)));
    int colon = start - 1;
    if (opens != null || colon < 0 || text.charAt(colon) != ':' || ANNOUNCING.endsAt(text, colon)) {
      return opens;
    }
    int head = Sentence.clauseStart(text, colon);
    return Opening.tellsParts(text, head) ? null : bareThing(c, head, colon);
  }

  /** The thing that is all that stands between there, null where more or nothing does. */
  private static @Nullable String bareThing(Context c, int start, int end) {
    String text = c.text();
    int from = c.contentStart(start);
    if (from != start && from > c.start() || end < from || end >= c.clauseStart()) {
      return null;
    }
    int length = end - from;
    boolean bare =
        length >= SHORTEST && length <= LONGEST_TOPIC && Words.nameStart(text, from, end) == from;
    if (!bare || Words.firstVerbStart(text, from, end) < end) {
      return null;
    }
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).end > from; i--) {
      if (c.mentions().get(i).start < end) {
        return null;
      }
    }
    return named(text, from, end);
  }

  /** The whole of which the sentence tells the parts: 在基本建设投资中,能源占…. Null where it names none. */
  static @Nullable String wholeBefore(Context c) {
    String text = c.text();
    int from = c.contentStart(Sentence.stopBefore(text, c.start()));
    int end = from < c.clauseStart() ? text.indexOf("中,", from) : -1;
    boolean opens = end >= 0 && end < c.clauseStart() && Sentence.clauseStart(text, end) <= from;
    if (!opens) {
      return null;
    }
    int start = text.charAt(from) == '在' ? from + 1 : from;
    for (int i = 0; i < c.index(); i++) {
      // 在500亿元基本建设投资中: the whole's sum is cited before its name.
      Mention cited = c.mentions().get(i);
      start = cited.start == start && cited.measures() ? cited.end : start;
    }
    return named(text, start, end);
  }

  /** The last clause before that names a project and nothing else: 校舍维修项目,原计划860万元,增加投资…. */
  static @Nullable String project(Context c) {
    String text = c.text();
    int sentence = Sentence.start(text, c.start());
    int end = c.clauseStart() - 1;
    for (int n = 0; n < MOST_CLAUSES && end > sentence; n++) {
      int start = Sentence.clauseStart(text, end);
      if (PROJECTS.endsAt(text, end)) {
        int from = Words.nameStart(text, start, end);
        return tellsNumber(c, from, end) ? null : named(text, from, end);
      }
      end = start - 1;
    }
    return null;
  }

  /** What the plan is for that the clause before says is adjusted: 水利计划调整后,安排项目24项. */
  static @Nullable String adjustedPlan(Context c) {
    String text = c.text();
    int end = c.clauseStart() - 1;
    if (!c.endsAt(end, "调整后")) {
      return null;
    }
    int start = c.contentStart(Sentence.clauseStart(text, end));
    int to = end - "调整后".length();
    int bracket = text.indexOf('(', start);
    return bracket >= 0 && bracket < to
        ? null
        : named(text, Words.nameStart(text, start, to), c.endsAt(to, "计划") ? to - 2 : to);
  }

  private static boolean tellsNumber(Context c, int from, int to) {
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).end > from; i--) {
      if (c.mentions().get(i).start < to && c.mentions().get(i).measures()) {
        return true;
      }
    }
    return false;
  }

  /** The target right before, of which the mention tells the same in another unit: 5天或40学时. */
  static @Nullable Mention inAnotherUnit(Context c) {
    Mention before = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    boolean same =
        before != null
            && before.is(QuantityClass.TARGET)
            && c.before() == '或'
            && Predicates.afterComparator(c.text(), before.end) == c.start() - 1
            && !Breakdown.isAlike(before, c.mention());
    return same ? before : null;
  }

  /** What a result before it in the sentence measures: 用水总量为11亿立方米，…控制在12亿立方米. */
  static @Nullable String reached(Context c) {
    int sentence = Sentence.start(c.text(), c.start());
    int stop = Sentence.stopBefore(c.text(), c.start());
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= stop; i--) {
      Mention other = c.mentions().get(i);
      boolean near = other.start >= sentence || Breakdown.isAlike(other, c.mention());
      if (near && other.is(QuantityClass.RESULT)) {
        Context result = c.at(i);
        LeftContext left = LeftContext.of(result);
        int from = Words.nameStart(c.text(), left.from(), left.to());
        boolean has =
            left.to() - from > SHORTEST + 1
                && c.startsAt(from, "有")
                && !c.startsAt(from, "有效", "有机", "有色", "有线", "有害", "有轨");
        String name = MetricNames.tidy(c.text().substring(has ? from + 1 : from, left.to()));
        if (PER.matcher(name).matches()) {
          continue;
        }
        return name.length() < SHORTEST ? null : name;
      }
    }
    return null;
  }

  /**
   * A share of what was counted just before: 老旧小区60个，其中中心城区25个. Null where the clause is no such
   * share.
   */
  static @Nullable String amongCounted(Context c, int to) {
    String text = c.text();
    int clause = c.clauseStart();
    boolean part = c.startsAt(clause, "其中");
    boolean of = c.before(to) == '的';
    if (!part && !of) {
      return null;
    }
    int from = part ? clause + 2 : clause;
    // 其中国营的3万份,民营的2万份: the whole stands before the first part.
    int parts = part ? clause : partsStart(c);
    if (!c.mention().counts() && !(of && (part || parts < clause))) {
      return null;
    }
    String whole = null;
    for (int i = c.index() - 1; i >= 0 && whole == null; i--) {
      Mention other = c.mentions().get(i);
      if (other.end <= clause && other.start >= parts) {
        continue;
      }
      if (other.end > clause) {
        from = Math.max(from, Predicates.afterComparator(text, other.end) + 1);
      } else if (other.is(QuantityClass.TARGET) && other.unit().equals(c.unit())) {
        whole = other.metric;
      } else {
        return null;
      }
    }
    boolean brief = to > from && to - from <= LONGEST_SHARE;
    if (whole == null || whole.isEmpty() || !brief || RightNoun.isNamed(c)) {
      return null;
    }
    String share = text.substring(from, to);
    if (share.endsWith("的")) {
      // 施工项目64个,其中续建的27个: it takes the place of what told the whole ones.
      return share + whole.substring(whole.lastIndexOf('的') + 1);
    }
    return whole.contains(share) || endAlike(share, whole) || isThing(c, share)
        ? null
        : share + withoutOverlap(share, SharedMeasure.withoutRank(whole));
  }

  /** Where the clauses begin that tell parts and that the mention's goes on with, else its own. */
  private static int partsStart(Context c) {
    int sentence = Sentence.start(c.text(), c.start());
    int at = c.text().lastIndexOf("其中", c.clauseStart());
    return at >= sentence && at == Sentence.clauseStart(c.text(), at) ? at : c.clauseStart();
  }

  /** 彩色电视机 is of the 电视机产量: what both name is said once. */
  private static String withoutOverlap(String share, String whole) {
    for (int length = Math.min(share.length(), whole.length()); length >= SHORTEST; length--) {
      if (share.endsWith(whole.substring(0, length))) {
        return whole.substring(length);
      }
    }
    return whole;
  }

  /** 建设项目107个,其中电站92个: a part that is named as a thing, and not as which ones. */
  private static boolean isThing(Context c, String share) {
    return APIECE.contains(c.unit()) && THINGS.indexOf(share.charAt(share.length() - 1)) >= 0;
  }

  private static boolean endAlike(String share, String whole) {
    return share.charAt(share.length() - 1) == whole.charAt(whole.length() - 1);
  }

  /** The thing that changes, before the point from which it does: 总里程由现在的…. */
  static @Nullable String beforeChange(Context c) {
    String text = c.text();
    int base = c.mention().baseStart;
    int clause = Sentence.clauseStart(text, base);
    int from = -1;
    for (int i = base - 1; i >= clause; i--) {
      if ("由从以".indexOf(text.charAt(i)) >= 0 && BEHIND_FROM.indexOf(text.charAt(i + 1)) < 0) {
        from = i;
      }
    }
    if (from < 0) {
      return null;
    }
    if (from > clause && "将要".indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    if (from <= clause) {
      return clauseBefore(c);
    }
    int start = Math.min(c.contentStart(clause), from);
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= start; i--) {
      Mention other = c.mentions().get(i);
      boolean recurs = other.time != null && other.time.shape() == Shape.RECURRENCE;
      if (other.end <= from && other.is(QuantityClass.TIME) && !recurs) {
        start = other.end;
        break;
      }
    }
    Opening opening = Opening.of(text, start, from);
    if (opening != null && opening.strips()) {
      start = opening.end();
    }
    int to = Predicates.withoutBase(text, from);
    boolean goods = to - start == 1 && MetricReader.GOODS.indexOf(text.charAt(start)) >= 0;
    return goods ? text.substring(start, to) : named(text, Words.nameStart(text, start, to), to);
  }

  /** What money is spent on, where a verb follows it: 投资1.45亿元改造农电网. */
  static @Nullable String worksAfter(Context c) {
    String text = c.text();
    int from = Predicates.afterComparator(text, c.end());
    if (!Words.startsWithVerb(text, from) && Words.leadingEnd(text, from) == from) {
      return null;
    }
    String works = named(text, from, RightNoun.end(c));
    return works == null || works.length() == SHORTEST ? null : works;
  }

  /**
   * The thing that the next clause of the sentence deals with, up to its number: 投资85亿元，改造危房3万户.
   */
  static @Nullable String clauseAfter(Context c) {
    String text = c.text();
    int from = Sentence.clauseEnd(text, c.end()) + 1;
    boolean deals = Words.startsWithVerb(text, from) || Words.leadingEnd(text, from) > from;
    if (from >= Sentence.end(text, c.end()) || !deals || Opening.tellsParts(text, from)) {
      return null;
    }
    int to = Sentence.clauseEnd(text, from);
    for (int i = c.index() + 1; i < c.mentions().size() && c.mentions().get(i).start < to; i++) {
      if (c.mentions().get(i).measures() && c.mentions().get(i).start >= from) {
        to = c.mentions().get(i).start;
      }
    }
    return named(text, Words.nameStart(text, from, to), to);
  }

  private static @Nullable String named(String text, int from, int to) {
    String name = MetricNames.tidy(text.substring(from, Math.max(from, to)));
    return name.length() < SHORTEST || isSpan(name) ? null : name;
  }

  /** 后五年, of which the clause tells: no thing. */
  private static boolean isSpan(String name) {
    return "前后头".indexOf(name.charAt(0)) >= 0 && name.endsWith("年") && name.length() <= 4;
  }
}
