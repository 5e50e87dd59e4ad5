package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.lexicon.Lexicon;

/** Reads what a target measures (指标): the thing named after its number, before it, or elsewhere. */
final class MetricReader {
  private static final int SHORTEST = 2;
  private static final int LONGEST_MODIFIER = 14;
  private static final int LONGEST_DEED = 40;

  /** 1.7万低收入人口: what stands in place of a unit. */
  private static final Set<String> MULTIPLIERS = Set.of("万", "亿", "千", "百万", "千万");

  private static final Set<String> PLACES = Set.of("县", "乡", "镇", "村", "户", "市", "区");

  /** Heads that say too little without the list before 等. */
  private static final Set<String> GENERIC_HEADS =
      Set.of("行动", "项目", "工程", "活动", "领域", "工作", "平台", "任务", "措施", "政策", "试点", "地区", "地方");

  /** What says too little alone: what it is of stands earlier in the sentence. */
  private static final Set<String> BARE_HEADS =
      Set.of(
          "总投资", "投资", "面积", "总面积", "里程", "总里程", "产值", "总产值", "营业收入", "销售额", "营收", "产能", "装机容量",
          "规模", "长度", "总长", "总长度", "占比", "比重", "产量", "年产量", "覆盖率", "达标率", "参与率", "年产值");

  /** What is done to people who are named after their number: 党校每年培训600名青年教师. */
  private static final WordEndings CHOOSES =
      WordEndings.of(
          "培训", "轮训", "选派", "选聘", "招聘", "招募", "引进", "培育", "培养", "资助", "帮扶", "救助", "表彰", "遴选", "评选",
          "吸纳", "安置", "选拔", "认定", "配备", "配齐", "派驻", "派出", "招录", "聘任", "聘用", "引育", "输送");

  private static final WordList COMPARED =
      WordList.of("高出", "高于", "快于", "低于", "优于", "好于", "大于", "领先", "超出", "超过", "超", "比", "较");

  /** The same of two characters each, which a name goes before. */
  private static final WordList FARTHER =
      WordList.of("高出", "高于", "快于", "低于", "优于", "好于", "超出", "领先");

  /** What is done, where that is what is measured. */
  private static final WordEndings DEED_NOUNS =
      WordEndings.of("清淤", "疏浚", "绿化", "拆除", "搬迁", "安置", "收储", "补植", "抚育", "硬化", "减负", "减税");

  private static final WordEndings DEEDS =
      WordEndings.of("改造", "治理", "修复", "整治", "建设", "扩建", "救助", "资助", "培训", "加固", "维修");

  private static final Set<String> NOTHING_NAMED = Set.of("全部", "全面", "其余", "其他", "实际", "各自");

  private static final WordEndings SECTIONS =
      WordEndings.of(
          "目标", "任务", "要求", "原则", "思想", "措施", "保障", "重点", "基础", "形势", "背景", "安排", "指标", "步骤", "概况",
          "情况");

  /** What is named by one character. */
  static final String GOODS = "糖盐纱布丝绸纸茶麻棉粮肉蛋奶鱼猪牛羊马铝铜铅锌锡钢铁煤油酒";

  static final String ANNOUNCED = "line that announces it: 造林任务为：柏川县2万亩";
  static final String HEADING = "heading";
  static final String NOTHING = "nothing named";

  static final List<FieldRule<Phrase, String>> RULES =
      List.of(
          new FieldRule<>("the whole's thing: 新建管网45公里，其中临湖区18公里", MetricReader::ofWhole),
          new FieldRule<>("against another: 高出全省平均0.8个百分点", MetricReader::compared),
          new FieldRule<>(
              "share of what was counted: 其中国家级8家",
              p -> Subjects.amongCounted(p.c(), p.left().lead().start())),
          new FieldRule<>("share of things that do: 60%的乡镇建成污水管网", MetricReader::shareThatDoes),
          new FieldRule<>("what each is to have: 每万名居民拥有2名以上全科医生", MetricReader::forEach),
          new FieldRule<>("noun after the next count: 1个省级、4个市级园区", MetricReader::countedNext),
          new FieldRule<>("noun after the count: 3家三甲医院", MetricReader::counted),
          new FieldRule<>(
              "what changes, before its base: 总里程由现在的80公里增加到",
              p -> p.mention().base == null ? null : changing(p.c())),
          new FieldRule<>(
              "investment without its object: 总投资20亿元",
              p ->
                  Investments.isBare(p.mention(), p.name())
                      ? Investments.read(p.c(), p.name())
                      : null),
          new FieldRule<>("money put into what follows: 投入7亿元，改造校舍", Investments::putIn),
          new FieldRule<>("adjusted plan's projects: 水利计划调整后，安排项目24项", MetricReader::adjusted),
          new FieldRule<>(
              "for how many the thing told before is: 床位1.2万张，每千人5.1张", MetricReader::per),
          new FieldRule<>("for each of the people: 生产总值超过900亿元，人均超过9万元", MetricReader::eachOf),
          new FieldRule<>("share of a whole named before: 在总投资中，能源占33%", MetricReader::shareOf),
          new FieldRule<>("part of a sum: 在水利投资中，供水3亿元", MetricReader::partOfSum),
          new FieldRule<>(
              SharedMeasure.RULE, p -> SharedMeasure.of(p.c(), p.name(), p.left().from())),
          new FieldRule<>(
              "noun before the number: 森林覆盖率达到65%",
              p ->
                  (p.name().length() >= SHORTEST || isGoods(p))
                          && !Words.isDeed(p.name())
                          && !NOTHING_NAMED.contains(p.name())
                      ? withSubject(p)
                      : null),
          new FieldRule<>(
              "sentence's bare thing: 原煤，3200万吨",
              p -> p.name().isEmpty() && opensAfterTopic(p.c()) ? Subjects.topic(p.c()) : null),
          new FieldRule<>("result told before: 用水总量为11亿立方米，控制在12亿立方米", MetricReader::reached),
          new FieldRule<>(
              "the same in another unit: 培训不少于5天或40学时",
              p -> {
                Mention same = Subjects.inAnotherUnit(p.c());
                return same == null ? null : same.metric;
              }),
          new FieldRule<>(Subjects.OTHER_DEED, Subjects::otherDeed),
          new FieldRule<>("counted before: 惠及居民9万户，其中改造90个", MetricReader::alike),
          new FieldRule<>("subject of the clause before: 覆盖率稳步提高，达到65%", MetricReader::changed),
          new FieldRule<>("deed of another unit: 整治河道20条，清淤30万立方米", MetricReader::deedApart),
          new FieldRule<>("target before: 总产值达到60亿元、增长15%", p -> Subjects.earlier(p.c())),
          new FieldRule<>(
              "target of the part before: 前三年增长5%；后两年增长7%", p -> Subjects.partBefore(p.c())),
          new FieldRule<>("deed alone: 投资8亿元，改造2600户", p -> deed(p, DEEDS)),
          new FieldRule<>(
              "noun after a later number: 先完成30个，再完成全部50个村", p -> Subjects.later(p.c())));

  private final @Nullable String headingTitle;
  private final String announced;

  /**
   * A reader for a passage.
   *
   * @param headingTitle of the heading over it, from which an elided metric is restored last
   * @param announced what the line that announces it is of, empty for none
   */
  MetricReader(@Nullable String headingTitle, String announced) {
    this.headingTitle = headingTitle;
    this.announced = announced;
  }

  /** What the target measures, empty where nothing names it. */
  Decision<String> read(Phrase phrase) {
    if (!announced.isEmpty()) {
      String whole = SharedMeasure.ofAnnounced(phrase, announced);
      if (whole != null) {
        return new Decision<>(whole, ANNOUNCED);
      }
    }
    Decision<String> said = FieldRule.first(RULES, phrase);
    if (said != null) {
      return isOfOneYear(phrase.c())
          ? new Decision<>(said.value().replace("年均", ""), said.rule())
          : said;
    }
    return headingTitle != null && isName(headingTitle)
        ? new Decision<>(headingTitle, HEADING)
        : new Decision<>(phrase.name(), NOTHING);
  }

  /** 年均产量46万吨(其中2030年为48万吨): one year's value is no mean of several. */
  private static boolean isOfOneYear(Context c) {
    int clause = c.clauseStart();
    Mention before = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    return before != null
        && before.start >= clause
        && before.dates()
        && Opening.tellsParts(c.text(), clause);
  }

  /** A heading that is a sentence, or that says what the section tells, names nothing. */
  private static boolean isName(String heading) {
    return heading.indexOf(',') < 0
        && heading.indexOf('，') < 0
        && heading.indexOf('。') < 0
        && !SECTIONS.end(heading);
  }

  /** What changes; 聚酯由50万吨增加到100万吨 is about the ability that the item before names. */
  private static @Nullable String changing(Context c) {
    String thing = Subjects.beforeChange(c);
    if (thing == null) {
      return null;
    }
    boolean within = isWithin(c, thing, c.mention().baseStart);
    String earlier = within || thing.charAt(0) == '占' ? Subjects.earlier(c) : null;
    if (earlier != null) {
      return within ? earlier + "在" + thing : earlier + thing;
    }
    int from = c.text().lastIndexOf(thing, c.mention().baseStart);
    String whole = from < 0 ? null : SharedMeasure.of(c, thing, from);
    return whole == null ? thing : whole;
  }

  /** 在总投资中的比重: a share, of what the clause before tells. */
  private static boolean isWithin(Context c, String name, int at) {
    int of = name.indexOf("中的比");
    return of > 0 && c.endsAt(c.text().lastIndexOf(name.substring(0, of), at), "在");
  }

  private static @Nullable String ofWhole(Phrase p) {
    if (p.left().place() == null || !p.name().isEmpty() || RightNoun.isNamed(p.c())) {
      return null;
    }
    String whole = Breakdown.alike(p.c());
    if (whole != null) {
      return whole;
    }
    String earlier = Subjects.earlier(p.c());
    return earlier != null ? earlier : Subjects.clauseBefore(p.c());
  }

  private static @Nullable String compared(Phrase p) {
    String unit = p.c().unit();
    boolean share = unit.endsWith("百分点") || unit.equals("%");
    if (!share) {
      return null;
    }
    int farther = FARTHER.firstEnd(p.name(), SHORTEST, p.name().length()) - 2;
    if (farther >= SHORTEST) {
      // 增速力争高于全省: what is measured ends before the words that lead to the comparison.
      return MetricNames.tidy(p.name().substring(0, Predicates.lead(p.name(), farther, 0).start()));
    }
    if (!COMPARED.startsAt(p.name(), 0)) {
      return null;
    }
    String earlier = Subjects.earlier(p.c());
    return earlier != null ? earlier : Subjects.clauseBefore(p.c());
  }

  /** 60%的乡镇建成污水管网: which things they are is told by what they do. */
  private static @Nullable String shareThatDoes(Phrase p) {
    Context c = p.c();
    boolean part = c.hasNoUnit() && (c.written().indexOf("分之") > 0 || c.written().endsWith("半"));
    boolean share = c.unit().equals("%") || part;
    if (!share || !p.name().isEmpty() || !RightNoun.isNamed(c)) {
      return null;
    }
    int does = RightNoun.end(c);
    int end = Sentence.clauseEnd(c.text(), does);
    String things = MetricNames.tidy(RightNoun.of(c));
    boolean said =
        end - does >= SHORTEST
            && end - does <= LONGEST_DEED
            && (things.length() >= SHORTEST || PLACES.contains(things));
    for (int i = c.index() + 1; said && i < c.mentions().size(); i++) {
      Mention other = c.mentions().get(i);
      if (other.start >= end) {
        break;
      }
      said = other.dates();
    }
    return said ? c.text().substring(does, end) + "的" + things : null;
  }

  private static @Nullable String per(Phrase p) {
    String name = p.name();
    boolean each = !name.isEmpty() && name.charAt(0) == '每' && Subjects.PER.matcher(name).matches();
    String thing = each ? Breakdown.alike(p.c()) : null;
    if (thing != null) {
      return name + thing;
    }
    String reached = each ? Subjects.reached(p.c()) : null;
    return reached == null ? null : name + reached;
  }

  /** 生产总值超过900亿元，人均超过9万元. */
  private static @Nullable String eachOf(Phrase p) {
    int lead = p.left().lead().start();
    boolean each = p.c().endsAt(lead, "人均") && p.name().length() <= SHORTEST;
    String whole = each ? Subjects.earlier(p.c()) : null;
    return whole == null || whole.startsWith("人均") ? null : "人均" + whole;
  }

  private static @Nullable String shareOf(Phrase p) {
    Context c = p.c();
    boolean share = c.unit().equals("%") && c.before() == '占' && p.name().indexOf('占') < 0;
    if (!share || p.name().isEmpty()) {
      return null;
    }
    String whole = Subjects.wholeBefore(c);
    if (whole == null && c.startsAt(c.clauseStart(), "其中")) {
      // 装机780万千瓦,其中水电占28%.
      whole = Subjects.earlier(c);
    }
    return whole == null ? null : p.name() + "占" + whole;
  }

  /** 原盐45万吨、糖13万吨: goods that are named by one character. */
  private static boolean isGoods(Phrase p) {
    return p.name().length() == 1
        && GOODS.contains(p.name())
        && !Context.isHan(p.c().before(p.left().from()));
  }

  private static @Nullable String adjusted(Phrase p) {
    String plan = p.name().equals("项目") ? Subjects.adjustedPlan(p.c()) : null;
    return plan == null ? null : plan.endsWith("项目") ? plan : plan + "项目";
  }

  /** Whether nothing but a time stands between the topic's clause and the number. */
  private static boolean opensAfterTopic(Context c) {
    return Subjects.earlier(c) == null && !RightNoun.isNamed(c);
  }

  private static @Nullable String reached(Phrase p) {
    return Subjects.earlier(p.c()) == null ? Subjects.reached(p.c()) : null;
  }

  private static @Nullable String deedApart(Phrase p) {
    Mention before = p.c().index() == 0 ? null : p.c().mentions().get(p.c().index() - 1);
    boolean apart = before != null && !Breakdown.isAlike(before, p.c().mention());
    return apart ? deed(p, DEED_NOUNS) : null;
  }

  /** The deed that stands right before what leads to the number. */
  private static @Nullable String deed(Phrase p, WordEndings deeds) {
    String text = p.c().text();
    int end = p.left().lead().start();
    long deed = deeds.longestBefore(text, Math.min(end, p.c().clauseStart()), end);
    return deed == Lexicon.MISS ? null : text.substring(Lexicon.end(deed), end);
  }

  private static @Nullable String alike(Phrase p) {
    boolean part = Breakdown.isPart(p.c());
    return part || p.mention().counts() ? Breakdown.alike(p.c()) : null;
  }

  private static @Nullable String changed(Phrase p) {
    String clause = Subjects.clauseBefore(p.c());
    return clause != null && clause.length() > SHORTEST && Subjects.earlier(p.c()) == null
        ? clause
        : null;
  }

  private static @Nullable String forEach(Phrase p) {
    Context c = p.c();
    boolean each =
        Conditions.isForEach(c)
            && "十百千万".indexOf(c.after(c.clauseStart() + 1)) >= 0
            && RightNoun.isNamed(c);
    return each
        ? c.text().substring(c.clauseStart(), c.start()) + MetricNames.tidy(RightNoun.of(c))
        : null;
  }

  private static @Nullable String partOfSum(Phrase p) {
    Context c = p.c();
    boolean used = c.before() == '的' && c.startsAt(c.clauseStart(), "用于");
    boolean part = used || !p.left().lead().states() && c.unit().endsWith("元");
    String whole = part && SharedMeasure.isBare(p.name()) ? Subjects.wholeBefore(c) : null;
    return whole == null ? null : p.name() + whole;
  }

  /** 1个省级、4个市级园区; 7条、22公里步道: the thing is named after a later number of the list. */
  private static @Nullable String countedNext(Phrase p) {
    boolean open = p.name().isEmpty() || Words.isDeed(p.name());
    return open && p.mention().counts() ? Subjects.countedNext(p.c()) : null;
  }

  /** The noun after a number that counts, null where the thing is named elsewhere. */
  private static @Nullable String counted(Phrase p) {
    Context c = p.c();
    LeftContext left = p.left();
    String before = p.name();
    boolean counts = countsThings(c.mention());
    boolean stated = left.lead().kind() != null && left.lead().start() < c.start();
    boolean told = stated && !before.isEmpty();
    if (!counts && CHOOSES.endsAt(c.text(), c.start()) && RightNoun.isNamed(c)) {
      String people = MetricNames.tidy(RightNoun.of(c));
      return people.length() < SHORTEST ? null : people;
    }
    if (!counts && (told || before.length() > SHORTEST) || !RightNoun.isNamed(c)) {
      return null;
    }
    String after = MetricNames.tidy(RightNoun.of(c));
    if (before.endsWith("等") && !after.isEmpty()) {
      // …等活动 says too little without its list, …等铁路 does not.
      boolean telling = after.length() == SHORTEST && !GENERIC_HEADS.contains(after);
      return telling ? after : MetricNames.tidy(before + after);
    }
    if (after.length() < SHORTEST) {
      return null;
    }
    String kind = kindOfNext(c, after);
    if (kind != null) {
      return kind;
    }
    boolean listed = "和与及、".indexOf(c.before()) >= 0;
    return !listed && isModifier(before, after, stated) ? before + after : after;
  }

  /** 60个完善型和30个示范型村庄: a kind alone, of what the next count names; null for any other. */
  private static @Nullable String kindOfNext(Context c, String kind) {
    int next = c.index() + 1;
    char mark = kind.charAt(kind.length() - 1);
    if ("型级类式".indexOf(mark) < 0
        || next >= c.mentions().size()
        || !c.mentions().get(next).unit().equals(c.unit())
        || "和与及、".indexOf(c.before(c.mentions().get(next).start)) < 0) {
      return null;
    }
    String other = RightNoun.isNamed(c.at(next)) ? RightNoun.of(c.at(next)) : "";
    int named = other.lastIndexOf(mark) + 1;
    return named > 0 && named < other.length() ? kind + other.substring(named) : null;
  }

  /** Whether what stands before a count belongs to the name of the noun after it. */
  private static boolean isModifier(String before, String after, boolean stated) {
    // What stands before a noun in two characters is its verb: 选拔5000名毕业生.
    return before.length() > SHORTEST
        && (before.length() <= LONGEST_MODIFIER || after.length() < 3)
        && !stated
        && before.indexOf('、') < 0
        && !Words.endsWithVerb(
            before.endsWith("以下") ? before.substring(0, before.length() - 2) : before)
        && !after.startsWith("“");
  }

  private static boolean countsThings(Mention mention) {
    return mention.quantity == null || mention.quantity.kind() == null
        ? mention.unit().isEmpty() || MULTIPLIERS.contains(mention.unit())
        : mention.counts() && !mention.unit().equals("%");
  }

  /** 水电站20座，装机80万千瓦: of the works that were counted just before. */
  private static boolean followsCount(Context c) {
    Mention before = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    return before != null && before.counts() && before.end + 1 == c.clauseStart();
  }

  private static String withSubject(Phrase p) {
    Context c = p.c();
    String before = p.name();
    boolean share =
        before.startsWith("占")
            && before.length() > SHORTEST
            && "用地道据".indexOf(before.charAt(1)) < 0;
    boolean within = isWithin(c, before, c.start());
    boolean ofWorks = before.equals("装机") && followsCount(c);
    if (!share && !within && !ofWorks && !BARE_HEADS.contains(before)) {
      return before;
    }
    String topic = share || within ? null : Subjects.topic(c);
    if (topic != null) {
      return topic + (c.endsAt(p.left().from(), "年均") ? "年均" : "") + before;
    }
    String subject = Subjects.earlier(c);
    if (subject == null) {
      subject = Subjects.clauseBefore(c);
    }
    if (subject == null) {
      return before;
    }
    if (within) {
      return subject + "在" + before;
    }
    String measured = Subjects.withoutMeasure(subject, before);
    if (measured != null) {
      return measured + before;
    }
    // 造林面积…，总面积…: the whole of the same thing.
    String part = before.startsWith("总") ? before.substring(1) : before;
    boolean same = part.length() < before.length() && subject.endsWith(part);
    return (same ? subject.substring(0, subject.length() - part.length()) : subject) + before;
  }
}
