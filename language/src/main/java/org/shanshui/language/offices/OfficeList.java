package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts an enumeration into names: at marks outside brackets, and at 和 and 及 between two bodies.
 * What several marks part and is yet one body (各区、县级市) stays whole.
 */
final class OfficeList {
  private static final Pattern PREDICATE =
      Pattern.compile(
          "(?:按照?|依|根据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:分工)?.{0,8}$"
              + "|(?:分别|共同|分工|牵头|具体|组织|协同|积极)?(?:负责|落实|配合|牵头|参与|实施|协办|主办|协助|承办|督办|指导)$");

  /** 等部门, 等12个部门和单位: more bodies than are named. */
  private static final Pattern ETC =
      Pattern.compile(
          "等(?:\\d{1,3}|[一二三四五六七八九十]{1,3})?[个家]?(?:市级|省级|县级|区级|市直|省直|县直|相关|有关|职能|主管|责任|成员|各)*"
              + "(?:部门|单位|机构|地区|企业)?(?:[和及、](?:有关|相关|责任)?(?:部门|单位|机构|地区|企业))?$");

  private static final int LONGEST_ETC = 20;

  /** 党委 before 政府 that has no level of its own. */
  private static final Pattern PARTY =
      Pattern.compile("(?:.*[各级）)〉>关])?(?:党委|党(?:（工）|\\(工\\)|工)委|委)");

  private static final Pattern GOVERNMENT =
      Pattern.compile("(?:人民)?政府(?:[（(〈].{1,12}[）)〉])?|(?:街道)?办事处");

  private static final Pattern UPPER_HEAD = Pattern.compile(head("设区市|市州|市县|区县|县区|县市区|区|县|市|旗"));
  private static final Pattern UPPER = Pattern.compile(tail("县级市|自治县|区县|县区|区|县|旗|市(?!委|政府)"));
  private static final Pattern LOWER_HEAD = Pattern.compile(head("乡镇|镇乡|乡|镇|村"));
  private static final Pattern LOWER = Pattern.compile(tail("乡镇|乡|镇|街道|村|社区"));

  /** What goes with the word before it: 有关部门和单位. */
  private static final Set<String> EMPTY = Set.of("单位", "部门", "主体", "地区", "村");

  private OfficeList() {}

  private static String head(String divisions) {
    return "(?:市|省|全市|全省)?(?:各|有关|相关)(?:"
        + divisions
        + ")(?:[、和及](?:"
        + divisions
        + "|县级市))*(?:人民政府|政府)?";
  }

  private static String tail(String divisions) {
    return "(?:" + divisions + ")(?:[（(〈][^（）()〈〉]{1,12}[）)〉])?(?:党委和政府|党委|人民政府|政府|管委会|街道办事处|办事处)?";
  }

  static List<OfficeName> parse(CharSequence text, int from, int to) {
    List<OfficeName> names = new ArrayList<>();
    for (Clauses.Part part : Clauses.split(text, from, to, "、，,；;。/／* \u3000\n\t")) {
      int before = names.size();
      cut(names, text, part.start(), part.end());
      if (before > 0 && names.size() > before) {
        joinAt(names, before, text);
      }
    }
    return names;
  }

  /** Joins the name at {@code index} to the one before it where both are one body. */
  private static void joinAt(List<OfficeName> names, int index, CharSequence text) {
    OfficeName left = names.get(index - 1);
    OfficeName right = names.get(index);
    if (right.start() - left.end() == 1
        && text.charAt(left.end()) == '、'
        && left.quote().length() <= 24
        && right.quote().length() <= 24
        && areOne(left.quote(), right.quote())) {
      names.set(index - 1, Offices.name(text, left.start(), right.end(), right.etc()));
      names.remove(index);
    }
  }

  private static boolean areOne(String left, String right) {
    return PARTY.matcher(left).matches() && GOVERNMENT.matcher(right).matches()
        || UPPER_HEAD.matcher(left).matches() && UPPER.matcher(right).matches()
        || LOWER_HEAD.matcher(left).matches() && LOWER.matcher(right).matches()
        || LOWER_HEAD.matcher(left).matches() && GOVERNMENT.matcher(right).matches();
  }

  private static void cut(List<OfficeName> names, CharSequence text, int from, int to) {
    int end = to;
    Matcher predicate = PREDICATE.matcher(text.subSequence(from, to));
    if (predicate.find()) {
      end = from + predicate.start();
    }
    int start = from;
    for (int i = from + 1; i < end; i++) {
      int link = linkAt(text, i, end);
      if (link > 0
          && isBody(text, start, i)
          && isBody(text, i + link, end)
          && !areOne(quote(text, start, i), quote(text, i + link, end))) {
        add(names, text, start, i);
        start = i + link;
        i = start;
      }
    }
    add(names, text, start, end);
  }

  private static String quote(CharSequence text, int from, int to) {
    return text.subSequence(from, to).toString();
  }

  private static int linkAt(CharSequence text, int at, int end) {
    char c = text.charAt(at);
    if (at + 1 < end
        && (OfficeRegister.startsWith(text, at, "以及")
            || OfficeRegister.startsWith(text, at, "会同")
            || OfficeRegister.startsWith(text, at, "联合"))) {
      return 2;
    }
    return c == '和' || c == '及' || c == '与' ? 1 : 0;
  }

  private static boolean isBody(CharSequence text, int from, int to) {
    int end = to - from > 2 ? withoutEtc(text, from, to) : to;
    if (end - from < 2 || end - from > 40) {
      return false;
    }
    String name = quote(text, from, end);
    return Offices.canonical(name) != null || !EMPTY.contains(name) && Offices.isKindOfBody(name);
  }

  /** Where the name ends before 等部门; {@code to} where nothing like it stands. */
  private static int withoutEtc(CharSequence text, int from, int to) {
    for (int i = Math.max(from + 1, to - LONGEST_ETC); i < to; i++) {
      if (text.charAt(i) == '等' && ETC.matcher(text).region(i, to).matches()) {
        return i;
      }
    }
    return to;
  }

  /** Where the name ends before （排第一位的为牵头单位，下同）; {@code to} where nothing like it stands. */
  private static int withoutOrder(CharSequence text, int from, int to) {
    if (!Clauses.isCloser(text.charAt(to - 1))) {
      return to;
    }
    int open = to - 2;
    while (open > from && !Clauses.isOpener(text.charAt(open))) {
      open--;
    }
    boolean isOrder =
        open > from
            && Clauses.split(text, open + 1, to - 1, "，,；;").stream()
                .allMatch(part -> GeneralClauses.isOrder(text, part.start(), part.end()));
    return isOrder ? open : to;
  }

  private static void add(List<OfficeName> names, CharSequence text, int from, int to) {
    int start = from;
    int end = to;
    while (end > start && Clauses.isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (end == start) {
      return;
    }
    if (text.charAt(start) == '等' && ETC.matcher(text).region(start, end).matches()) {
      if (!names.isEmpty()) {
        OfficeName last = names.remove(names.size() - 1);
        names.add(
            new OfficeName(
                last.start(), last.end(), last.quote(), last.canonical(), last.kind(), true));
      }
      return;
    }
    end = withoutOrder(text, start, end);
    int bare = withoutEtc(text, start, end);
    int own = Offices.adjoiningAt(text, start, bare);
    while (own > start) {
      names.add(Offices.name(text, start, own, false));
      start = own;
      own = Offices.adjoiningAt(text, start, bare);
    }
    if (bare - start > 1) {
      names.add(Offices.name(text, start, bare, bare < end));
    }
  }
}
