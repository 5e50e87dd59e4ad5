package org.shanshui.compiler.quantity;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;

/** What a number measures where its own words do not name it: the subject (主语) said elsewhere. */
final class Subjects {
  private static final int SHORTEST = 2;
  private static final WordEndings CHANGES =
      WordEndings.of(
          "提高", "提升", "增强", "改善", "增长", "下降", "降低", "减少", "优化", "扩大", "增加", "上升", "缩小");

  private Subjects() {}

  /** The metric of the nearest target before the mention in its sentence, null for none. */
  static @Nullable String earlier(Context c) {
    int sentence = Sentence.start(c.text(), c.start());
    for (int i = c.index() - 1; i >= 0; i--) {
      Mention other = c.mentions().get(i);
      if (other.start < sentence) {
        return null;
      }
      if (other.is(QuantityClass.TARGET) && other.metric != null && !other.metric.isEmpty()) {
        return other.metric;
      }
    }
    return null;
  }

  /** The subject of the clause before the mention's own, null where there is none. */
  static @Nullable String clauseBefore(Context c) {
    String text = c.text();
    int end = c.clauseStart() - 1;
    int sentence = Sentence.start(text, c.start());
    if (end <= sentence) {
      return null;
    }
    int start = Math.max(sentence, Sentence.clauseStart(text, end));
    int from = Words.nameStart(text, start, end);
    int to = Words.firstVerbStart(text, from + 2 < end ? from + 2 : from, end);
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start > from; i--) {
      Mention other = c.mentions().get(i);
      // 人均总值2030年达到…: the thing ends where a time is said.
      if (other.time != null && other.time.due() != null && other.start < to) {
        to = other.start;
      }
    }
    return named(text, from, to);
  }

  /** The thing that changes, before the point from which it does: 总里程由现在的…. */
  static @Nullable String beforeChange(Context c) {
    String text = c.text();
    int clause = c.clauseStart();
    int from = -1;
    for (int i = c.start() - 1; i > clause; i--) {
      char mark = text.charAt(i);
      if (mark == '由' || mark == '从') {
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
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= clause; i--) {
      Mention other = c.mentions().get(i);
      if (other.end <= from && other.is(QuantityClass.TIME)) {
        start = other.end;
        break;
      }
    }
    return named(text, Words.nameStart(text, start, from), from);
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

  /** Whether the clause before the mention's own says that something changes: …稳步提高，达到65%. */
  static boolean changeBefore(Context c) {
    return CHANGES.endsAt(c.text(), Math.max(0, c.clauseStart() - 1));
  }

  private static @Nullable String named(String text, int from, int to) {
    String name = MetricNames.tidy(text.substring(from, Math.max(from, to)));
    return name.length() < SHORTEST ? null : name;
  }
}
