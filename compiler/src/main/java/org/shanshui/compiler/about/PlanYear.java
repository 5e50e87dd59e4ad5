package org.shanshui.compiler.about;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;

/**
 * The year that a work report plans for. A report names many years: the last five, the next five, a
 * goal year; each clue speaks for one, and the year with the most weight is taken.
 */
final class PlanYear {
  private static final int HEAD = 12;
  private static final int HEADING = 48;

  private static final String Y = "((?:19|20)\\d\\d)";

  /** One of them stands in every year, and every clue names one. */
  private static final Phrases CENTURIES = Phrases.of("20", "19");

  /**
   * A clue.
   *
   * @param words one of which every match holds
   * @param ahead the years from the one it names to the one it speaks for
   */
  private record Clue(
      Pattern pattern, Phrases words, int ahead, int weight, boolean headingsOnly) {}

  private static final List<Clue> CLUES =
      List.of(
          new Clue(
              Pattern.compile(
                  "(?<!(?:回顾|总结)[和及与暨])"
                      + Y
                      + "年?的?(?:全市|全省|全区|全县|我市|我省)?(?:政府|经济社会发展)?的?"
                      + "(?:工作|主要|重点|目标|总体|预期|任务)(?!.{0,6}(?:回顾|总结|情况|报告))"),
              Phrases.of("工作", "主要", "重点", "目标", "总体", "预期", "任务"),
              0,
              12,
              true),
          new Clue(
              Pattern.compile(Y + "年?.{0,8}(?:回顾|总结|工作情况)|(?:回顾|总结)[和及与暨]" + Y + "年"),
              Phrases.of("回顾", "总结", "工作情况"),
              1,
              12,
              true),
          new Clue(
              Pattern.compile(
                  Y + "年?的?(?:全市|全省|全区|全县|我市|我省)?(?:经济社会发展|政府工作|国民经济).{0,8}(?:目标|要求|思路|安排|任务)"),
              Phrases.of("经济社会发展", "政府工作", "国民经济"),
              0,
              6,
              false),
          new Clue(Pattern.compile("做好" + Y + "年"), Phrases.of("做好"), 0, 6, false),
          new Clue(
              Pattern.compile("今年是.{0,4}" + Y + "年|" + Y + "年,?是.{0,60}(?:之年|一年|开局|第.年)"),
              Phrases.of("今年是", "年是", "年,是"),
              0,
              3,
              false),
          new Clue(
              Pattern.compile("预计," + Y + "年|初步(?:核算|统计|预计)[,:]" + Y + "年"),
              Phrases.of("预计,", "初步"),
              1,
              3,
              false));

  private static final Pattern DELIVERED =
      Pattern.compile(Y + "年(\\d{1,2})月(\\d{1,2})日.{0,6}(?:在|于)");
  private static final Pattern YEAR = Pattern.compile("([到至]?)" + Y + "年");

  private PlanYear() {}

  static @Nullable Integer of(List<Passage> passages, @Nullable String title) {
    Map<Integer, Integer> weights = new TreeMap<>();
    Map<Integer, Integer> spoken = new TreeMap<>();
    for (int p = 0; p < passages.size(); p++) {
      String text = passages.get(p).text().text();
      if (!CENTURIES.areIn(text)) {
        continue;
      }
      boolean heading = text.length() <= HEADING;
      for (Clue clue : CLUES) {
        if (heading || !clue.headingsOnly()) {
          weigh(clue, text, weights);
        }
      }
      if (p < HEAD) {
        delivered(text, weights);
      }
      years(text, spoken);
    }
    if (title != null) {
      Matcher year = YEAR.matcher(title);
      if (year.find()) {
        weights.merge(Integer.valueOf(year.group(2)), 10, Integer::sum);
      }
    }
    // A report looks back on one year more than on any other, and plans the next.
    spoken.forEach((year, times) -> weights.merge(year + 1, Math.min(4, times / 3), Integer::sum));
    spoken.forEach((year, times) -> weights.merge(year, Math.min(2, times / 4), Integer::sum));
    Integer best = null;
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : weights.entrySet()) {
      if (entry.getValue() >= most && entry.getValue() > 0) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return best;
  }

  /** Counts the years that the text names, but for those by or until which (到2025年). */
  private static void years(String text, Map<Integer, Integer> spoken) {
    for (int at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
      int year = at < 4 ? -1 : yearIn(text, at - 4);
      boolean by = at > 4 && "到至".indexOf(text.charAt(at - 5)) >= 0;
      if (year > 0 && !by) {
        spoken.merge(year, 1, Integer::sum);
      }
    }
  }

  /** The year that four digits are, -1 where they are none. */
  private static int yearIn(String text, int at) {
    int year = 0;
    for (int i = at; i < at + 4; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      year = year * 10 + c - '0';
    }
    return year / 100 == 19 || year / 100 == 20 ? year : -1;
  }

  private static void weigh(Clue clue, String text, Map<Integer, Integer> weights) {
    if (!clue.words().areIn(text)) {
      return;
    }
    Matcher found = clue.pattern().matcher(text);
    if (found.find()) {
      String year = found.group(1);
      for (int g = 2; g <= found.groupCount() && year == null; g++) {
        year = found.group(g);
      }
      if (year != null) {
        weights.merge(Integer.parseInt(year) + clue.ahead(), clue.weight(), Integer::sum);
      }
    }
  }

  private static void delivered(String text, Map<Integer, Integer> weights) {
    if (text.indexOf('日') < 0) {
      return;
    }
    Matcher date = DELIVERED.matcher(text);
    if (date.find()) {
      boolean late = Integer.parseInt(date.group(2)) >= 10;
      weights.merge(Integer.parseInt(date.group(1)) + (late ? 1 : 0), 15, Integer::sum);
    }
  }
}
