package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** Lists that share a subject (A、B分别增长a、b): pairs its parts with the numbers, in order. */
final class SharedLists {
  private static final int FARTHEST_APART = 12;

  private SharedLists() {}

  /** Pairs the lists of a passage whose targets are read. */
  static void pair(Context passage) {
    List<Mention> mentions = passage.mentions();
    int i = 0;
    while (i < mentions.size()) {
      int n = 1;
      if (mentions.get(i).is(QuantityClass.TARGET)) {
        while (i + n < mentions.size() && goesOn(passage.at(i + n))) {
          n++;
        }
        if (n > 1) {
          pair(passage.at(i), n);
        }
      }
      i += n;
    }
  }

  /** Whether a target goes on a list: between it and the mention before stands but a mark. */
  private static boolean goesOn(Context c) {
    if (!c.mention().is(QuantityClass.TARGET)) {
      return false;
    }
    int from = Predicates.afterComparator(c.text(), c.mentions().get(c.index() - 1).end);
    return c.start() - from == 1 && "、和与,及".indexOf(c.before()) >= 0;
  }

  private static void pair(Context first, int n) {
    String text = first.text();
    int clause = first.clauseStart();
    String before = text.substring(clause, first.start());
    int apart = before.indexOf("分别");
    LeftContext left = LeftContext.of(first);
    String subject = left.name(text);
    if (apart >= 0 && before.length() - apart <= FARTHEST_APART) {
      String said = before.substring(0, apart);
      boolean shorter = !subject.isEmpty() && subject.length() <= said.length();
      share(first, n, shorter ? subject : said);
      return;
    }
    // 中心城区、县城、乡镇…率稳定在95%、90%、80%以上 pairs them without saying 分别.
    Mention last = first.mentions().get(first.index() + n - 1);
    if (!first.hasNoUnit()
        && first.unit().equals(last.unit())
        && left.lead().states()
        && MetricNames.parts(MetricNames.tidy(subject)).size() == n) {
      share(first, n, subject);
    }
  }

  private static void share(Context first, int n, String subject) {
    List<String> names = names(subject, n);
    Mention head = first.mention();
    Mention last = first.mentions().get(first.index() + n - 1);
    Op shared = Predicates.opAfter(first.text(), last.end);
    List<String> dues = dues(first, n);
    for (int k = 0; k < n; k++) {
      Mention mention = first.mentions().get(first.index() + k);
      mention.metric = names.get(Math.min(k, names.size() - 1));
      mention.kind = head.kind;
      if (dues.size() == n && names.size() == 1) {
        mention.due = dues.get(k);
      }
      if (Predicates.opAfter(first.text(), mention.end) == null) {
        mention.op = shared != null ? shared : head.op;
      }
    }
  }

  /** The years of a list of times in the sentence: 到2025年、2035年，…分别达到. */
  private static List<String> dues(Context first, int n) {
    List<String> dues = new ArrayList<>();
    int sentence = Sentence.start(first.text(), first.start());
    int next = first.start();
    for (int i = first.index() - 1; i >= 0 && first.mentions().get(i).start >= sentence; i--) {
      Mention when = first.mentions().get(i);
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

  private static List<String> names(String subject, int n) {
    String whole = subject.startsWith("全体") ? subject.substring(2) : subject;
    if (n == 2 && whole.startsWith("城乡")) {
      return List.of("城镇" + whole.substring(2), "农村" + whole.substring(2));
    }
    String tidy = MetricNames.tidy(whole);
    List<String> names = MetricNames.ofEach(tidy);
    return names.size() < n ? List.of(tidy) : names.subList(names.size() - n, names.size());
  }
}
