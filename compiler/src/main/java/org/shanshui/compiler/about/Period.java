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
  private static final String Y = "((?:19|20)\\d\\d)";

  /** 2021—2025年, 2025年1月至2027年12月; a dash that was read as 一 by optical recognition too. */
  private static final Pattern RANGE =
      Pattern.compile(Y + "\\s*(?:年(?:\\d{1,2}月)?)?\\s*[-—–―~至到一]+\\s*" + Y);

  private static final Pattern YEAR = Pattern.compile(Y + "\\s*年");
  private static final Pattern UNTIL_IN_TITLE =
      Pattern.compile("[到至]" + Y + "年|" + Y + "年(?:前|底|末|远景|愿景)");
  private static final String TERM_HEADS = "(?:规划期|实施期|期限|实施时间|行动时间)[限为:是]*";
  private static final Pattern TERM = Pattern.compile(TERM_HEADS + RANGE.pattern());
  private static final Pattern TERM_OF_A_YEAR =
      Pattern.compile(TERM_HEADS + Y + "年(?!\\s*[-—–―~至到一\\d])");
  private static final Phrases TERM_WORDS = Phrases.of("期限", "实施期", "规划期", "实施时间", "行动时间");
  private static final Pattern YEARS_ALONE = Pattern.compile("\\(?" + RANGE.pattern() + "年?\\)?");
  private static final Pattern UNTIL = Pattern.compile("[到至](20\\d\\d)年");
  private static final Pattern SPAN =
      Pattern.compile("[从自]" + Y + "年(?:开始|起)[,、]?(?:计划|力争)?[用利]用?([两二三四五六十2-6])年");
  private static final Phrases SPAN_WORDS = Phrases.of("年起", "年开始");
  private static final String SPAN_YEARS = "  23456";
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
      if (stated != null && stated.from() != null) {
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
              || i == 0 && text.length() <= LONGEST_TITLE && text.endsWith("工作安排")
              || text.contains("要点");
      YearRange stated = titled ? stated(text, report, 1) : null;
      if (stated != null && stated.from() != null) {
        return stated;
      }
    }
    return title == null || report ? null : until(ChineseDates.inArabic(title));
  }

  private static @Nullable YearRange stated(String said, boolean report, int years) {
    String text = ChineseDates.inArabic(said);
    YearRange range = range(text);
    if (range != null || report) {
      return range;
    }
    if (until(text) != null) {
      return until(text);
    }
    Matcher year = YEAR.matcher(text);
    if (!year.find()) {
      return null;
    }
    int from = Integer.parseInt(year.group(1));
    return new YearRange(from, from + years - 1);
  }

  /** 2030年前碳达峰: by when, not from when. */
  private static @Nullable YearRange until(String text) {
    Matcher until = UNTIL_IN_TITLE.matcher(text);
    if (!until.find()) {
      return null;
    }
    String to = until.group(1) == null ? until.group(2) : until.group(1);
    return new YearRange(null, Integer.parseInt(to));
  }

  /** 规划期限为2021-2025年，实施期为2025年, 从2025年起用三年时间. */
  private static @Nullable YearRange term(List<Passage> passages) {
    for (Passage passage : passages) {
      String text = passage.text().text();
      if (TERM_WORDS.areIn(text)) {
        Matcher term = TERM.matcher(text);
        if (term.find()) {
          return range(term);
        }
        Matcher year = TERM_OF_A_YEAR.matcher(text);
        if (year.find()) {
          return stated(year.group(), false, 1);
        }
      }
      YearRange span = SPAN_WORDS.areIn(text) ? span(text) : null;
      if (span != null) {
        return span;
      }
    }
    return null;
  }

  private static @Nullable YearRange span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.find()) {
      return null;
    }
    int from = Integer.parseInt(span.group(1));
    return new YearRange(from, from + years(span.group(2).charAt(0)) - 1);
  }

  private static int years(char number) {
    return switch (number) {
      case '两', '二' -> 2;
      case '十' -> 10;
      default -> {
        int digit = SPAN_YEARS.indexOf(number);
        yield digit >= 0 ? digit : "三四五六".indexOf(number) + 3;
      }
    };
  }

  private static @Nullable YearRange range(String text) {
    Matcher range = RANGE.matcher(text);
    return range.find() ? range(range) : FiveYearPlan.years(text);
  }

  private static @Nullable YearRange range(Matcher years) {
    int first = Integer.parseInt(years.group(1));
    int last = Integer.parseInt(years.group(2));
    return first <= last ? new YearRange(first, last) : null;
  }

  /**
   * Of a text without title: the five-year plan that it speaks of most, else the year until which
   * most is to be done; from when, that does not say.
   */
  static @Nullable YearRange spoken(List<Passage> passages) {
    Map<Integer, Integer> fives = new TreeMap<>();
    Map<Integer, Integer> years = new TreeMap<>();
    for (Passage passage : passages) {
      String text = passage.text().text();
      FiveYearPlan.all(text).forEach(plan -> fives.merge(plan.to(), 1, Integer::sum));
      Matcher until = UNTIL.matcher(text);
      while (until.find()) {
        years.merge(Integer.valueOf(until.group(1)), 1, Integer::sum);
      }
    }
    boolean untilYear = fives.isEmpty() || sum(years) > sum(fives);
    Integer to = most(untilYear ? years : fives);
    if (to == null) {
      return null;
    }
    return new YearRange(fives.containsKey(to) ? Integer.valueOf(to - 4) : null, to);
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
