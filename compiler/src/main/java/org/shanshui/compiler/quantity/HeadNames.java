package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.lexicon.Lexicon;

/** The heads of a list, each given the tail that the last alone bears: 水稻、玉米种植面积. */
final class HeadNames {
  private static final int LONGEST_BARE = 3;
  private static final Set<String> TAIL_WORDS = WordList.words(HeadNames.class, "metric-tails.txt");
  private static final WordList TAILS = WordList.of(TAIL_WORDS);

  /** Measures of a thing that say nothing alone. */
  private static final Set<String> OF_THINGS =
      Set.of(
          "产量", "总产量", "单产", "总产", "产值", "总产值", "增加值", "利润", "利润总额", "营业收入", "主营业务收入", "销售额", "收入",
          "面积", "人数", "数量");

  /** What the word ends in that sums up goods of a kind: 农产品, 作物. */
  private static final String KINDS_OF_GOODS = "品物类业料";

  /** What rates and counts end in, which are no shares of another's whole. */
  private static final String RATES = "率度比例重量数";

  private static final WordEndings PEOPLE =
      WordEndings.of("职工", "居民", "农民", "学生", "教师", "人员", "老人", "人口", "儿童", "毕业生", "劳动力", "群众");

  private static final int LONGEST_INTENSITY = 7;
  private static final WordEndings OUTPUTS = WordEndings.of("生产总值", "GDP", "增加值", "产值", "产品", "面积");
  private static final WordEndings INTENSITIES =
      WordEndings.of("能耗", "水耗", "电耗", "能源消耗", "碳排放", "二氧化碳排放", "二氧化碳排放量", "用水量", "碳排放强度");

  private static final WordEndings MODIFIERS =
      WordEndings.of(
          "生活", "污水", "垃圾", "收集", "集中", "处理", "无害化", "资源化", "综合", "工程", "重点", "治理", "平均", "年均",
          "人均", "消费", "监督", "监管", "抽检", "门诊", "种植", "播种", "供水", "新增");

  private HeadNames() {}

  /** The names of a list's heads in full. */
  static List<String> ofEach(List<String> parts) {
    if (parts.size() < 2) {
      return parts;
    }
    String last = parts.get(parts.size() - 1);
    if (parts.subList(0, parts.size() - 1).stream().allMatch(SharedMeasure::isRank)) {
      // 国家级、省级园区: which ones, and of what once for all.
      String things = SharedMeasure.withoutRank(last);
      return parts.stream().map(part -> part.equals(last) ? last : part + things).toList();
    }
    List<String> full = new ArrayList<>();
    for (String part : parts.subList(0, parts.size() - 1)) {
      int tail = tailStart(part, last);
      full.add(tail < 0 ? part : part + last.substring(tail));
    }
    full.add(last);
    String thing = thing(parts.get(0));
    String per = per(parts.get(0));
    for (int i = 1; i < full.size(); i++) {
      String name = full.get(i);
      if (OF_THINGS.contains(name)) {
        full.set(i, thing + name);
      } else if (!per.isEmpty() && name.length() <= LONGEST_INTENSITY && INTENSITIES.end(name)) {
        full.set(i, per + name);
      }
    }
    // 第一、二、三产业: the first says 第 for all.
    if (parts.get(0).startsWith("第")) {
      full.replaceAll(name -> name.startsWith("第") ? name : "第" + name);
    }
    return full;
  }

  /** 粮食、棉花等农产品产量: each of the n things named with the measure of all, null where they are not n. */
  static @Nullable List<String> ofExamples(String said, int n) {
    int and = said.indexOf('等');
    int measure = and < 0 ? -1 : measureStart(said.substring(and + 1));
    if (measure < 1 || KINDS_OF_GOODS.indexOf(said.charAt(and + measure)) < 0) {
      return null;
    }
    List<String> parts = MetricNames.parts(said.substring(0, and));
    String tail = said.substring(and + 1 + measure);
    return parts.size() == n ? parts.stream().map(part -> part + tail).toList() : null;
  }

  /** 粮食播种面积、产量: of what the later ones are measures, empty where the first does not say. */
  private static String thing(String first) {
    int measure = measureStart(first);
    return measure < 2 ? "" : first.substring(0, measure);
  }

  /** 单位生产总值能耗、水耗: what both are set against, empty for nothing. */
  private static String per(String first) {
    if (!first.startsWith("单位") && !first.startsWith("万元")) {
      return "";
    }
    for (int end = first.length() - 1; end > 2; end--) {
      if (OUTPUTS.endsAt(first, end)) {
        return first.substring(0, end);
      }
    }
    return "";
  }

  /** Where the tail starts in {@code last} that {@code part} shares, -1 where it is complete. */
  private static int tailStart(String part, String last) {
    // 教育支出、科技支出占公共预算支出的比重: what both are set against.
    int share = shareStart(last);
    if (share > 0 && shareStart(part) < 0 && RATES.indexOf(part.charAt(part.length() - 1)) < 0) {
      return share;
    }
    if (isComplete(part)) {
      return -1;
    }
    // 城镇居民、农村居民人均可支配收入: the tail starts after what both end with.
    if (part.length() > 2) {
      int like = last.indexOf(part.substring(part.length() - 2));
      int after = like + 2;
      if (like > 0 && after < last.length()) {
        return after;
      }
    }
    // 企业职工、企业退休人员健康体检率: it starts after the people whom both name.
    if (PEOPLE.end(part) && last.startsWith(part.substring(0, 2))) {
      for (int end = 4; end < last.length(); end++) {
        if (PEOPLE.endsAt(last, end)) {
          return end;
        }
      }
    }
    // 失业、工伤保险参保人数: bare heads are as long as each other; but not 氨氮、化学需氧量|减排量.
    int tail = measureStart(last);
    // 第一、二、三产业: 第 is said once.
    int length = part.startsWith("第") && !last.startsWith("第") ? part.length() - 1 : part.length();
    boolean bare = part.length() <= LONGEST_BARE && last.length() > length + 1;
    boolean whole = tail > 0 && "量率物值度".indexOf(last.charAt(tail - 1)) >= 0;
    return bare && tail > length + 1 && !whole ? length : tail;
  }

  /** Where the measure starts that ends a name, or that it is a share of; -1 where none does. */
  static int measureStart(String name) {
    for (int at = 1; at < name.length(); at++) {
      int end = TAILS.endAt(name, at);
      if (end == name.length() || end > 0 && (isShare(name, end) || isShare(name, at))) {
        return withModifiers(name, at);
      }
    }
    return -1;
  }

  /** Where it is said of what the thing is a share, -1 where it is none. */
  private static int shareStart(String name) {
    for (int at = 1; at < name.length(); at++) {
      if (isShare(name, at) && at + 1 < name.length() || name.startsWith("相当于", at)) {
        return at;
      }
    }
    return -1;
  }

  /** 占…的比重; but 占用, 占地. */
  private static boolean isShare(String name, int at) {
    return name.charAt(at) == '占'
        && (at + 1 == name.length() || "用地道据".indexOf(name.charAt(at + 1)) < 0);
  }

  /** 污水收集|处理率: what is done before the measure belongs to it. */
  private static int withModifiers(String name, int measure) {
    int start = measure;
    for (long found = MODIFIERS.longestBefore(name, 1, start);
        found != Lexicon.MISS;
        found = MODIFIERS.longestBefore(name, 1, start)) {
      start = Lexicon.end(found);
    }
    return start;
  }

  /** Whether the name is of a measure alone, and not of what it measures. */
  static boolean isMeasure(String name) {
    return TAIL_WORDS.contains(name);
  }

  /** Whether what stands in the name from {@code from} on is, or ends in, a measure. */
  static boolean endsInMeasure(String name, int from) {
    for (int at = from; at < name.length(); at++) {
      if (TAILS.endAt(name, at) == name.length()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name says what is measured. */
  static boolean isComplete(String name) {
    return endsInMeasure(name, 1);
  }
}
