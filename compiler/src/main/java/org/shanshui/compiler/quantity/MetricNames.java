package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;

/** How the name of what is measured (指标名称) is kept. */
final class MetricNames {
  private static final int LONGEST_LIST = 24;
  private static final int SHORTEST = 3;
  private static final String NUMERALS = "一二三四五六七八九十";

  private static final WordEndings LIMITS = WordEndings.of("不减少", "不降低", "不下降", "不突破", "不增加");

  private static final WordEndings PRICED =
      WordEndings.of(
          "因素", "因素后", "因素外", "价格计算", "价计算", "可比价", "可比价格", "不变价", "不变价格", "价格", "同口径", "可比口径",
          "口径计算");

  /** Words that 和, 与 or 及 end or open. */
  private static final WordEndings INSIDE =
      WordEndings.of(
          "普及", "涉及", "惠及", "波及", "危及", "企及", "参与", "饱和", "缓和", "温和", "共和", "总和", "给与", "研究与");

  private static final WordList TIMES = WordList.of("每年", "每半年", "每季度", "每季", "每月", "每周");

  private MetricNames() {}

  /** The name without the list before 等, without marks at its ends. */
  static String tidy(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && " 、,的()”—-–●■◆•".indexOf(name.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " 、,的:(和与及并".indexOf(name.charAt(to - 1)) >= 0) {
      to--;
    }
    // 增加值要比上年增长: that it must be is no part of the thing.
    if (to - from > SHORTEST
        && name.charAt(to - 1) == '要'
        && !Predicates.isOfName(name, to - 1, from)) {
      to--;
    }
    String spanless = withoutHeading(withoutSpan(withoutPrices(name.substring(from, to))));
    String trimmed = withoutTime(withoutDeed(withoutLimit(spanless)));
    int list = trimmed.lastIndexOf('等');
    if (list > 0
        && trimmed.length() - list - 1 >= SHORTEST
        && (trimmed.length() > LONGEST_LIST || trimmed.indexOf('、') != trimmed.lastIndexOf('、'))) {
      return trimmed.substring(list + 1);
    }
    return withoutBrokenBracket(trimmed);
  }

  /** 人均收入扣除价格因素后, 生产总值按可比价计算: how it is reckoned is no part of the thing. */
  private static String withoutPrices(String name) {
    int at = Math.max(name.lastIndexOf("扣除"), name.lastIndexOf('按'));
    return at >= SHORTEST && PRICED.end(name) ? name.substring(0, at) : name;
  }

  /** 地方收入五年, of which the number behind tells: the span is no part of the thing. */
  private static String withoutSpan(String name) {
    int end = name.length() - 2;
    boolean span = end >= 2 && name.endsWith("年") && NUMERALS.indexOf(name.charAt(end)) >= 0;
    return span ? name.substring(0, end) : name;
  }

  /** 第二部分投资计划二、技改项目投资: in a text of one line the heading stands before it. */
  private static String withoutHeading(String name) {
    for (int i = name.length() - SHORTEST; i > 0; i--) {
      boolean ends = name.charAt(i) == '、' || name.charAt(i) == ')';
      int start = i;
      while (ends && start > 0 && NUMERALS.indexOf(name.charAt(start - 1)) >= 0) {
        start--;
      }
      char before = start > 0 ? name.charAt(start - 1) : 0;
      boolean bracket = name.charAt(i) == ')';
      if (start < i && (bracket ? before == '(' : "第、和与及".indexOf(before) < 0)) {
        return name.substring(i + 1);
      }
    }
    return name;
  }

  /** 优良天数不减少，保持在… is about the 优良天数. */
  private static String withoutLimit(String name) {
    return name.length() > 6 && LIMITS.end(name) ? name.substring(0, name.length() - 3) : name;
  }

  /** 规上工业实现总产值 is the 规上工业总产值, 水利项目调整后投资 the 水利项目投资. */
  private static String withoutDeed(String name) {
    int adjusted = name.indexOf("调整后");
    if (adjusted >= 2 && adjusted + 4 < name.length()) {
      return name.substring(0, adjusted) + name.substring(adjusted + 3);
    }
    int at = name.indexOf("实现");
    return at >= 2 && at + 4 <= name.length()
        ? name.substring(0, at) + name.substring(at + 2)
        : name;
  }

  /** 县财政每年安排专项资金 is about the 县财政安排专项资金: when is told by the due date. */
  private static String withoutTime(String name) {
    int each = name.indexOf("每");
    if (each < 2) {
      return name;
    }
    int end = TIMES.endAt(name, each);
    return end > 0 && end + 1 < name.length()
        ? name.substring(0, each) + name.substring(end)
        : name;
  }

  private static String withoutBrokenBracket(String name) {
    int close = name.indexOf(')');
    int open = name.indexOf('(');
    if (open >= 0 && close < 0) {
      return name.substring(0, open);
    }
    if (close >= 0 && (open < 0 || close < open) && close + 2 < name.length()) {
      return name.substring(close + 1);
    }
    return name;
  }

  /** The parts of a list as they are written: A、B和C. */
  static List<String> parts(String subject) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= subject.length(); i++) {
      char c = i < subject.length() ? subject.charAt(i) : '、';
      if (c == '(' || c == '“') {
        depth++;
      } else if (c == ')' || c == '”') {
        depth--;
      } else if (i == subject.length() || depth == 0 && joins(subject, i)) {
        if (i > from) {
          parts.add(subject.substring(from, i));
        }
        from = i + 1;
      }
    }
    return parts;
  }

  /** Whether a mark or a word of joining stands at {@code at}: the 及 of 普及率 is none. */
  private static boolean joins(String text, int at) {
    char c = text.charAt(at);
    if (c == '、' || c == ',') {
      return true;
    }
    return "和与及".indexOf(c) >= 0 && !INSIDE.endsAt(text, at + 1);
  }
}
