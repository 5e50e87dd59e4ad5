package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.time.TimeExpression;

/** Tells what is committed to from what has been reached: by section, tense and aspect. */
final class Commitments {
  private static final Lexicon PAST = lexicon("已", "已经", "目前", "现已", "截至", "截止", "累计已", "此前", "荣获", "获评", "曾");
  private static final Lexicon EXISTING = lexicon("现有", "原有", "已有");
  private static final Lexicon FUTURE = lexicon("力争", "争取", "计划", "将", "拟", "预期", "目标", "努力", "确保", "今年", "要");
  private static final Lexicon COMMITS =
      lexicon(
          "建成", "新建", "新增", "创建", "创成", "争创", "完成", "实施", "打造", "培育", "引进", "招引", "开工", "建设", "新开工", "增设",
          "组建", "开通", "开行", "举办", "开展", "推出", "改造", "整治", "盘活", "腾退", "创", "引育", "布局", "落户", "落地", "认定", "争取",
          "推进", "形成", "申报", "设立", "培养", "规划", "谋划", "启动", "投用", "投运", "达到", "达", "突破", "超", "超过", "办好", "扩建", "改扩建", "布设", "建好", "深化", "抓好", "新认定", "新引进", "迁建", "提升", "发展", "壮大", "迈上", "跨上", "实行");

  private static final Pattern STARTS =
      Pattern.compile("(?:20\\d\\d年[底末初]?的?|“?十.五”?(?:期末|末|初|初期)?的?|现在的|人均|每人每月|每人每年|每月|每人|目前的|现有的|当前的|上年的?|去年的?|约|近|不足|基期的?)?");

  private final String text;
  private final List<Mention> mentions;
  private final Section section;
  private final About about;

  Commitments(String text, List<Mention> mentions, Section section, About about) {
    this.text = text;
    this.mentions = mentions;
    this.section = section;
    this.about = about;
  }

  private static Lexicon lexicon(String... words) {
    return WordList.lexicon(List.of(words));
  }

  /** Gives every open mention its class; Chinese numerals that commit to nothing stay open. */
  void decide() {
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (mention.type != null) {
        continue;
      }
      boolean ahead = looksAhead(mention, i);
      if (mention.chinese) {
        if (ahead && commitsInChinese(mention)) {
          mention.become(QuantityClass.TARGET, 0.7);
        }
      } else if (mention.quantity == null && mention.time == null) {
        mention.become(QuantityClass.NAME, 0.5);
      } else {
        mention.become(ahead ? QuantityClass.TARGET : QuantityClass.RESULT, mention.confidence);
      }
    }
  }

  private boolean looksAhead(Mention mention, int index) {
    int sentence = Sentence.stopBefore(text, mention.start);
    if (isStartingPoint(mention, index)) {
      return false;
    }
    Mention when = lastTime(index, sentence);
    Boolean byTime = when == null ? null : ahead(when, mention);
    if (section.aspect() == Aspect.PLAN) {
      if (byTime != null) {
        mention.confidence = 0.85;
        return byTime;
      }
      int clause = Sentence.clauseStart(text, mention.start);
      if (has(PAST, clause, mention.start) || exists(clause, mention.start)) {
        mention.confidence = 0.6;
        return false;
      }
      mention.confidence = 0.9;
      return true;
    }
    if (byTime != null && byTime) {
      boolean reached = has(PAST, sentence, mention.start);
      mention.confidence = 0.7;
      return !reached;
    }
    mention.confidence = section.aspect() == Aspect.REVIEW ? 0.9 : 0.7;
    return false;
  }

  /** 现有企业500家 exists; 利用现有资源建设20个 is still to be done. */
  private boolean exists(int clause, int at) {
    for (int i = clause; i < at; i++) {
      long found = EXISTING.longestAt(text, i, at);
      if (found != Lexicon.MISS) {
        return !has(COMMITS, Lexicon.end(found), at);
      }
    }
    return false;
  }

  /** 由87.5%提升至…: the point from which a change starts. */
  private boolean isStartingPoint(Mention mention, int index) {
    int clause = Sentence.clauseStart(text, mention.start);
    int from = -1;
    for (int i = mention.start - 1; i >= clause && mention.start - i <= 12; i--) {
      char c = text.charAt(i);
      if (c == '由' || c == '从') {
        from = i;
        break;
      }
    }
    boolean starts = from >= 0 && STARTS.matcher(text.substring(from + 1, mention.start)).matches();
    if (!starts && !existing(mention)) {
      return false;
    }
    int next = index + 1;
    while (next < mentions.size() && mentions.get(next).type != null) {
      next++;
    }
    if (next >= mentions.size()) {
      return false;
    }
    Mention target = mentions.get(next);
    int gap = target.start - mention.end;
    if (gap < 1 || gap > 14 || target.quantity == null) {
      return false;
    }
    String between = text.substring(mention.end, target.start);
    return between.indexOf('到') >= 0 || between.indexOf('至') >= 0 || between.indexOf('为') >= 0;
  }

  private boolean existing(Mention mention) {
    return text.startsWith("现在的", mention.start - 3)
        || text.startsWith("现有的", mention.start - 3)
        || text.startsWith("目前的", mention.start - 3)
        || text.startsWith("上年的", mention.start - 3)
        || text.startsWith("年的", mention.start - 2);
  }

  /** The last time said before the mention in its sentence. */
  private @Nullable Mention lastTime(int index, int sentence) {
    for (int i = index - 1; i >= 0 && mentions.get(i).start >= sentence; i--) {
      Mention other = mentions.get(i);
      boolean dated = other.time != null && other.type != QuantityClass.CONDITION;
      if (dated && (other.time.from() != null || other.time.to() != null)) {
        boolean compares =
            other.start > 0 && "较比于从自".indexOf(text.charAt(other.start - 1)) >= 0
                || text.startsWith("的基础上", other.end)
                || text.startsWith("基础上", other.end);
        if (!compares && !inBracketsClosed(other.end, text, indexStart(index))) {
          return other;
        }
      }
    }
    return null;
  }

  private int indexStart(int index) {
    return mentions.get(index).start;
  }

  /** Whether a bracket or title in which {@code from} stands is closed before {@code to}. */
  private static boolean inBracketsClosed(int from, String text, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '《' || c == '“') {
        depth++;
      } else if (c == ')' || c == '》' || c == '”') {
        if (depth == 0) {
          return true;
        }
        depth--;
      }
    }
    return false;
  }

  /** Whether a time lies ahead of the plan's start: null where it does not say. */
  private @Nullable Boolean ahead(Mention when, Mention mention) {
    TimeExpression time = when.time;
    if (time == null) {
      return null;
    }
    YearMonth to = time.to() != null ? time.to() : time.from();
    Integer start = start();
    if (to == null || start == null) {
      return null;
    }
    if (to.getYear() >= start) {
      boolean now = section.aspect() == Aspect.REVIEW;
      // In a review the plan's own first year is still ahead, and a goal names it with 到.
      return !now || heraldsGoal(when) ? Boolean.TRUE : null;
    }
    boolean past = mention.start - when.end < 60;
    return past ? Boolean.FALSE : null;
  }

  private boolean heraldsGoal(Mention when) {
    char before = when.start > 0 ? text.charAt(when.start - 1) : 0;
    return before == '到' || before == '至' || text.charAt(when.start) == '到';
  }

  private @Nullable Integer start() {
    if (about.planYear() != null) {
      return about.planYear();
    }
    return about.period() == null ? null : Integer.valueOf(about.period().from());
  }

  private boolean commitsInChinese(Mention mention) {
    if (mention.quantity == null) {
      return false;
    }
    BigDecimal value = mention.quantity.value();
    String unit = mention.unit();
    if (text.charAt(mention.start) == '翻' || unit.equals("%")) {
      return text.charAt(mention.start) == '翻' && !quoted(mention) || valued(mention);
    }
    boolean share = unit.isEmpty() && value.compareTo(BigDecimal.ONE) < 0;
    if (share) {
      return valued(mention);
    }
    if (MentionClasses.isTrivial(value) && unit.length() < 2 || quoted(mention)) {
      return false;
    }
    if (!ChineseCounts.counts(text, mention)) {
      return false;
    }
    int clause = Sentence.clauseStart(text, mention.start);
    return has(COMMITS, clause, mention.start);
  }

  /** Whether words of comparison say that a share is reached. */
  private boolean valued(Mention mention) {
    return Predicates.opAfter(text, mention.end) != null
        || Predicates.lead(text, mention.start, Sentence.clauseStart(text, mention.start)).states();
  }

  private boolean quoted(Mention mention) {
    int open = text.lastIndexOf('“', mention.start);
    int close = text.lastIndexOf('”', mention.start);
    return open > close;
  }

  private boolean has(Lexicon words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.mayStart(text.charAt(i))) {
        long found = words.longestAt(text, i, text.length());
        if (found != Lexicon.MISS && Lexicon.end(found) <= to) {
          return true;
        }
      }
    }
    return false;
  }
}
