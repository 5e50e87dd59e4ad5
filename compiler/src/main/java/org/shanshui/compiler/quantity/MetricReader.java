package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.time.Shape;

/** Reads what a number measures: the thing named before it, after it, or earlier in the sentence. */
final class MetricReader {
  private static final int LONGEST_LIST = 24;
  private static final int SHORTEST_NAME = 3;

  private final String text;
  private final List<Mention> mentions;

  MetricReader(String text, List<Mention> mentions) {
    this.text = text;
    this.mentions = mentions;
  }

  /**
   * What stands before a number in its clause.
   *
   * @param from where the thing's name starts, leading words stripped
   * @param to where the words that lead to the number start
   * @param lead those words
   * @param continues whether it goes on a list whose verb an earlier number had
   */
  record Left(int from, int to, Predicates.Lead lead, boolean continues) {
    boolean isEmpty() {
      return from >= to;
    }
  }

  /** The words before the mention at {@code index}. */
  Left left(int index) {
    Mention mention = mentions.get(index);
    int floor = Sentence.clauseStart(text, mention.start);
    boolean continues = false;
    int cut = mention.start;
    for (int i = index - 1; i >= 0; i--) {
      Mention other = mentions.get(i);
      if (other.end <= floor) {
        break;
      }
      if (other.end > mention.start) {
        continue;
      }
      // 总产值比上年增长8%: the thing ends before the comparison.
      if (other.time != null && other.start > floor && "比较".indexOf(text.charAt(other.start - 1)) >= 0) {
        cut = other.start - 1;
        continue;
      }
      boolean bounds =
          other.measures()
              || other.type == QuantityClass.TIME && dates(other)
              || other.type == QuantityClass.ORDINAL && numbersItem(other);
      if (bounds) {
        int after = Predicates.afterComparator(text, other.end);
        if (other.type == QuantityClass.TIME && isBlank(after, mention.start)) {
          // 总里程到2012年达到5300公里: the thing stands before the time.
          return before(floor, other.start, mention.start);
        }
        // 10个断面浓度下降4%: the noun after the count is what falls.
        boolean own =
            other.measures()
                && namedAfter(i)
                && !Predicates.lead(text, Math.min(cut, mention.start), after).states();
        floor = own ? Math.min(rightEnd(i), mention.start) : after;
        continues = other.measures();
        break;
      }
    }
    if (continues) {
      while (floor < mention.start && "、和与及并或,".indexOf(text.charAt(floor)) >= 0) {
        floor++;
      }
    }
    Predicates.Lead lead = Predicates.lead(text, mention.start, floor);
    if (lead.kind() == Kind.GROWTH && (counts(mention) || text.startsWith("改造提升", mention.start - 4))) {
      // 水库改造提升6座 counts works; nothing grows by six.
      lead = new Predicates.Lead(mention.start, null, null, false);
    }
    if (cut < lead.start()) {
      lead = new Predicates.Lead(Math.max(floor, cut), lead.kind(), lead.op(), lead.states());
    }
    int from = stripLeading(floor, lead.start());
    if (!lead.states() || lead.kind() == null) {
      from = Words.lastVerbEnd(text, from, lead.start());
      from = stripLeading(from, lead.start());
    }
    return new Left(from, lead.start(), lead, continues);
  }

  /** Whether between a time and the number stands nothing but the words that lead to it. */
  private boolean isBlank(int from, int to) {
    return Predicates.lead(text, to, from).start() - from <= 1;
  }

  private Left before(int floor, int time, int number) {
    int to = time;
    while (to > floor && "到至在于、 ".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return new Left(stripLeading(floor, to), to, Predicates.lead(text, number, time), false);
  }

  /** The thing that changes, before the point from which it does: 总里程由现在的… */
  @Nullable String beforeChange(int index) {
    Mention mention = mentions.get(index);
    int clause = Sentence.clauseStart(text, mention.start);
    int from = -1;
    for (int i = mention.start - 1; i > clause; i--) {
      char c = text.charAt(i);
      if (c == '由' || c == '从' || c == '将' && text.charAt(i + 1) == '由') {
        from = i;
      }
    }
    if (from < 0) {
      return null;
    }
    if (text.charAt(from - 1) == '将') {
      from--;
    }
    int start = clause;
    for (int i = index - 1; i >= 0 && mentions.get(i).start >= clause; i--) {
      if (mentions.get(i).end <= from && mentions.get(i).type == QuantityClass.TIME) {
        start = mentions.get(i).end;
        break;
      }
    }
    String name = tidy(text.substring(stripLeading(start, from), from));
    return name.length() < 2 ? null : name;
  }

  /** Whether the clause before the mention's own says that something changes: …稳步提高，达到65%. */
  boolean changesBefore(int index) {
    int clause = Sentence.clauseStart(text, mentions.get(index).start);
    String before = text.substring(Math.max(0, clause - 5), Math.max(0, clause - 1));
    for (String change : CHANGES) {
      if (before.endsWith(change)) {
        return true;
      }
    }
    return false;
  }

  private static final List<String> CHANGES =
      List.of("提高", "提升", "增强", "改善", "增长", "下降", "降低", "减少", "优化", "扩大", "增加", "上升", "缩小");

  /** 年度投资 and 未来社区 begin with words of time that date nothing. */
  private boolean dates(Mention time) {
    return time.time != null
        && time.time.due() != null
        && time.time.shape() != Shape.ERA
        && !text.startsWith("年度", time.start);
  }

  private boolean numbersItem(Mention ordinal) {
    char after = ordinal.end < text.length() ? text.charAt(ordinal.end) : 0;
    return ordinal.start == 0 || after == ')' || after == '.' || after == '、';
  }

  private static boolean counts(Mention mention) {
    return mention.quantity != null
        && mention.quantity.kind() != null
        && mention.quantity.kind().dimension().isCount();
  }

  private int stripLeading(int from, int to) {
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '、' || c == ' ' || c == '”' || c == ')' || c == '.') {
        at++;
        continue;
      }
      int end = Words.leadingEnd(text, at);
      if (end == at || end > to) {
        break;
      }
      int rest = to - end;
      if (rest == 1) {
        break;
      }
      // 供应土地 keeps its verb, a bare 土地 would say too little; 招引企业 does not.
      if (rest == 2 && KEPT.contains(text.substring(at, end))) {
        break;
      }
      if (rest >= 1 && NOT_AFTER.indexOf(text.charAt(end)) >= 0 && rest <= 2) {
        break;
      }
      if (formsNoun(at, end)) {
        break;
      }
      at = end;
    }
    // Where nothing but a verb is left, nothing is named: 落实500万千瓦….
    return at < to && Words.leadingEnd(text, at) == to && !formsNoun(at, to) ? to : at;
  }

  private static final Set<String> KEPT = Set.of("供应", "种植", "减轻", "减免");
  private static final String NOT_AFTER = "率额数量度比值";

  /** 建设用地, 发展速度, 创新平台: the word opens a name and is no verb here. */
  private boolean formsNoun(int at, int end) {
    for (String noun : NOUNS) {
      if (text.startsWith(noun, at) && noun.length() > end - at) {
        return true;
      }
    }
    return false;
  }

  private static final List<String> NOUNS =
      List.of(
          "建设用地", "建设项目", "建设任务", "建设工程", "建设面积", "发展速度", "发展水平", "创新平台", "创新中心", "创新主体", "创新型", "创新人才", "创新券",
          "创新联合体", "创业", "培训人", "服务业", "服务贸易", "服务中心", "服务站", "服务机构", "服务外包", "交易额", "交易量", "发展用地", "改造面积", "治理面积", "整治面积",
          "保障性", "保障房", "规划面积", "规划环评", "规划项目", "推广面积", "覆盖率", "覆盖面", "培育库", "发行量", "处理率", "处理能力", "处置率", "处理量",
          "处置能力", "安置房", "安置点", "运行率", "建筑", "种植面积", "抽检", "检查站", "修复面积", "转化率", "完成率", "达标率", "开工率", "入库税收", "供应量", "供应链",
          "投资", "投资额", "投资项目", "在建", "在校", "在职", "在园", "在册", "为民", "对口", "对外", "以工代赈", "以旧换新", "向上", "从业", "将军", "保险", "保税", "再生", "再就业",
          "再贷款", "可再生", "可持续", "可比价", "可支配", "可用", "应急", "应届", "更新改造项目", "城市更新", "主办", "需求", "需水", "能源", "能耗", "能效", "均衡", "创意", "创客", "创投",
          "发展项目", "发电", "发明", "建档", "建制", "建成区", "稳岗", "保有量", "保洁", "保护区", "集聚区", "接入率", "配套", "配套率", "收储", "全国性", "全省性", "优质", "优良", "优势", "优秀", "市区", "市场", "市级",
          "强制", "专项债", "专项", "重点项目", "重点企业", "重点工程", "重点产业", "重点群体", "重点领域", "重点实验室", "重点人群", "集中式", "动态管理", "基本医疗", "基本养老", "基本农田", "基本公共", "综合", "平均", "稳定就业", "进出口", "进口", "等级", "等外", "给水", "各类", "各级", "向海",
          "总部", "总投资", "总产值", "总量", "年度投资", "共享", "共富", "共同富裕", "统筹区", "有效", "有效投资", "有效发明", "联合", "联合体", "首批次", "首台", "同时", "更新", "深化设计", "整治项目",
          "试点", "安全", "提升工程", "改造工程", "改造项目", "建设资金", "发展资金", "补助资金", "投产项目", "开工项目", "竣工项目", "签约项目", "落地项目", "扩建项目", "新建项目", "续建项目", "前期项目", "入库项目", "保障人", "救助对象", "惠及人", "受益人", "安置人", "办理率", "办结率", "整改率", "消除率", "创建率", "覆盖人口", "新型", "新兴", "新能源", "新材料", "新技术", "新产品", "新业态", "新农人", "新农村", "新市民", "新基建", "新质", "新区", "突破性", "高标准农田", "高标准基本农田", "孵化空间", "孵化器", "孵化面积", "孵化基地", "新城", "新社区", "引导基金", "发展指数", "管理", "建筑业", "建材");

  /** What a noun after the number names: 3家三甲医院. */
  String right(int index) {
    Mention mention = mentions.get(index);
    int from = Predicates.afterComparator(text, mention.end);
    int to = rightEnd(index);
    String name = text.substring(from, Math.min(to, text.length()));
    if (name.startsWith("的")) {
      name = name.substring(1);
    }
    return headOf(name);
  }

  /** Where the noun after the number ends. */
  int rightEnd(int index) {
    Mention mention = mentions.get(index);
    int from = Predicates.afterComparator(text, mention.end);
    int to = from;
    int depth = 0;
    int stop = Sentence.clauseEnd(text, from);
    for (int i = index + 1; i < mentions.size(); i++) {
      Mention next = mentions.get(i);
      if (next.start >= stop) {
        break;
      }
      if (next.measures() || next.type == null && !next.chinese) {
        stop = next.start;
        // The next item of the list begins at the mark before its own name.
        int mark = text.lastIndexOf('、', stop - 1);
        if (mark > from) {
          stop = mark;
        }
        break;
      }
    }
    int firstMark = -1;
    while (to < stop) {
      char c = text.charAt(to);
      if (c == '(' || c == '“' || c == '《') {
        depth++;
      } else if (c == ')' || c == '”' || c == '》') {
        if (depth == 0) {
          break;
        }
        depth--;
      } else if (c == '、' && depth == 0 && firstMark < 0) {
        firstMark = to;
        // "3个省级样板、…" ends here, "国内、省内企业总部" goes on.
        if (to - from > 5 && text.indexOf('的', to) < 0) {
          break;
        }
      } else if (depth == 0 && to - from >= 2 && Words.startsWithVerb(text, to) && endsNoun(to)) {
        break;
      } else if (depth == 0 && to - from >= 2 && startsPredicate(to) && !conditionAt(index, to)) {
        break;
      }
      to++;
    }
    return to;
  }

  private boolean endsNoun(int at) {
    // 建设 and 改造 right after the noun are its action, and stay with it: 24个重点片区建设.
    return !text.startsWith("建设", at) && !text.startsWith("改造", at) && !text.startsWith("创建", at)
        && !text.startsWith("培训", at) && !text.startsWith("治理", at);
  }

  /** Whether what is said at {@code at} defines the thing: 产值超5000亿元的集群. */
  private boolean conditionAt(int index, int at) {
    for (int i = index + 1; i < mentions.size() && mentions.get(i).start - at <= 4; i++) {
      if (mentions.get(i).start >= at && mentions.get(i).type == QuantityClass.CONDITION) {
        return true;
      }
    }
    return false;
  }

  private boolean startsPredicate(int at) {
    boolean reaches =
        (text.charAt(at) == '达' || text.charAt(at) == '超')
            && at + 1 < text.length()
            && (Character.isDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '到' || text.charAt(at + 1) == '过');
    return reaches || text.startsWith("进行", at) || text.startsWith("实行", at) || text.startsWith("全部", at) || text.startsWith("并", at) || text.startsWith("以及", at)
        || text.startsWith("不减少", at) || text.startsWith("不降低", at) || text.startsWith("不突破", at);
  }

  private static final List<String> DEEDS =
      List.of("建设", "组织", "实施", "工作", "改造", "创建", "评审", "推进", "落地", "整治", "编制", "目标", "任务", "任务目标", "要求", "标准", "水平", "规模");

  /** Of A的B the B, but A where B only says what is done with it. */
  private static String headOf(String name) {
    int of = name.lastIndexOf('的');
    if (of < 0 || of + 1 >= name.length()) {
      return name;
    }
    String head = name.substring(of + 1);
    for (String deed : DEEDS) {
      if (head.startsWith(deed)) {
        return name.substring(0, of);
      }
    }
    return name;
  }

  /** Whether the thing counted is named after the number. */
  boolean namedAfter(int index) {
    Mention mention = mentions.get(index);
    int from = Predicates.afterComparator(text, mention.end);
    if (from >= text.length()) {
      return false;
    }
    char c = text.charAt(from);
    if (c == '的' && from + 1 < text.length()) {
      c = text.charAt(from + 1);
    }
    boolean name = c >= '一' && c <= '鿿' || c == '“' || c == '《' || MentionScanner.isLatin(c) || c >= '0' && c <= '9';
    if (!name || "和与及并且或以的了后前并由为".indexOf(c) >= 0) {
      return false;
    }
    return !Words.startsWithVerb(text, from) && !startsPredicate(from) && !text.startsWith("目标", from);
  }

  /** The thing's name as it is kept: without the list before 等, without marks at its ends. */
  static String tidy(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && " 、,的()”".indexOf(name.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " 、,的:(和与及并".indexOf(name.charAt(to - 1)) >= 0) {
      to--;
    }
    String trimmed = withoutDeed(name.substring(from, to));
    int list = trimmed.lastIndexOf('等');
    if (list > 0
        && trimmed.length() - list - 1 >= SHORTEST_NAME
        && (trimmed.length() > LONGEST_LIST || marks(trimmed) > 1)) {
      return trimmed.substring(list + 1);
    }
    return unbalanced(trimmed);
  }

  /** 规上工业实现总产值 is the 规上工业总产值. */
  private static String withoutDeed(String name) {
    int at = name.indexOf("实现");
    return at >= 2 && at + 4 <= name.length() ? name.substring(0, at) + name.substring(at + 2) : name;
  }

  private static int marks(String s) {
    int n = 0;
    for (int i = 0; i < s.length(); i++) {
      n += s.charAt(i) == '、' ? 1 : 0;
    }
    return n;
  }

  private static String unbalanced(String s) {
    int close = s.indexOf(')');
    int open = s.indexOf('(');
    if (open >= 0 && close < 0) {
      return s.substring(0, open);
    }
    if (close >= 0 && (open < 0 || close < open) && close + 2 < s.length()) {
      return s.substring(close + 1);
    }
    return s;
  }

  /** The parts of a shared subject: A、B和C分别…. */
  static List<String> parts(String subject) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < subject.length(); i++) {
      char c = subject.charAt(i);
      if (c == '(' || c == '“') {
        depth++;
      } else if (c == ')' || c == '”') {
        depth--;
      } else if (depth == 0 && (c == '、' || c == '和' || c == '与' || c == '及' || c == ',')) {
        if (i > from) {
          parts.add(subject.substring(from, i));
        }
        from = i + 1;
      }
    }
    if (from < subject.length()) {
      parts.add(subject.substring(from));
    }
    return parts;
  }

  /** Gives each of a list its full name where the last alone bears the common tail. */
  static List<String> shareTail(List<String> parts) {
    if (parts.size() < 2) {
      return parts;
    }
    String last = parts.get(parts.size() - 1);
    List<String> full = new ArrayList<>();
    for (int i = 0; i < parts.size() - 1; i++) {
      String part = parts.get(i);
      boolean bare = part.length() <= 3 && last.length() > part.length() + 2;
      full.add(bare ? part + last.substring(part.length()) : part);
    }
    full.add(last);
    return full;
  }

  /** What money is spent on, where a verb follows it: 投资1.45亿元改造农电网. */
  @Nullable String worksAfter(int index) {
    int from = Predicates.afterComparator(text, mentions.get(index).end);
    if (!Words.startsWithVerb(text, from) && Words.leadingEnd(text, from) == from) {
      return null;
    }
    int to = rightEnd(index);
    String works = tidy(text.substring(from, Math.max(from, to)));
    return works.length() < 3 ? null : works;
  }

  /** The nearest thing named before the mention's clause in its sentence, null for none. */
  @Nullable String earlier(int index) {
    Mention mention = mentions.get(index);
    int sentence = Sentence.start(text, mention.start);
    for (int i = index - 1; i >= 0; i--) {
      Mention other = mentions.get(i);
      if (other.start < sentence) {
        return null;
      }
      if (other.type == QuantityClass.TARGET && other.metric != null && !other.metric.isEmpty()) {
        return other.metric;
      }
    }
    return null;
  }

  /** The subject of the clause before the mention's own, null where there is none. */
  @Nullable String clauseBefore(int index) {
    Mention mention = mentions.get(index);
    int clause = Sentence.clauseStart(text, mention.start);
    int sentence = Sentence.start(text, mention.start);
    if (clause - 1 <= sentence) {
      return null;
    }
    int start = Math.max(sentence, Sentence.clauseStart(text, clause - 1));
    int from = stripLeading(start, clause - 1);
    int to = Words.firstVerbStart(text, from + 2 < clause - 1 ? from + 2 : from, clause - 1);
    for (Mention other : mentions) {
      // 人均总值2030年达到…: the thing ends where a time is said.
      if (other.time != null && other.time.due() != null && other.start > from && other.start < to) {
        to = other.start;
      }
    }
    String name = tidy(text.substring(from, Math.max(from, to)));
    return name.length() < 2 ? null : name;
  }
}
