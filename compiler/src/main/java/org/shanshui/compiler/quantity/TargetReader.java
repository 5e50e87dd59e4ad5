package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.section.Section;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;

/** Fills in a target: metric, kind, comparator, due, base, scope, strength. */
final class TargetReader {
  private static final Pattern GENERIC_INVESTMENT =
      Pattern.compile("(?:年度|全年|当年|年内|今年)?(?:计划|完成|安排|预计)?(?:完成)?(?:年度|全年|当年|今年)?(?:计划)?(?:总)?(?:投资额?|投入|投资总额)");
  private static final Pattern RATE_OF_CHANGE = Pattern.compile("增速$|增幅$|涨幅$|增长率$|上涨幅度$|增长的?(?:预期)?目标$");
  private static final List<String> SCOPES =
      List.of("全市", "全省", "全区", "全县", "全州", "全国", "我市", "我省", "我区", "我县", "市区", "市域");

  private final String text;
  private final List<Mention> mentions;
  private final MetricReader metrics;
  private final Section section;
  private final About about;
  private final @Nullable String headingTitle;

  TargetReader(
      String text,
      List<Mention> mentions,
      Section section,
      About about,
      @Nullable String headingTitle) {
    this.text = text;
    this.mentions = mentions;
    this.metrics = new MetricReader(text, mentions);
    this.section = section;
    this.about = about;
    this.headingTitle = headingTitle;
  }

  /** Reads all targets of the passage. */
  void read() {
    for (int i = 0; i < mentions.size(); i++) {
      if (mentions.get(i).is(QuantityClass.TARGET)) {
        target(i);
      }
    }
    shareLists();
  }

  private void target(int index) {
    Mention mention = mentions.get(index);
    MetricReader.Left left = metrics.left(index);
    kindAndOp(mention, left.lead());
    if (text.startsWith("不减少", metrics.rightEnd(index)) || text.startsWith("不降低", metrics.rightEnd(index))) {
      mention.op = Op.AT_LEAST;
    }
    mention.due = due(index);
    mention.strength = strength(mention);
    base(index);
    mention.metric = metric(index, left);
    if (mention.kind == Kind.LEVEL && RATE_OF_CHANGE.matcher(mention.metric).find()) {
      mention.kind = Kind.GROWTH;
    }
    scope(mention, left);
  }

  // ---- kind and comparator

  private void kindAndOp(Mention mention, Predicates.Lead lead) {
    String unit = mention.unit();
    Kind kind = lead.kind() == null ? Kind.LEVEL : lead.kind();
    boolean points = unit.endsWith("百分点");
    boolean relative = unit.equals("%") || unit.equals("‰") || unit.equals("倍") || unit.equals("成");
    if (points && kind == Kind.GROWTH) {
      kind = Kind.RISE;
    } else if (points && kind == Kind.LEVEL) {
      kind = beforeHas(mention, "下降", "降低", "减少") ? Kind.REDUCTION : Kind.RISE;
    } else if (kind == Kind.GROWTH && !relative) {
      if (mention.quantity != null
          && mention.quantity.kind() != null
          && mention.quantity.kind().dimension().isCount()) {
        kind = Kind.LEVEL;
      } else {
        kind = Kind.RISE;
      }
      // 增加1岁 is an absolute rise; 改造提升6座 counts things.
    }
    mention.kind = kind;
    Op after = Predicates.opAfter(text, mention.end);
    Op op = lead.op() == null ? Op.EQUAL : lead.op();
    if (after != null) {
      op = after;
    }
    if (after == Op.AT_MOST && kind == Kind.REDUCTION) {
      op = Op.AT_MOST;
    }
    mention.op = op;
  }

  private boolean beforeHas(Mention mention, String... words) {
    String clause = text.substring(Sentence.clauseStart(text, mention.start), mention.start);
    for (String word : words) {
      if (clause.contains(word)) {
        return true;
      }
    }
    return false;
  }

  // ---- metric

  private String metric(int index, MetricReader.Left left) {
    Mention mention = mentions.get(index);
    String before = MetricReader.tidy(text.substring(left.from(), Math.max(left.from(), left.to())));
    boolean counts = countsThings(mention);
    boolean stated = left.lead().kind() != null && left.lead().start() < mention.start;
    boolean listed = before.endsWith("等");
    if (metrics.namedAfter(index) && (counts || before.length() <= 2) && !(stated && !before.isEmpty() && !counts)) {
      String after = MetricReader.tidy(metrics.right(index));
      if (listed && !after.isEmpty()) {
        // …等活动 says too little without its list, …等铁路 does not.
        boolean telling = after.length() == 2 && !GENERIC_HEADS.contains(after);
        return telling ? after : MetricReader.tidy(before + after);
      }
      char joint = mention.start > 0 ? text.charAt(mention.start - 1) : 0;
      // What stands before a noun in two characters is its verb: 选拔5000名毕业生.
      if (after.length() >= 2 && before.length() <= 2) {
        return after;
      }
      if (after.length() >= 2) {
        return "和与及、".indexOf(joint) >= 0 ? after : joined(before, after, stated);
      }
    }
    if (mention.base != null) {
      String changed = metrics.beforeChange(index);
      if (changed != null) {
        return changed;
      }
    }
    if (mention.kind == Kind.LEVEL && GENERIC_INVESTMENT.matcher(before).matches()) {
      return investment(index, before);
    }
    if (before.length() >= 2) {
      return withSubject(index, before);
    }
    return restored(index, before, mention);
  }

  /** A count's noun stands after it; a modifier before it belongs to the name. */
  private static String joined(String before, String after, boolean stated) {
    boolean modifier =
        before.length() >= 2
            && (before.length() <= 14 || after.length() < 3)
            && !stated
            && before.indexOf('、') < 0
            && !after.startsWith("“");
    return modifier ? before + after : after;
  }

  private static boolean countsThings(Mention mention) {
    String unit = mention.unit();
    if (mention.quantity == null || mention.quantity.kind() == null) {
      return unit.isEmpty();
    }
    return mention.quantity.kind().dimension().isCount() && !unit.equals("%");
  }

  private static final List<String> GENERIC_HEADS =
      List.of("行动", "项目", "工程", "活动", "领域", "工作", "平台", "任务", "措施", "政策", "试点", "地区", "地方");

  private static final List<String> BARE_HEADS =
      List.of("总投资", "投资", "面积", "总面积", "里程", "总里程", "产值", "总产值", "营业收入", "销售额", "营收", "产能", "装机容量", "规模", "长度", "总长", "占比", "比重", "产量", "年产量", "覆盖率", "达标率", "参与率", "年产值");

  /** 面积, 占比 alone say too little: what they are of stands earlier in the sentence. */
  private String withSubject(int index, String before) {
    boolean share = before.startsWith("占") && before.length() > 2;
    if (!share && !BARE_HEADS.contains(before)) {
      return before;
    }
    String subject = metrics.earlier(index);
    if (subject == null) {
      subject = metrics.clauseBefore(index);
    }
    return subject == null ? before : subject + before;
  }

  /** 年度完成投资: what is invested in was counted or named before. */
  private String investment(int index, String before) {
    String kind = before.contains("总投资") ? "总投资" : "投资";
    if (text.startsWith("的", mentions.get(index).end) && metrics.namedAfter(index)) {
      return MetricReader.tidy(metrics.right(index)) + kind;
    }
    String subject = metrics.earlier(index);
    String works = subject == null ? metrics.worksAfter(index) : null;
    if (works != null) {
      return works + kind;
    }
    if (subject == null) {
      return kind.equals("总投资") && metrics.clauseBefore(index) != null
          ? metrics.clauseBefore(index) + kind
          : projectBefore(index, kind);
    }
    String bare = subject.replaceAll("(?:年度|全年|计划)?(?:总投资|投资)$", "");
    Mention mention = mentions.get(index);
    String lead = text.substring(Sentence.clauseStart(text, mention.start), mention.start);
    String when = lead.contains("年度") ? "年度" : lead.contains("全年") ? "全年" : "";
    return bare + when + kind;
  }

  private String projectBefore(int index, String kind) {
    String clause = metrics.clauseBefore(index);
    return clause != null && clause.contains("项目") ? clause + kind : kind;
  }

  /** An elided head: from the sentence, else from the heading. */
  private String restored(int index, String before, Mention mention) {
    String earlier = metrics.earlier(index);
    String clause = metrics.clauseBefore(index);
    if (clause != null && clause.length() >= 3 && (earlier == null || metrics.changesBefore(index))) {
      mention.confidence = Math.min(mention.confidence, 0.65);
      return clause;
    }
    if (earlier != null) {
      mention.confidence = Math.min(mention.confidence, 0.65);
      return earlier;
    }
    mention.confidence = Math.min(mention.confidence, 0.4);
    if (metrics.namedAfter(index)) {
      return MetricReader.tidy(metrics.right(index));
    }
    return headingTitle != null ? headingTitle : before;
  }

  // ---- lists that share a subject

  /** A、B分别增长a、b: pairs the parts of the subject with the numbers that follow, in order. */
  private void shareLists() {
    for (int i = 0; i < mentions.size(); i++) {
      Mention first = mentions.get(i);
      if (!first.is(QuantityClass.TARGET)) {
        continue;
      }
      int clause = Sentence.clauseStart(text, first.start);
      int apart = text.indexOf("分别", clause);
      boolean said = apart >= 0 && apart <= first.start && first.start - apart <= 12;
      int n = 1;
      while (i + n < mentions.size()
          && mentions.get(i + n).is(QuantityClass.TARGET)
          && isListGap(mentions.get(i + n - 1), mentions.get(i + n))) {
        n++;
      }
      if (n > 1 && said) {
        share(i, n, text.substring(clause, apart));
      } else if (n > 1 && !first.unit().isEmpty() && first.unit().equals(mentions.get(i + n - 1).unit())) {
        // 中心城区、县城、乡镇…率稳定在95%、90%、80%以上 pairs them without saying 分别.
        MetricReader.Left left = metrics.left(i);
        String subject = text.substring(left.from(), Math.max(left.from(), left.to()));
        if (left.lead().states() && MetricReader.parts(MetricReader.tidy(subject)).size() == n) {
          share(i, n, subject);
        }
      }
      i += n - 1;
    }
  }

  private boolean isListGap(Mention one, Mention next) {
    int from = Predicates.afterComparator(text, one.end);
    String gap = text.substring(Math.min(from, next.start), next.start);
    return gap.equals("、") || gap.equals("和") || gap.equals("与") || gap.equals(",") || gap.equals("及");
  }

  private void share(int first, int n, String said) {
    MetricReader.Left left = metrics.left(first);
    String stripped = text.substring(left.from(), Math.max(left.from(), left.to()));
    String subject = stripped.isEmpty() || stripped.length() > said.length() ? said : stripped;
    List<String> names = names(subject, n);
    Mention last = mentions.get(first + n - 1);
    Op shared = Predicates.opAfter(text, last.end);
    Mention head = mentions.get(first);
    for (int k = 0; k < n; k++) {
      Mention mention = mentions.get(first + k);
      mention.metric = names.get(Math.min(k, names.size() - 1));
      mention.kind = head.kind;
      Op own = Predicates.opAfter(text, mention.end);
      if (own == null && shared != null) {
        mention.op = shared;
      } else if (own == null) {
        mention.op = head.op;
      }
    }
  }

  private static List<String> names(String subject, int n) {
    String tidy = subject.startsWith("全体") ? subject.substring(2) : subject;
    if (n == 2 && tidy.startsWith("城乡")) {
      String rest = tidy.substring(2);
      return List.of("城镇" + rest, "农村" + rest);
    }
    List<String> parts = MetricReader.shareTail(MetricReader.parts(MetricReader.tidy(tidy)));
    if (parts.size() > n) {
      parts = parts.subList(parts.size() - n, parts.size());
    }
    return parts.size() == n ? parts : List.of(MetricReader.tidy(tidy));
  }

  // ---- due

  private @Nullable String due(int index) {
    Mention mention = mentions.get(index);
    int sentence = Sentence.stopBefore(text, mention.start);
    while (sentence > 0 && goesOn(sentence)) {
      sentence = Sentence.stopBefore(text, sentence - 1);
    }
    int part = Sentence.start(text, mention.start);
    for (int i = index - 1; i >= 0 && mentions.get(i).start >= sentence; i--) {
      Mention when = mentions.get(i);
      String due = dueOf(when, mention);
      // A month is said for its own part of the sentence, a year for the whole.
      if (due != null && (due.length() == 4 || when.start >= part)) {
        return due;
      }
    }
    if (section.due() != null) {
      return section.due();
    }
    return about.period() == null ? null : String.valueOf(about.period().to());
  }

  /** Whether a sentence only lists what the one before it announced. */
  private boolean goesOn(int sentence) {
    return text.startsWith("主要包括", sentence)
        || text.startsWith("包括", sentence)
        || text.startsWith("其中", sentence);
  }

  private @Nullable String dueOf(Mention when, Mention mention) {
    TimeExpression time = when.time;
    if (time == null
        || time.due() == null
        || time.shape() == Shape.RECURRENCE
        || when.type != QuantityClass.TIME
        || text.startsWith("每", when.start - 1)) {
      return null;
    }
    char before = when.start > 0 ? text.charAt(when.start - 1) : 0;
    if (before == '较' || before == '比' || before == '从' || before == '自' || before == '《') {
      return null;
    }
    for (int i = when.end, depth = 0; i < mention.start; i++) {
      char c = text.charAt(i);
      depth += c == '《' || c == '(' ? 1 : 0;
      if ((c == '》' || c == ')') && depth-- == 0) {
        return null;
      }
    }
    String due = time.due();
    Integer from = about.period() == null ? null : Integer.valueOf(about.period().from());
    if (due != null && from != null && Integer.parseInt(due.substring(0, 4)) < from) {
      return null;
    }
    return due;
  }

  // ---- base, scope, strength

  private void base(int index) {
    Mention mention = mentions.get(index);
    int before = index - 1;
    // 由2024年的46%提高到2027年的52%.
    while (before >= 0 && mentions.get(before).is(QuantityClass.TIME)) {
      before--;
    }
    if (before < 0) {
      return;
    }
    Mention start = mentions.get(before);
    if (!start.is(QuantityClass.RESULT) || start.quantity == null || mention.quantity == null) {
      return;
    }
    String between = text.substring(start.end, mention.start);
    if (between.length() <= 14
        && (between.indexOf('到') >= 0 || between.indexOf('至') >= 0)
        && start.start >= Sentence.clauseStart(text, mention.start)) {
      BigDecimal value = start.quantity.value();
      mention.base = value;
      mention.kind = Kind.LEVEL;
      for (int i = before - 1; i >= 0 && start.start - mentions.get(i).end <= 3; i--) {
        TimeExpression time = mentions.get(i).time;
        if (time != null && time.due() != null) {
          mention.basePeriod = time.due();
          break;
        }
      }
    }
  }

  private void scope(Mention mention, MetricReader.Left left) {
    int clause = Sentence.clauseStart(text, mention.start);
    String head = text.substring(clause, Math.max(clause, left.from()));
    for (String scope : SCOPES) {
      if (head.contains(scope)) {
        mention.scope = scope;
        return;
      }
    }
  }

  private Strength strength(Mention mention) {
    int sentence = Sentence.start(text, mention.start);
    String before = text.substring(sentence, mention.start);
    int aim = Math.max(before.lastIndexOf("力争"), before.lastIndexOf("争取"));
    int bind =
        Math.max(
            Math.max(before.lastIndexOf("确保"), before.lastIndexOf("必须")),
            Math.max(before.lastIndexOf("不得"), before.lastIndexOf("约束性")));
    if (aim < 0 && bind < 0) {
      return mention.op == Op.ABOUT ? Strength.AIM : Strength.PLAIN;
    }
    return aim > bind ? Strength.AIM : Strength.BINDING;
  }
}
