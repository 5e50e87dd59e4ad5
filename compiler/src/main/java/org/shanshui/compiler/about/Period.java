package org.shanshui.compiler.about;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Plan.YearRange;
import org.shanshui.compiler.prose.Passage;

/** The years that a plan is for (规划期) and the one it starts from (基准年). */
final class Period {
  private static final int HEAD = 30;
  private static final int LONGEST_TITLE = 70;
  private static final Pattern RANGE =
      Pattern.compile("((?:19|20)\\d\\d)\\s*年?\\s*[-—~至到]+\\s*((?:19|20)\\d\\d)");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)\\s*年");
  private static final Pattern TERM = Pattern.compile("(?:规划期|实施期|期限)[限为:是]*" + RANGE.pattern());
  private static final Pattern TERM_OF_A_YEAR =
      Pattern.compile("(?:规划期|实施期|期限)[限为:是]*((?:19|20)\\d\\d)年(?!\\s*[-—~至到\\d])");
  private static final Pattern YEARS_ALONE = Pattern.compile("\\(?" + RANGE.pattern() + "年?\\)?");
  private static final Pattern UNTIL = Pattern.compile("[到至](20\\d\\d)年");
  private static final Pattern BASE =
      Pattern.compile("(?:基准年|基期)[为:是]*(20\\d\\d)|(20\\d\\d)年?基[数准期]");

  private Period() {}

  /**
   * The period that the document states, null where it states none.
   *
   * @param report whether it is a work report, whose years say what it reviews
   */
  static @Nullable YearRange stated(
      @Nullable String title, List<Passage> passages, boolean report) {
    if (title != null) {
      YearRange stated = stated(title, report, title.contains("三年") ? 3 : 1);
      if (stated != null) {
        return stated;
      }
    }
    YearRange term = term(passages);
    if (term != null) {
      return term;
    }
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String text = passages.get(i).text().text();
      boolean titled =
          YEARS_ALONE.matcher(text).matches()
              || text.length() <= LONGEST_TITLE && DocumentKind.endsLikeTitle(text)
              || text.contains("工作计划")
              || text.contains("要点");
      YearRange stated = titled ? stated(text, report, 1) : null;
      if (stated != null) {
        return stated;
      }
    }
    return null;
  }

  private static @Nullable YearRange stated(String said, boolean report, int years) {
    String text = ChineseDates.inArabic(said);
    YearRange range = range(text);
    if (range != null || report) {
      return range;
    }
    Matcher year = YEAR.matcher(text);
    if (!year.find()) {
      return null;
    }
    int from = Integer.parseInt(year.group(1));
    return new YearRange(from, from + years - 1);
  }

  /** 规划期限为2021-2025年，实施期为2025年. */
  private static @Nullable YearRange term(List<Passage> passages) {
    for (Passage passage : passages) {
      String text = passage.text().text();
      if (text.contains("期限") || text.contains("实施期") || text.contains("规划期")) {
        Matcher term = TERM.matcher(text);
        if (term.find()) {
          return range(term);
        }
        Matcher year = TERM_OF_A_YEAR.matcher(text);
        if (year.find()) {
          return stated(year.group(), false, 1);
        }
      }
    }
    return null;
  }

  private static @Nullable YearRange range(String text) {
    Matcher range = RANGE.matcher(text);
    if (range.find()) {
      return range(range);
    }
    Integer last = FiveYearPlan.lastYear(text);
    return last == null ? null : new YearRange(last - 4, last);
  }

  private static @Nullable YearRange range(Matcher years) {
    int first = Integer.parseInt(years.group(1));
    int last = Integer.parseInt(years.group(2));
    return first <= last ? new YearRange(first, last) : null;
  }

  /** Of a text without title: the five years, else the year, that it speaks of most. */
  static @Nullable YearRange spoken(List<Passage> passages) {
    Map<Integer, Integer> fives = new TreeMap<>();
    Map<Integer, Integer> years = new TreeMap<>();
    for (Passage passage : passages) {
      String text = passage.text().text();
      FiveYearPlan.lastYears(text).forEach(year -> fives.merge(year, 1, Integer::sum));
      Matcher until = UNTIL.matcher(text);
      while (until.find()) {
        years.merge(Integer.valueOf(until.group(1)), 1, Integer::sum);
      }
    }
    Integer to = most(fives.isEmpty() || sum(years) > sum(fives) ? years : fives);
    return to == null ? null : new YearRange(to - 4, to);
  }

  private static int sum(Map<Integer, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static @Nullable Integer most(Map<Integer, Integer> counts) {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** The year that the plan says it starts from, null where it does not. */
  static @Nullable Integer baseYear(List<Passage> passages) {
    for (Passage passage : passages) {
      String text = passage.text().text();
      if (text.contains("基准年") || text.contains("基期") || text.contains("基数")) {
        Matcher base = BASE.matcher(text);
        if (base.find()) {
          return Integer.valueOf(base.group(1) != null ? base.group(1) : base.group(2));
        }
      }
    }
    return null;
  }
}
