package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads clauses that hold for other tasks too (通用条款): 以下均需…落实, 各项任务均由…负责. */
final class GeneralClauses {
  private static final int LONGEST = 90;

  private static final String SCOPE =
      "(以下|下列|下同|以上|上述|上列|各项|各条|每项|其余|其他|所有|全部|本方案|本计划|本行动|本通知|本要点|均)";

  /** 各条 and 各项 are what is done, not who does it. */
  private static final String MANY = "(?:各(?![条项类点款])|有关|相关)";

  private static final String DEED =
      "(?:按|依|根据|分工|分别|共同|具体|组织|抓好|督促|督导|统筹|贯彻|结合|认真|同步|落实|负责|配合|实施|参与|承担|执行|推进|做好)";

  /** 以下均需…, 各项任务由…: which tasks stands first. */
  private static final Pattern SCOPED =
      Pattern.compile(
          "(?:注[:：])?"
              + SCOPE
              + "(?:.{0,24}?(?:均|都(?!市)|不再|一律)|[^,，。]{0,6}(?:任务|工作|事项|措施|内容)[^,，。]{0,4}(?:需|须|由))");

  /** 各县（市、区）均需落实, 各区政府落实，不再列出: who stands first. */
  private static final Pattern UNSCOPED =
      Pattern.compile("[^：:，,、。（(]{0,20}不再(?:一一|逐[项条一])?(?:列出|列举|注明|标注)");

  private static final Pattern ALL_OF =
      Pattern.compile(
          "(" + MANY + "[^：:，,。]{1,24}?)(?:均|都)(?:需要?|须|要|应当?|为)[^：:，,。]{0,12}(?:落实|负责|配合|参与|单位)");

  /** 各区政府按属地原则落实: who answers where the work lies. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(" + MANY + "[^：:，,。]{1,24}?)(?:按照?|依照?)属地[^：:，,。]{0,12}(?:落实|负责)[^：:，,。]{0,10}");

  /** 排在第一位的为牵头单位: how the lists are to be read, as they are read anyway. */
  private static final Pattern ORDER =
      Pattern.compile(
          "(?:注[:：])?[^：:，,。]{0,8}(?:排|列|位)[^：:，,。]{0,4}(?:第一|首位|前|先后)[^：:，,。]{0,8}(?:牵头|主办|主责|责任|不分)?[^：:，,。]{0,6}|下同");

  private static final Pattern UNITS =
      Pattern.compile("(?:均|都|还|一律)?(?:需要?由?|须由?|应由|由)(.{2,40}?)" + DEED);

  private static final Pattern UNITS_BEFORE =
      Pattern.compile("(" + MANY + "[^：:，,。]{1,24}?)(?:均|都|一律)");

  private static final Pattern UNITS_FIRST = Pattern.compile("(.{2,40}?)" + DEED);

  private GeneralClauses() {}

  /**
   * The general clause that begins at {@code from} and reaches to {@code to} at most.
   *
   * @param isFree whether it stands in no brackets, so that 各区政府按属地原则落实 is no one task's
   */
  static @Nullable GeneralClause at(CharSequence text, int from, int to, boolean isFree) {
    if (from >= to) {
      return null;
    }
    int limit = Math.min(to, from + LONGEST);
    Matcher scoped = SCOPED.matcher(text).region(from, limit);
    if (scoped.lookingAt()) {
      return clause(
          text, from, to, scope(scoped.group(1)), scopedUnits(text, scoped.end(1), limit));
    }
    Matcher all = ALL_OF.matcher(text).region(from, limit);
    if (all.lookingAt()) {
      return clause(text, from, to, GeneralClause.Scope.FOLLOWING, all);
    }
    if (UNSCOPED.matcher(text).region(from, limit).lookingAt()) {
      Matcher units = UNITS_FIRST.matcher(text).region(from, limit);
      return clause(
          text, from, to, GeneralClause.Scope.FOLLOWING, units.lookingAt() ? units : null);
    }
    Matcher local = LOCAL.matcher(text).region(from, limit);
    return isFree && local.lookingAt()
        ? clause(text, from, to, GeneralClause.Scope.FOLLOWING, local)
        : null;
  }

  /** Whether the piece only says how lists are to be read. */
  static boolean isOrder(CharSequence text, int from, int to) {
    return to - from <= 40 && ORDER.matcher(text).region(from, to).matches();
  }

  private static @Nullable Matcher scopedUnits(CharSequence text, int from, int limit) {
    Matcher before = UNITS_BEFORE.matcher(text).region(from, limit);
    if (before.find()) {
      return before;
    }
    Matcher units = UNITS.matcher(text).region(from, limit);
    return units.find() ? units : null;
  }

  private static GeneralClause.Scope scope(String word) {
    return switch (word) {
      case "以下", "下列", "下同" -> GeneralClause.Scope.FOLLOWING;
      case "以上", "上述", "上列" -> GeneralClause.Scope.PRECEDING;
      default -> GeneralClause.Scope.ALL;
    };
  }

  private static GeneralClause clause(
      CharSequence text, int from, int to, GeneralClause.Scope scope, @Nullable Matcher units) {
    List<OfficeName> named = new ArrayList<>();
    if (units != null) {
      named.addAll(OfficeList.parse(text, units.start(1), units.end(1)));
    }
    return new GeneralClause(Quote.of(text, from, to), scope, List.copyOf(named));
  }
}
