package org.shanshui.language.offices;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by which a clause says what part somebody has (牵头单位：…, …按职责分工负责), as rules. */
final class RoleWords {
  /** No label and no predicate is longer than this many chars. */
  private static final int LONGEST_LABEL = 16;

  private static final int LONGEST_PREDICATE = 24;
  private static final int LONGEST_GENERAL = 80;

  private record Rule(Role role, Pattern pattern) {}

  /** A label read: what stands from {@code end} on has the role. */
  record Label(Role role, int end) {}

  private static final String BODY = "(?:单位|部门|处室|科室|机构|主体|县区|区县|地区|方)?";

  /** In this order: the first that fits decides. */
  private static final List<Rule> LABELS =
      List.of(
          label(Role.DUE, "(?:完成|办结|整改|实施|时间|工作)?(?:时限|时间节点|时间要求|时间进度|时间|期限|进度安排|进度要求)"),
          label(
              Role.LEADER,
              "(?:市|县|区|省)?(?:牵头|责任|分管|联系|包联|主管|负责|包抓|挂钩|配合)?(?:的)?(?:市|县|区|省|州)?(?:级)?领导"),
          label(Role.LEADER, "(?:第一|主要|直接|牵头|具体)?(?:责任人|负责人|联系人|联络人|分管负责人)(?:员)?"),
          label(Role.OVERSIGHT, "(?:督办|督导|监督|督查|考核)" + BODY),
          label(Role.LEAD, "(?:牵头|主办|主责|主要责任)(?:责任|负责|实施|和责任|及责任)?" + BODY),
          label(Role.SUPPORT, "(?:配合|协同|协办|协作|参与|参加|支持|协助)(?:责任|实施|落实)?" + BODY),
          label(Role.RESPONSIBLE, "(?:责任|承办|实施|落实|负责|主管|组织|执行|工作)(?:实施|落实)?" + BODY));

  private static final List<Rule> PREDICATES =
      List.of(
          predicate(Role.LEAD, "牵头(?:负责|落实|组织实施|组织|实施|推进)?|主办|为主"),
          predicate(
              Role.RESPONSIBLE,
              "(?:分别|共同)?(?:按照?|依|根据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:分工)?(?:分别|共同)?(?:负责|落实|推进|实施|做好)?(?:落实|实施)?"),
          predicate(Role.SUPPORT, "(?:积极|协同|共同|参与)?(?:配合|协办|参与|参加|协助)(?:落实|实施|做好)?"),
          predicate(Role.RESPONSIBLE, "(?:分别|共同|分工|具体)?(?:负责|承办|落实|组织实施|实施)(?:落实)?"));

  private static final Pattern GENERAL =
      Pattern.compile(
          "(?:注：)?(?:(以下|以上|下同|上述|各项|其余|其他|所有|本方案|均).{0,16}?(?:均|都|同|不再)|[^：:，,、]{0,20}不再(?:一一)?(?:列出|列举|注明|标注))");

  private static final Pattern GENERAL_UNITS =
      Pattern.compile("(?:均需|均由|都由|都需|还需|需由|均|由)(.{2,40}?)(?:按|分工|落实|负责|配合|实施|组织|参与|承担|执行)");

  private static final Pattern DATE =
      Pattern.compile(
          "^(?:于|到|在)?(?:\\d{4}\\s*年(?:底|末|全年|\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?)?.{0,8}|\\d{1,2}月.{0,8}|年底前?(?:完成)?|长期坚持|长期|持续推进|全年)$");

  private RoleWords() {}

  private static Rule label(Role role, String words) {
    return new Rule(role, Pattern.compile("(?:" + words + ")\\s*[:：]\\s*"));
  }

  private static Rule predicate(Role role, String words) {
    return new Rule(role, Pattern.compile("(?:等)?(?:" + words + ")$"));
  }

  /** The label that begins at {@code from}, null if none does. */
  static @Nullable Label labelAt(CharSequence text, int from, int to) {
    for (Rule rule : LABELS) {
      Matcher matcher = rule.pattern.matcher(text).region(from, Math.min(to, from + LONGEST_LABEL));
      if (matcher.lookingAt()) {
        return new Label(rule.role, matcher.end());
      }
    }
    return null;
  }

  /** The role that the end of the piece gives to what stands before it, null if none. */
  static @Nullable Role predicateOf(CharSequence text, int from, int to) {
    for (Rule rule : PREDICATES) {
      if (rule.pattern.matcher(text).region(Math.max(from, to - LONGEST_PREDICATE), to).find()) {
        return rule.role;
      }
    }
    return null;
  }

  /** Whether the piece is a time limit: 2024年6月底前完成. */
  static boolean isDate(CharSequence text, int from, int to) {
    return to - from <= 40 && DATE.matcher(text).region(from, to).find();
  }

  /** Matches at the beginning of a general clause; group 1 says which tasks it holds for. */
  static Matcher general(CharSequence text, int from, int to) {
    return GENERAL.matcher(text).region(from, Math.min(to, from + LONGEST_GENERAL));
  }

  /** Finds in a general clause, as group 1, who is responsible. */
  static Matcher generalUnits(CharSequence text, int from, int to) {
    return GENERAL_UNITS.matcher(text).region(from, Math.min(to, from + LONGEST_GENERAL));
  }
}
