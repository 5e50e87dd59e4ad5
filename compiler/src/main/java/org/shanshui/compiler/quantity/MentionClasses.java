package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.units.Quantity;

/**
 * Tells numbers that name, order, date or define from numbers that measure. What is left over
 * measures, and {@link Commitments} tells target from result.
 */
final class MentionClasses {
  private static final int LONGEST_NAME = 16;
  private static final int LONGEST_HEAD = 4;
  private static final int FARTHEST_HEAD = 14;
  private static final Set<String> HOTLINES =
      Set.of(
          "110", "119", "120", "122", "10000", "12315", "12320", "12333", "12338", "12345", "12348",
          "12355", "12356", "12366", "12369", "12380", "12388", "12389", "12393", "95598");
  private static final List<String> ORDINAL_HEADS =
      List.of("第", "图", "表", "专栏", "附件", "附表", "附图", "附录", "页");
  private static final Lexicon SERIAL_HEADS =
      WordList.lexicon(List.of("索引号", "文号", "登记号", "备案号", "编号", "证号", "信用代码", "主题分类", "ICP备"));
  private static final Lexicon CONTACT_HEADS =
      WordList.lexicon(List.of("电话", "传真", "邮编", "邮政编码", "邮箱", "QQ", "手机", "联系方式", "热线电话", "微信"));
  private static final List<String> RANK_HEADS =
      List.of("排名", "排", "列", "居", "位居", "位列", "名列", "跻身", "升至", "前移", "上升至", "前进", "全国", "全省", "全市");
  private static final String CONNECTORS = "、,和与及并且或;。:)）的了,!?”》 —-~";

  private final String text;
  private final List<Mention> mentions;
  private final @Nullable Marker marker;

  MentionClasses(String text, List<Mention> mentions, @Nullable Marker marker) {
    this.text = text;
    this.mentions = mentions;
    this.marker = marker;
  }

  /** Gives every mention its class that has one by its form; those that measure stay open. */
  void classify() {
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (mention.type == null && !mention.chinese) {
        arabic(mention, i);
      } else if (mention.chinese) {
        if (mention.time != null) {
          mention.become(QuantityClass.TIME, 0.9);
        } else if (definesClass(mention, i)) {
          mention.become(QuantityClass.CONDITION, 0.8);
        }
      }
    }
  }

  private void arabic(Mention mention, int index) {
    if (marker != null && mention.start < marker.contentStart()) {
      mention.become(QuantityClass.ORDINAL, 1);
    } else if (isOrdinal(mention)) {
      mention.become(QuantityClass.ORDINAL, 0.95);
    } else if (isContact(mention)) {
      mention.become(QuantityClass.CONDITION, 0.9);
    } else if (mention.time != null && mention.quantity != null && measuresSpan(mention)) {
      // 受教育年限提高到11.3年: a span of time that is itself measured.
      return;
    } else if (mention.time != null) {
      time(mention, mention.time);
    } else if (isName(mention)) {
      mention.become(QuantityClass.NAME, 0.9);
    } else if (definesClass(mention, index)) {
      mention.become(QuantityClass.CONDITION, 0.85);
    } else if (isFootnote(mention)) {
      mention.become(QuantityClass.ORDINAL, 0.7);
    }
  }

  // ---- ordinal

  private boolean isOrdinal(Mention mention) {
    int start = mention.start;
    int end = mention.end;
    for (String head : ORDINAL_HEADS) {
      if (text.startsWith(head, start - head.length())
          || text.startsWith(head, start - head.length() - 1) && before(start) == ' ') {
        // 燃气表2万台 and 版图100平方公里 measure; 表2 and 图1 have no unit.
        boolean bare = mention.unit().isEmpty() || head.length() > 1 || head.equals("第");
        return bare && (!head.equals("表") || !text.startsWith("代表", start - 2));
      }
    }
    if ((before(start) == '[' || before(start) == '^') && after(end) == ']') {
      return true;
    }
    if (after(end) == '号' && (before(start) == ']' || before(start) == '第')) {
      return true;
    }
    if (isHeadedBy(SERIAL_HEADS, start, false) || rank(mention)) {
      return true;
    }
    return enumerates(mention);
  }

  private boolean rank(Mention mention) {
    String unit = mention.unit();
    if (unit.equals("位") || unit.equals("名")) {
      int from = mention.start;
      if (before(from) == '前') {
        return true;
      }
      if (unit.equals("位")) {
        for (String head : RANK_HEADS) {
          if (text.startsWith(head, from - head.length())) {
            return true;
          }
        }
      }
    }
    return before(mention.start) == '前'
        && !unit.isEmpty()
        && (unit.equals("强") || unit.equals("席"));
  }

  /** "附件:1.…" and "(1)…" number the things that follow. */
  private boolean enumerates(Mention mention) {
    int start = mention.start;
    int digits = mention.end - start;
    if (digits > 2 || mention.time != null || !mention.unit().isEmpty()) {
      return false;
    }
    char before = before(start);
    char after = after(mention.end);
    if (before == '(' && after == ')') {
      char following = after(mention.end + 1);
      return isHan(following) && (start < 2 || !isHan(before(start - 1)) || digits == 1);
    }
    boolean opens =
        before == 0 || before == ':' || before == '。' || before == ';' || before == ' ';
    return opens && (after == '.' || after == '、') && isHanOrQuote(after(mention.end + 1));
  }

  private boolean isFootnote(Mention mention) {
    if (!mention.unit().isEmpty() || mention.end - mention.start > 2) {
      return false;
    }
    char before = before(mention.start);
    char after = after(mention.end);
    if (after != 0 && PLACE_NOUNS.indexOf(after) >= 0) {
      return false;
    }
    boolean attached = isHan(before) || before == '”' || before == '%' || before == '》';
    return attached
        && !Predicates.endsBefore(text, mention.start)
        && (isHan(after) || ",。;、:“".indexOf(after) >= 0 || after == 0);
  }

  // ---- contact data

  private boolean isContact(Mention mention) {
    int start = mention.start;
    if (isHeadedBy(CONTACT_HEADS, start, true) || after(mention.end) == '@') {
      return true;
    }
    if (after(mention.end) == '号' || mention.unit().equals("号")) {
      char street = before(start);
      return street == '路' || street == '街' || street == '巷' || street == '道' || street == '弄';
    }
    return after(mention.end) == '室'
        && text.substring(Math.max(0, start - 20), start).indexOf('号') >= 0;
  }

  /** Whether a head stands shortly before a number, where wanted with no Han between. */
  private boolean isHeadedBy(Lexicon heads, int start, boolean directly) {
    for (int i = start - 1; i >= 0 && start - i <= FARTHEST_HEAD + LONGEST_HEAD; i--) {
      long head =
          heads.mayStart(text.charAt(i)) ? heads.longestAt(text, i, start) : Lexicon.MISS;
      if (head != Lexicon.MISS
          && start - Lexicon.end(head) <= FARTHEST_HEAD
          && (!directly || noHanBetween(Lexicon.end(head), start))) {
        return true;
      }
    }
    return false;
  }

  private boolean noHanBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isHan(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  // ---- time

  private boolean measuresSpan(Mention mention) {
    Quantity quantity = mention.quantity;
    TimeExpression time = mention.time;
    if (quantity == null
        || time == null
        || time.shape() != Shape.DURATION
        || quantity.end() < time.end()) {
      return false;
    }
    boolean broken = quantity.value().stripTrailingZeros().scale() > 0;
    return broken || Predicates.endsBefore(text, mention.start);
  }

  private void time(Mention mention, TimeExpression time) {
    int end = mention.end;
    if (time.shape() == Shape.DURATION) {
      boolean circle =
          text.substring(end, Math.min(text.length(), Sentence.clauseEnd(text, end)))
              .contains("圈");
      boolean quoted = quoteOf(mention) != null || text.startsWith("24小时", mention.start);
      mention.become(circle || quoted ? QuantityClass.NAME : QuantityClass.TIME, 0.9);
      return;
    }
    char last = text.charAt(end - 1);
    boolean bareYear = last >= '0' && last <= '9' && end - mention.start == 4;
    if (bareYear && isHan(after(end)) && "是底年初末以至到前的度-".indexOf(after(end)) < 0) {
      mention.become(QuantityClass.NAME, 0.7);
      return;
    }
    String words = text.substring(mention.start, end);
    boolean bounded = words.endsWith("以前") || words.endsWith("之前") || words.endsWith("以后") || text.startsWith("以前", end) || text.startsWith("以后", end);
    if (bounded && text.substring(end, Math.min(text.length(), end + 8)).contains("的")) {
      mention.become(QuantityClass.CONDITION, 0.8);
      return;
    }
    mention.become(QuantityClass.TIME, 0.97);
  }

  // ---- names

  private boolean isName(Mention mention) {
    int start = mention.start;
    int end = mention.end;
    char before = before(start);
    char after = after(end);
    if (before == '+' || after == '+' || before == '×' || after == '×' || before == '/') {
      return !Predicates.endsBefore(text, start);
    }
    if (MentionScanner.isLatin(after) && mention.unit().isEmpty()) {
      return true;
    }
    if (mention.unit().isEmpty() && after != 0 && "版强号制型".indexOf(after) >= 0) {
      return true;
    }
    if (mention.unit().equals("强") || mention.unit().equals("版")) {
      return true;
    }
    if (mention.unit().equals("号") || listOfLines(end)) {
      return true;
    }
    if (HOTLINES.contains(text.substring(start, end))) {
      return true;
    }
    if (mention.unit().isEmpty()
        && mention.quantity != null
        && text.substring(start, end).endsWith(".0")) {
      return true;
    }
    if (placeCount(mention) || namesWorks(mention) || namesRoadOrPolicy(mention)) {
      return true;
    }
    String quote = quoteOf(mention);
    return quote != null
        && quote.length() <= LONGEST_NAME
        && quote.indexOf(',') < 0
        && quote.indexOf('。') < 0;
  }

  private static final String PLACE_NOUNS = "大极县市区镇乡村省州国校院站港馆园桥金银铜街盟旗所厂家军";

  /** 4、5号线: the numbers of a list that ends in 号. */
  private boolean listOfLines(int end) {
    int i = end;
    while (i + 1 < text.length()
        && ("、和/与".indexOf(text.charAt(i)) >= 0)
        && Character.isDigit(text.charAt(i + 1))) {
      i++;
      while (i < text.length() && Character.isDigit(text.charAt(i))) {
        i++;
      }
      if (i < text.length() && text.charAt(i) == '号') {
        return true;
      }
    }
    return false;
  }

  /** 山区26县之一: a name that counts places without a classifier. */
  private boolean placeCount(Mention mention) {
    char after = after(mention.end);
    return mention.unit().isEmpty()
        && after != 0
        && PLACE_NOUNS.indexOf(after) >= 0
        && text.startsWith("之一", mention.end + 1);
  }

  /** The quotation or book title that the mention stands in, null for none. */
  private @Nullable String quoteOf(Mention mention) {
    int open = -1;
    char wanted = 0;
    for (int i = mention.start - 1; i >= 0 && mention.start - i <= 40; i--) {
      char c = text.charAt(i);
      if (c == '”' || c == '》') {
        return null;
      }
      if (c == '“' || c == '《') {
        open = i;
        wanted = c == '“' ? '”' : '》';
        break;
      }
    }
    if (open < 0) {
      return null;
    }
    int close = text.indexOf(wanted, mention.end);
    return close < 0 || close - open > 60 ? null : text.substring(open + 1, close);
  }

  // ---- conditions

  private boolean definesClass(Mention mention, int index) {
    Quantity quantity = mention.quantity;
    if (quantity == null) {
      return false;
    }
    int start = mention.start;
    String unit = mention.unit();
    if (text.startsWith("每", start - 1)
        && !unit.isEmpty()
        && (unit.endsWith("人") || unit.endsWith("户") || unit.endsWith("名") || unit.endsWith("亩"))) {
      return true;
    }
    if (unit.endsWith("岁")) {
      boolean lifeSpan = text.substring(Math.max(0, start - 8), start).contains("寿命");
      return !Predicates.endsBefore(text, start) && !changesFrom(mention) && !lifeSpan;
    }
    int end = Predicates.afterComparator(text, mention.end);
    boolean compared = end > mention.end;
    char after = after(end);
    boolean nounFollows = isHanOrQuote(after) && CONNECTORS.indexOf(after) < 0;
    if (after == '的' && isHanOrQuote(after(end + 1))) {
      nounFollows = true;
    }
    if (!nounFollows || isCounting(quantity, unit) || unit.equals("%") || unit.isEmpty()) {
      return false;
    }
    if (verbFollows(end) || changesFrom(mention)) {
      return false;
    }
    if (countPrecedes(mention, index) || boundsClass(mention, end)) {
      return true;
    }
    boolean money = quantity.kind() == null || quantity.kind().dimension().isMoney();
    boolean deed = !money && Words.endsWithDeed(text, start);
    if (compared && deed && !countFollows(end, index)) {
      return false;
    }
    if (compared) {
      boolean pronounced = text.startsWith("左右", mention.end) || text.startsWith("上下", mention.end);
      return !pronounced;
    }
    return countFollows(end, index) || gradeFollows(end);
  }

  private static final List<String> CHANGES =
      List.of("提高", "增加", "上升", "延长", "提升", "增长", "扩大", "增至", "减少", "下降", "降", "缩", "压", "翻", "调整", "拓展");

  /** 从81.5岁提高到…. */
  private boolean changesFrom(Mention mention) {
    for (String change : CHANGES) {
      if (text.startsWith(change, mention.end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCounting(Quantity quantity, String unit) {
    if (unit.isEmpty() || quantity.kind() == null) {
      return unit.isEmpty();
    }
    boolean people = unit.endsWith("人") || unit.endsWith("户") || unit.endsWith("床") || unit.endsWith("张");
    return quantity.kind().dimension().isCount() && !people;
  }

  private boolean verbFollows(int end) {
    return Words.startsWithVerb(text, end);
  }

  /** "超10亿元单体制造业项目35个": the class is counted in the same clause. */
  private boolean countFollows(int end, int index) {
    if (index + 1 >= mentions.size()) {
      return false;
    }
    Mention next = mentions.get(index + 1);
    if (next.start <= end || next.chinese || next.quantity == null || next.quantity.kind() == null) {
      return false;
    }
    int clauseEnd = Sentence.clauseEnd(text, end);
    String between = text.substring(end, Math.min(next.start, text.length()));
    return next.start < clauseEnd
        && next.quantity.kind().dimension().isCount()
        && between.length() <= 20
        && between.chars().noneMatch(c -> "、和与及".indexOf(c) >= 0)
        && !Words.hasVerb(between);
  }

  /** "2个产值超5000亿元的产业集群": the class counted just before. */
  private boolean countPrecedes(Mention mention, int index) {
    if (index == 0) {
      return false;
    }
    Mention count = mentions.get(index - 1);
    if (count.quantity == null || count.quantity.kind() == null || !count.quantity.kind().dimension().isCount()) {
      return false;
    }
    int from = Predicates.afterComparator(text, count.end);
    if (mention.start - from > 12 || mention.start <= from) {
      return false;
    }
    String between = text.substring(from, mention.start);
    return between.matches("(?:总?(?:投资额?|产值|营收|营业收入|销售收入|销售额|税收|规模|面积|年产值|年营收)(?:达到|达|超过|超|过|在|突破)?|达到|超过|超|过)");
  }

  /** 对月收入低于1000元的劳动模范: a bound with 的 says which ones are meant. */
  private boolean boundsClass(Mention mention, int end) {
    if (after(end) != '的' || mention.quantity == null || mention.quantity.kind() == null) {
      return false;
    }
    String before = text.substring(Math.max(0, mention.start - 3), mention.start);
    return before.endsWith("低于") || before.endsWith("高于") || before.endsWith("超过") || before.endsWith("超") || before.endsWith("不足") || before.endsWith("不到") || before.endsWith("大于") || before.endsWith("小于");
  }

  /** 110千伏变电站, 5万吨级航道: a grade of the thing named. */
  private boolean gradeFollows(int end) {
    return after(end) == '级' || text.startsWith("能级", end) || text.startsWith("标准", end);
  }

  /** 330千伏变电站, 10GWh新型锂电池项目: a size that is part of what the works are called. */
  private boolean namesWorks(Mention mention) {
    Quantity quantity = mention.quantity;
    int end = mention.end;
    if (mention.unit().endsWith("千伏") || mention.unit().endsWith("kV") || shipSize(mention)) {
      return true;
    }
    if (quantity == null || quantity.kind() == null || !isHan(after(end)) || CONNECTORS.indexOf(after(end)) >= 0) {
      return false;
    }
    String unit = mention.unit();
    boolean capacity =
        unit.endsWith("吨") || unit.endsWith("Wh") || unit.endsWith("W") || unit.endsWith("瓦") || unit.endsWith("瓦时");
    if (!capacity || Predicates.endsBefore(text, mention.start) || verbFollows(end)) {
      return false;
    }
    String rest = text.substring(end, Sentence.clauseEnd(text, end));
    return rest.length() <= 60 && (rest.contains("项目") || rest.contains("工程") || rest.contains("机组") || rest.contains("生产线")) && isHan(before(mention.start));
  }

  /** 20万吨级航道. */
  private boolean shipSize(Mention mention) {
    String unit = mention.unit();
    return unit.endsWith("吨级") || unit.endsWith("吨") && after(mention.end) == '级';
  }

  private boolean namesRoadOrPolicy(Mention mention) {
    int end = mention.end;
    int start = mention.start;
    if (text.startsWith("国道", start - 2) || text.startsWith("省道", start - 2) || text.startsWith("县道", start - 2)) {
      return true;
    }
    if (mention.unit().isEmpty() && (after(end) == '团' || after(end) == '师')) {
      return true;
    }
    boolean road = text.startsWith("国道", end) || text.startsWith("省道", end) || text.startsWith("县道", end);
    boolean policy =
        mention.unit().equals("条")
            && (text.startsWith("措施", end) || text.startsWith("政策", end) || text.startsWith("意见", end) || text.startsWith("举措", end));
    return road || policy;
  }

  // ---- characters

  private char before(int at) {
    return at > 0 && at <= text.length() ? text.charAt(at - 1) : 0;
  }

  private char after(int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isHan(char c) {
    return c >= '一' && c <= '鿿';
  }

  private static boolean isHanOrQuote(char c) {
    return isHan(c) || c == '“' || c == '《';
  }

  /** Whether a Chinese numeral is one of the small ones that count nothing. */
  static boolean isTrivial(BigDecimal value) {
    return value.compareTo(BigDecimal.ONE) == 0;
  }
}
