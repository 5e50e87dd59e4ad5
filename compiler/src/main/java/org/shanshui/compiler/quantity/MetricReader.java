package org.shanshui.compiler.quantity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a target measures (指标): the thing named after its number, before it, or elsewhere. */
final class MetricReader {
  private static final int SHORTEST = 2;
  private static final int LONGEST_MODIFIER = 14;

  /** Heads that say too little without the list before 等. */
  private static final Set<String> GENERIC_HEADS =
      Set.of("行动", "项目", "工程", "活动", "领域", "工作", "平台", "任务", "措施", "政策", "试点", "地区", "地方");

  /** What says too little alone: what it is of stands earlier in the sentence. */
  private static final Set<String> BARE_HEADS =
      Set.of(
          "总投资", "投资", "面积", "总面积", "里程", "总里程", "产值", "总产值", "营业收入", "销售额", "营收", "产能", "装机容量",
          "规模", "长度", "总长", "占比", "比重", "产量", "年产量", "覆盖率", "达标率", "参与率", "年产值");

  private final @Nullable String headingTitle;

  /**
   * A reader for a passage.
   *
   * @param headingTitle of the heading over it, from which an elided metric is restored last
   */
  MetricReader(@Nullable String headingTitle) {
    this.headingTitle = headingTitle;
  }

  String read(Context c, LeftContext left) {
    String among = Subjects.amongCounted(c, left.lead().start());
    if (among != null) {
      return among;
    }
    String before = MetricNames.tidy(left.name(c.text()));
    String counted = counted(c, left, before);
    if (counted != null) {
      return counted;
    }
    String changed = c.mention().base == null ? null : Subjects.beforeChange(c);
    if (changed != null) {
      return changed;
    }
    if (Investments.isBare(c.mention(), before)) {
      return Investments.read(c, before);
    }
    return before.length() >= SHORTEST ? withSubject(c, before) : restored(c, before);
  }

  /** The noun after a number that counts, null where the thing is named elsewhere. */
  private static @Nullable String counted(Context c, LeftContext left, String before) {
    boolean counts = countsThings(c.mention());
    boolean stated = left.lead().kind() != null && left.lead().start() < c.start();
    boolean told = stated && !before.isEmpty();
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
    boolean listed = "和与及、".indexOf(c.before()) >= 0;
    return !listed && isModifier(before, after, stated) ? before + after : after;
  }

  /** Whether what stands before a count belongs to the name of the noun after it. */
  private static boolean isModifier(String before, String after, boolean stated) {
    // What stands before a noun in two characters is its verb: 选拔5000名毕业生.
    return before.length() > SHORTEST
        && (before.length() <= LONGEST_MODIFIER || after.length() < 3)
        && !stated
        && before.indexOf('、') < 0
        && !after.startsWith("“");
  }

  private static boolean countsThings(Mention mention) {
    return mention.quantity == null || mention.quantity.kind() == null
        ? mention.unit().isEmpty()
        : mention.counts() && !mention.unit().equals("%");
  }

  private static String withSubject(Context c, String before) {
    boolean share = before.startsWith("占") && before.length() > SHORTEST;
    if (!share && !BARE_HEADS.contains(before)) {
      return before;
    }
    String subject = Subjects.earlier(c);
    if (subject == null) {
      subject = Subjects.clauseBefore(c);
    }
    if (subject == null) {
      return before;
    }
    // 造林面积…，总面积…: the whole of the same thing.
    String part = before.startsWith("总") ? before.substring(1) : before;
    boolean same = part.length() < before.length() && subject.endsWith(part);
    return (same ? subject.substring(0, subject.length() - part.length()) : subject) + before;
  }

  /** An elided head: from the sentence, else from the heading. */
  private String restored(Context c, String before) {
    Mention mention = c.mention();
    String earlier = Subjects.earlier(c);
    String clause = Subjects.clauseBefore(c);
    mention.confidence = Math.min(mention.confidence, 0.65);
    String reached = earlier == null ? Subjects.reached(c) : null;
    if (reached != null) {
      return reached;
    }
    if (clause != null
        && clause.length() > SHORTEST
        && (earlier == null || Subjects.changeBefore(c))) {
      return clause;
    }
    if (earlier != null) {
      return earlier;
    }
    mention.confidence = Math.min(mention.confidence, 0.4);
    if (RightNoun.isNamed(c)) {
      return MetricNames.tidy(RightNoun.of(c));
    }
    return headingTitle != null ? headingTitle : before;
  }
}
