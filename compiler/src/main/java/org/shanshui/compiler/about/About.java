package org.shanshui.compiler.about;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Passage;

/**
 * What a document says of itself.
 *
 * @param report whether it is a work report (工作报告), which reviews one year and plans the next
 * @param planYear the year that the plan part of a report, or a yearly plan, is for
 */
public record About(
    @Nullable String title,
    @Nullable String kind,
    @Nullable String issuer,
    @Nullable String documentNumber,
    @Nullable String issuedOn,
    Plan.@Nullable YearRange period,
    @Nullable Integer baseYear,
    boolean report,
    @Nullable Integer planYear) {

  private static final int HEAD = 60;
  private static final int LONGEST_TITLE = 70;

  private static final Pattern RANGE =
      Pattern.compile("((?:19|20)\\d\\d)\\s*年?\\s*[-—~至到]+\\s*((?:19|20)\\d\\d)");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)\\s*年");
  private static final Pattern FIVE_YEARS = Pattern.compile("[“\"]?十([一二三四五六七])五[”\"]?");
  private static final Pattern NUMBER =
      Pattern.compile("[一-鿿]{1,8}\\[(?:19|20)\\d\\d\\]\\d{1,4}号");
  private static final List<String> NUMBER_WORDS = List.of("[19", "[20");
  private static final List<String> ISSUER_WORDS =
      List.of("发布机构", "发文机关", "发布单位", "来源");
  private static final Pattern ISSUED =
      Pattern.compile(
          "(?:成文日期|发布日期|发布时间|发文日期|印发日期|生成日期)[::]?\\s*"
              + "((?:19|20)\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})");
  private static final Pattern DATE_LINE =
      Pattern.compile("((?:19|20)\\d\\d)年(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern ISSUER =
      Pattern.compile("(?:发布机构|发文机关|发布单位|来源|信息来源)[::]\\s*([一-鿿]{3,24}?)(?=成文|发布|生成|印发|索引|公开|主题|文号|信息|浏览|字号|作者|日期|来源|[^一-鿿]|$)");
  private static final Pattern TERM =
      Pattern.compile("(?:规划期限?|规划期限|实施期限?|期限)[为:是]*" + RANGE.pattern());
  private static final Pattern BASE =
      Pattern.compile("(?:基准年|基期)[为:是]*(20\\d\\d)|(20\\d\\d)年?基[数准期]");
  /** Reads what the passages say of their document. */
  public static About of(List<Passage> passages) {
    String title = title(passages);
    boolean report = isReport(passages, title);
    String kind = title == null ? null : DocumentKind.of(title);
    if (kind == null && report) {
      kind = "工作报告";
    }
    Plan.YearRange period = period(title, passages, report);
    Integer planYear = report ? PlanYear.of(passages, title) : period != null && period.from() == period.to() ? Integer.valueOf(period.to()) : null;
    if (period == null && !report) {
      period = spoken(passages);
    }
    if (report && planYear != null) {
      period = new Plan.YearRange(planYear, planYear);
    }
    Integer base = baseYear(passages);
    if (base == null && period != null) {
      base = period.from() - 1;
    }
    return new About(
        title,
        kind,
        first(ISSUER, ISSUER_WORDS, passages),
        first(NUMBER, NUMBER_WORDS, passages),
        issuedOn(passages),
        period,
        base,
        report,
        planYear);
  }

  /** The first year that the plan is for, null where nothing says. */
  public @Nullable Integer startYear() {
    if (planYear != null) {
      return planYear;
    }
    return period == null ? null : Integer.valueOf(period.from());
  }

  /** The same, for {@code year} where the document says neither period nor year. */
  public About orYear(@Nullable Integer year) {
    if (year == null || period != null || planYear != null) {
      return this;
    }
    return new About(
        title,
        kind,
        issuer,
        documentNumber,
        issuedOn,
        new Plan.YearRange(year, year),
        baseYear == null ? Integer.valueOf(year - 1) : baseYear,
        report,
        year);
  }

  private static @Nullable String title(List<Passage> passages) {
    String best = null;
    int bestScore = 0;
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String line = passages.get(i).text().text();
      if (i + 1 < passages.size() && isTitleHead(line, passages.get(i + 1).text().text())) {
        line += passages.get(i + 1).text().text();
      }
      if (line.length() < 4 || line.length() > LONGEST_TITLE || line.indexOf('。') >= 0) {
        continue;
      }
      Marker marker = Marker.of(line);
      if (marker != null) {
        continue;
      }
      int open = line.indexOf('《');
      int close = line.lastIndexOf('》');
      String candidate = line;
      int score = 0;
      if (line.contains("印发") && open >= 0 && close > open) {
        candidate = line.substring(open + 1, close);
        score = 2;
      } else if (open >= 0 || line.indexOf('>') >= 0 || line.endsWith(",") || line.endsWith(":")) {
        continue;
      } else if (DocumentKind.endsLikeTitle(line)) {
        score = line.endsWith("公告") || line.endsWith("通知") ? 1 : 3;
      }
      String kind = DocumentKind.of(candidate);
      if (score > bestScore && kind != null) {
        best = candidate;
        bestScore = score;
      }
    }
    return best != null ? best : announced(passages);
  }

  private static final Pattern ANNOUNCED =
      Pattern.compile("(?:制定|制订|编制)(?!本)([^,。;]{4,50}?(?:规划|方案|计划|要点|意见))。?$");

  /** A text that lost its title may say in its first lines what it is. */
  private static @Nullable String announced(List<Passage> passages) {
    for (int i = 0; i < Math.min(3, passages.size()); i++) {
      String text = passages.get(i).text().text();
      Matcher said = ANNOUNCED.matcher(text);
      boolean opens = text.startsWith("为") || text.startsWith("根据") || text.startsWith("按照");
      if (opens && said.find()) {
        return said.group(1);
      }
    }
    return null;
  }

  /** A title broken over two lines: …生态文明建设 / 工作计划. */
  private static boolean isTitleHead(String line, String next) {
    boolean bare =
        line.length() >= 6
            && line.length() <= 40
            && !line.endsWith("日")
            && !DocumentKind.endsLikeTitle(line)
            && line.chars().noneMatch(c -> "。,;:!?>《》/".indexOf(c) >= 0);
    return bare
        && next.length() <= 20
        && DocumentKind.endsLikeTitle(next)
        && next.indexOf('《') < 0
        && (line.indexOf("年") > 0 || line.endsWith("市") || line.endsWith("建设") || next.length() <= 8);
  }

  private static boolean isReport(List<Passage> passages, @Nullable String title) {
    if (title != null && (title.contains("工作报告") || title.contains("工作意见"))) {
      return true;
    }
    if (title != null && !title.endsWith("报告")) {
      return false;
    }
    int addressed = 0;
    for (Passage passage : passages) {
      String text = passage.text().text();
      addressed +=
          text.startsWith("各位代表")
                  || text.contains("主要预期目标")
                  || text.contains("预期目标是")
                  || text.contains("预期目标为")
                  || text.contains("代表市人民政府")
                  || text.contains("政府工作的总体要求")
                  || text.contains("今年经济社会发展的主要")
                  || text.contains("今年全市经济社会发展的主要")
              ? 1
              : 0;
    }
    return addressed > 0;
  }

  private static Plan.@Nullable YearRange period(
      @Nullable String title, List<Passage> passages, boolean report) {
    if (title != null) {
      Plan.YearRange stated = range(title);
      if (stated != null) {
        return stated;
      }
      Integer year = firstYear(title);
      if (year != null && !report) {
        return title.contains("三年")
            ? new Plan.YearRange(year, year + 2)
            : new Plan.YearRange(year, year);
      }
    }
    for (int i = 0; i < passages.size(); i++) {
      String text = passages.get(i).text().text();
      if (text.contains("期限")) {
        Matcher term = TERM.matcher(text);
        if (term.find()) {
          return years(term.group(1), term.group(2));
        }
      }
    }
    for (int i = 0; i < Math.min(HEAD / 2, passages.size()); i++) {
      String text = passages.get(i).text().text();
      if (text.length() > LONGEST_TITLE || !DocumentKind.endsLikeTitle(text)) {
        if (!text.contains("工作计划") && !text.contains("要点")) {
          continue;
        }
      }
      Plan.YearRange stated = range(text);
      if (stated != null) {
        return stated;
      }
      Integer year = firstYear(text);
      if (year != null && !report) {
        return new Plan.YearRange(year, year);
      }
    }
    return null;
  }

  private static final Pattern UNTIL = Pattern.compile("[到至](20\\d\\d)年");

  /** Of a text without title: the five years, else the year, that it speaks of most. */
  private static Plan.@Nullable YearRange spoken(List<Passage> passages) {
    Map<Integer, Integer> fives = new TreeMap<>();
    Map<Integer, Integer> years = new TreeMap<>();
    for (Passage passage : passages) {
      String text = passage.text().text();
      Matcher five = FIVE_YEARS.matcher(text);
      while (five.find()) {
        fives.merge(2005 + 5 * ("一二三四五六七".indexOf(five.group(1)) + 1), 1, Integer::sum);
      }
      Matcher until = UNTIL.matcher(text);
      while (until.find()) {
        years.merge(Integer.valueOf(until.group(1)), 1, Integer::sum);
      }
    }
    Integer to = most(fives.isEmpty() || sum(years) > sum(fives) ? years : fives);
    return to == null ? null : new Plan.YearRange(to - 4, to);
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

  private static Plan.@Nullable YearRange range(String text) {
    Matcher range = RANGE.matcher(text);
    if (range.find()) {
      return years(range.group(1), range.group(2));
    }
    Matcher five = FIVE_YEARS.matcher(text);
    if (five.find()) {
      int from = 2001 + 5 * ("一二三四五六七".indexOf(five.group(1)) + 1);
      return new Plan.YearRange(from, from + 4);
    }
    return null;
  }

  private static Plan.@Nullable YearRange years(String from, String to) {
    int first = Integer.parseInt(from);
    int last = Integer.parseInt(to);
    return first <= last ? new Plan.YearRange(first, last) : null;
  }

  private static @Nullable Integer firstYear(String text) {
    Matcher year = YEAR.matcher(text);
    return year.find() ? Integer.valueOf(year.group(1)) : null;
  }

  private static @Nullable Integer baseYear(List<Passage> passages) {
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

  private static @Nullable String issuedOn(List<Passage> passages) {
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String text = passages.get(i).text().text();
      if (!text.contains("日期") && !text.contains("发布时间")) {
        continue;
      }
      Matcher issued = ISSUED.matcher(text);
      if (issued.find()) {
        return date(issued);
      }
    }
    for (int i = 0; i < passages.size(); i++) {
      String text = passages.get(i).text().text();
      if (text.length() < 16) {
        Matcher line = DATE_LINE.matcher(text);
        if (line.matches()) {
          return date(line);
        }
      }
    }
    return null;
  }

  private static String date(Matcher date) {
    return "%s-%02d-%02d"
        .formatted(
            date.group(1), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
  }

  /**
   * @param words one of which every match holds: most passages hold none, and to look for a word is
   *     far quicker than to try a pattern at every character
   */
  private static @Nullable String first(
      Pattern pattern, List<String> words, List<Passage> passages) {
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String text = passages.get(i).text().text();
      if (words.stream().noneMatch(text::contains)) {
        continue;
      }
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        return found.groupCount() > 0 ? found.group(1) : found.group();
      }
    }
    return null;
  }
}
