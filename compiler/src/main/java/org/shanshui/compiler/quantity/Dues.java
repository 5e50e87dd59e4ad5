package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.section.Section;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;

/** By when a target must hold (完成时限): said in its sentence, by its section, by the document. */
final class Dues {
  private static final int YEAR = 4;
  private static final WordList COMPLETED =
      WordList.of(
          "建成", "建成投用", "建成投产", "建成运行", "完工", "竣工", "投用", "投产", "投运", "投入使用", "投入运行", "通车", "建成通车",
          "完成", "全部完成", "全面完成", "交付使用", "竣工验收");

  /** What is said of a period that begins or ends with the year (开局之年). */
  private static final WordList BEGINS =
      WordList.of("开局", "开好局", "起步", "起好步", "第一年", "首年", "关键", "收官", "启动");

  /** What is done for a period to come (编制“十五五”规划). */
  private static final WordEndings PREPARES = WordEndings.of("编制", "谋划", "编制好", "谋划好", "起草", "制定");

  private final About about;
  final List<FieldRule<Context, String>> rules;

  Dues(Section section, About about) {
    this.about = about;
    this.rules =
        List.of(
            new FieldRule<>("time said in the sentence: 6月底前改造15座", this::said),
            new FieldRule<>("year of completion said behind: 新建泵站4座，2027年建成", this::completed),
            new FieldRule<>("far year of the sentence before: 到2035年…。其中…", this::carried),
            new FieldRule<>("time of the section", c -> section.due()),
            new FieldRule<>("end of the document's period", c -> periodEnd()));
  }

  /** The due year or year-month, null where nothing says. */
  @Nullable Decision<String> of(Context c) {
    return FieldRule.first(rules, c);
  }

  /** A month is said for its own part of the sentence, a year for the whole. */
  private @Nullable String said(Context c) {
    int sentence = sentence(c);
    int part = Sentence.start(c.text(), c.start());
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= sentence; i--) {
      Mention when = c.mentions().get(i);
      String due = due(c, when);
      if (due != null && (due.length() == YEAR || when.start >= part)) {
        return due;
      }
    }
    return null;
  }

  private @Nullable String completed(Context c) {
    int stop = Sentence.end(c.text(), c.end());
    for (int i = c.index() + 1; i < c.mentions().size(); i++) {
      Mention when = c.mentions().get(i);
      if (when.end > stop) {
        return null;
      }
      int word = when.time == null ? -1 : COMPLETED.endAt(c.text(), when.end);
      if (word >= 0 && (word == c.text().length() || ",。;)".indexOf(c.after(word)) >= 0)) {
        return due(c, when);
      }
    }
    return null;
  }

  /**
   * A year beyond the plan's end that the sentence before said holds until another time is said.
   */
  private @Nullable String carried(Context c) {
    int sentence = sentence(c);
    if (sentence == 0 || about.period() == null) {
      return null;
    }
    int before = Sentence.stopBefore(c.text(), sentence - 1);
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= before; i--) {
      Mention when = c.mentions().get(i);
      if (when.time == null || !when.is(QuantityClass.TIME)) {
        continue;
      }
      String due = due(c, when);
      if (when.start >= sentence && due != null) {
        return null;
      }
      if (when.time.shape() == Shape.PLAN && !isSpan(c, when)) {
        continue;
      }
      boolean far = due != null && Integer.parseInt(due.substring(0, YEAR)) > about.period().to();
      if (due != null) {
        return far ? due : null;
      }
    }
    return null;
  }

  private @Nullable String periodEnd() {
    return about.period() == null ? null : String.valueOf(about.period().to());
  }

  /** The sentence's start; of one that only lists what another announced, the other's. */
  private static int sentence(Context c) {
    int start = Sentence.stopBefore(c.text(), c.start());
    while (start > 0 && c.startsAt(start, "主要包括", "包括", "其中")) {
      start = Sentence.stopBefore(c.text(), start - 1);
    }
    return start;
  }

  /** The year that a time names to hold by, null where it names none. */
  @Nullable String due(Context c, Mention when) {
    TimeExpression time = when.time;
    if (time == null
        || time.due() == null
        || time.shape() == Shape.RECURRENCE
        || !when.is(QuantityClass.TIME)
        || "每较比从自《".indexOf(c.before(when.start)) >= 0
        || time.shape() == Shape.PLAN && begins(c, when)
        || Sentence.closes(c.text(), when.end, c.start(), "《(", "》)")) {
      return null;
    }
    String due = time.due();
    Integer from = about.period() == null ? null : about.startYear();
    boolean past = from != null && Integer.parseInt(due.substring(0, YEAR)) < from;
    return past ? null : due;
  }

  /** 到“十五五”末, “十五五”期间: the period is a time to hold by, and not only spoken of. */
  private static boolean isSpan(Context c, Mention when) {
    return "到至".indexOf(c.before(when.start)) >= 0 || "间期末".indexOf(c.before(when.end)) >= 0;
  }

  /** “十五五”规划开局之年, “十五五”规划的第一年, 编制“十五五”项目库. */
  private static boolean begins(Context c, Mention when) {
    int of = c.after(when.end) == '的' ? when.end + 1 : when.end;
    int open = c.before(when.start) == '“' ? when.start - 1 : when.start;
    return BEGINS.startsAt(c.text(), of) || PREPARES.endsAt(c.text(), open);
  }

  /** The years of a list of n times in the sentence, empty for none: 到2025年、2035年，…分别达到. */
  static List<String> listBefore(Context first, int n) {
    List<String> dues = new ArrayList<>();
    int sentence = Sentence.start(first.text(), first.start());
    int next = first.start();
    for (int i = first.index() - 1; i >= 0 && first.mentions().get(i).start >= sentence; i--) {
      Mention when = first.mentions().get(i);
      if (when.is(QuantityClass.NAME)) {
        continue;
      }
      boolean listed =
          dues.isEmpty() || next - when.end == 1 && "、和与及".indexOf(first.after(when.end)) >= 0;
      if (when.time == null || when.time.due() == null || !listed) {
        break;
      }
      dues.add(0, when.time.due());
      next = when.start;
    }
    return dues.size() == n ? dues : List.of();
  }
}
