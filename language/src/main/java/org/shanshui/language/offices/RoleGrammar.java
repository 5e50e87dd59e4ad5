package org.shanshui.language.offices;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;

/**
 * The words by which a clause says what part somebody has, as named rules: labels before the names
 * (牵头单位：…) and verbs behind them (…按职责分工负责).
 */
final class RoleGrammar {
  /** No label is longer than this many chars. */
  static final int LONGEST_LABEL = 18;

  /** What is done by whoever answers for it, 负责资金安排, is no longer than this. */
  private static final int LONGEST_OBJECT = 24;

  private static final String BODY = "(?:单位|部门|处室|科室|机构|主体|县区|区县|地区|方)";

  /** A label ends with a colon; one that names bodies, 牵头单位为, needs none. */
  private static final String COLON = "\\s*(?:[:：∶]|[】\\]][:：∶]?)\\s*";

  private static final String SHARE =
      "(?:分别|共同|各自|联合|均)?"
          + "(?:(?:按照?|依照?|依据|根据)(?:各自)?(?:的)?(?:工作)?(?:职责|职能|分工|权限|属地)(?:分工|权限|范围|管理|责任|的?原则)*)?"
          + "(?:分工|分别|共同|具体|直接|全面|各自|积极|密切|主动|切实|认真|协同|组织|抓好)*";

  /** 切实担负起 …责任, 发挥…作用. */
  private static final String BEARS = SHARE + "(?:担负起?|担起|承担起?|负起|扛起|履行好?|落实好?|发挥好?)";

  private static final String IS = "(?:作?为|是)(?:总|共同)?";

  private static final Pattern MARKED =
      Pattern.compile("[（(〈<［\\[](?:总?(牵头)|(主办|主责)|(配合|协办|参与|协同))(?:单位|部门)?[）)〉>］\\]]");

  /** The rules as they are used. */
  static final RoleGrammar STANDARD = new RoleGrammar(labels(), verbs());

  /**
   * What gives a role.
   *
   * @param takesObject whether what is done may follow: 负责资金安排
   */
  record Rule(String name, Role role, Pattern pattern, boolean takesObject) {}

  /** A label read: what stands from {@code end} on has the role. */
  record Label(Role role, int end) {}

  /**
   * A verb read.
   *
   * @param alone whether nothing follows it in its piece
   */
  record Verb(Role role, boolean alone) {}

  /** What verbs, what stands before them, and what joins partners begin with. */
  private static final Lexicon OPENINGS =
      Lexicon.of(
          "总牵头", "统一牵头", "共同", "分别", "联合", "牵头", "负总责", "总负责", "负主责", "负主要责任", "抓总", "主抓", "统筹",
          "主办", "予以", "给予", "为主", "领衔", "作为", "为", "是", "各自", "均", "按", "依", "根据", "分工", "具体", "直接",
          "全面", "积极", "密切", "协同", "组织", "抓好", "配合", "协办", "参与", "参加", "协助", "支持", "协作", "联动", "负责",
          "做好", "给予", "提供", "加强", "强化", "指导", "督促", "督导", "监督", "督办", "督查", "考核", "业务", "技术", "行业",
          "工作", "承办", "承担", "承建", "代建", "贯彻", "抓", "落实", "实施", "推进", "执行", "开展", "进行", "会同", "商",
          "对", "主动", "切实", "认真", "担负", "担起", "负起", "扛起", "履行", "发挥");

  private final List<Rule> labels;
  private final List<Rule> verbs;

  RoleGrammar(List<Rule> labels, List<Rule> verbs) {
    this.labels = labels;
    this.verbs = verbs;
  }

  /** In this order: the first that fits decides. */
  static List<Rule> labels() {
    return List.of(
        label(
            "due-label",
            Role.DUE,
            "(?:完成|办结|整改|实施|时间|工作|办理)?(?:时限|时间节点|时间要求|时间进度|时间|期限|进度安排|进度要求|节点)" + COLON),
        label(
            "leader-label",
            Role.LEADER,
            "(?:市|县|区|省)?(?:牵头|责任|分管|联系|包联|主管|负责|包抓|挂钩|配合|领衔|包保|挂帅)?(?:的)?(?:市|县|区|省|州)?(?:级)?(?:领导|副?市长|副?县长|副?区长)"
                + COLON),
        label(
            "person-label",
            Role.LEADER,
            "(?:第一|主要|直接|牵头|具体|分管)?(?:责任人|负责人|联系人|联络人|负责同志|责任领导)(?:员)?" + COLON),
        label(
            "lead-label",
            Role.LEAD,
            body("(?:第一)?(?:牵头|主办|主责|主要责任|总牵头|第一责任)(?:责任|负责|实施|和责任|及责任)?")),
        label(
            "support-label", Role.SUPPORT, body("(?:配合|协同|协办|协作|参与|参加|支持|协助|联动)(?:责任|实施|落实|配合)?")),
        label("guide-label", Role.GUIDE, body("(?:业务|行业|技术)?(?:指导|主管|监管)")),
        label(
            "responsible-label",
            Role.RESPONSIBLE,
            body("(?:责任|承办|实施|落实|负责|主管|组织|执行|工作|共同责任|分工|任务)(?:实施|落实|承担)?")),
        label("remark-label", Role.REMARK, "[\\u4E00-\\u9FFF]{2,8}" + COLON));
  }

  static List<Rule> verbs() {
    return List.of(
        verb("lead-verb", Role.LEAD, true, "(?:总|统一|共同|分别|联合)?牵头(?:抓总|主抓|负责|落实|组织实施|组织|实施|推进|开展)?"),
        verb(
            "duty-verb",
            Role.LEAD,
            false,
            BEARS + "(?:总?牵头|主体|主要|首要|总)(?:抓总|协调|组织|推进)?(?:责任|职责|作用)"),
        verb(
            "partner-duty-verb",
            Role.SUPPORT,
            false,
            BEARS + "(?:配合|协同|协助|监管|行业)(?:管理|监管)?(?:责任|职责|作用)"),
        verb(
            "all-verb",
            Role.LEAD,
            true,
            "(?:对[^,，]{2,24}?)?(?:负总责|总负责|负主责|负主要责任|抓总|主抓|统筹(?:负责|推进|协调|抓总)?)"),
        verb("host-verb", Role.LEAD, false, SHARE + "(?:主办|为主|领衔(?:推进|负责)?)"),
        verb("is-lead", Role.LEAD, false, IS + "(?:牵头|主办|主责|主要责任)(?:责任)?" + BODY),
        verb("is-responsible", Role.RESPONSIBLE, false, IS + "(?:责任|承办|落实|实施)" + BODY),
        verb("is-support", Role.SUPPORT, false, IS + "(?:配合|协办|参与|协同|支持)(?:责任)?" + BODY),
        verb(
            "support-verb",
            Role.SUPPORT,
            true,
            SHARE + "(?:予以|给予)?(?:(?:配合|协办|参与|参加|协助|协同|支持|协作|联动)+(?:负责|落实|实施|做好|推进|工作|到位|好)?)"),
        verb(
            "care-verb",
            Role.SUPPORT,
            false,
            SHARE
                + "(?:负责)?(?:(?:做好|抓好|给予|提供|加强|强化)[^,，]{0,"
                + LONGEST_OBJECT
                + "}?(?:保障|支持|配合|服务|支撑|协调|工作)|(?:做好|抓好)[^,，的]{2,12})"),
        verb("urge-verb", Role.SUPPORT, true, SHARE + "(?:加强)?(?:指导)?(?:督促|督导|监督)(?:指导|落实|检查)?"),
        verb("oversight-verb", Role.OVERSIGHT, true, SHARE + "(?:督办|督查|考核)"),
        verb("guide-verb", Role.GUIDE, true, SHARE + "(?:加强|做好|给予|提供|进行|开展)?(?:业务|技术|行业|工作)?指导"),
        verb(
            "answer-verb",
            Role.RESPONSIBLE,
            true,
            SHARE + "(?:负责|承办|承担|承建|代建)(?:组织实施|落实|实施|推进|执行)?"),
        verb(
            "do-verb",
            Role.RESPONSIBLE,
            false,
            SHARE + "(?:(?:组织|贯彻|抓)?(?:落实|实施|推进|执行|开展)(?:到位|落地|落实|好)?|组织好)"));
  }

  private static String body(String words) {
    return "(?:"
        + words
        + ")(?:"
        + BODY
        + "?"
        + COLON
        + "|"
        + BODY
        + "(?:(?:为|是)\\s*|(?=[市县区省州国各])))";
  }

  private static Rule label(String name, Role role, String words) {
    return new Rule(name, role, Pattern.compile("[【\\[]?(?:" + words + ")"), false);
  }

  private static Rule verb(String name, Role role, boolean takesObject, String words) {
    return new Rule(name, role, Pattern.compile(words), takesObject);
  }

  /** The label that begins at {@code from}, null if none does. */
  @Nullable Label labelAt(CharSequence text, int from, int to) {
    int limit = Math.min(to, from + LONGEST_LABEL);
    if (!mayHoldLabel(text, from, limit)) {
      return null;
    }
    for (Rule rule : labels) {
      Matcher matcher = rule.pattern.matcher(text).region(from, limit);
      if (matcher.lookingAt()) {
        return new Label(rule.role, matcher.end());
      }
    }
    return null;
  }

  /** Where the label of a part begins that ends with the colon at {@code colon}; -1 for none. */
  int labelBefore(CharSequence text, int from, int colon, int to) {
    for (int i = Math.max(from, colon - LONGEST_LABEL + 2); i < colon; i++) {
      Label label = labelAt(text, i, to);
      if (label != null
          && label.end > colon
          && (label.role != Role.REMARK || i > from && Clauses.isBlank(text.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean mayHoldLabel(CharSequence text, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (":：∶】]为是位门".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a verb may begin at {@code at}: a cheap test before {@link #verbAt}. */
  static boolean mayOpenVerb(CharSequence text, int at, int to) {
    return OPENINGS.longestAt(text, at, to) != Lexicon.MISS;
  }

  /** The verb that begins at {@code at} and ends its piece, with or without what is done. */
  @Nullable Verb verbAt(CharSequence text, int at, int to) {
    Verb withObject = null;
    for (Rule rule : verbs) {
      Matcher matcher = rule.pattern.matcher(text).region(at, to);
      if (matcher.matches()) {
        return new Verb(rule.role, true);
      }
      if (withObject == null
          && rule.takesObject
          && matcher.lookingAt()
          && matcher.end() > at
          && to - matcher.end() <= LONGEST_OBJECT
          && !isPartOfName(text, matcher.end(), to)) {
        withObject = new Verb(rule.role, false);
      }
    }
    return withObject;
  }

  /** 负责人, 牵头的, 负责制 but not 负责制定. */
  private static boolean isPartOfName(CharSequence text, int at, int to) {
    char c = text.charAt(at);
    return "的了过人于市".indexOf(c) >= 0
        || c == '制' && (at + 1 >= to || "定订作".indexOf(text.charAt(at + 1)) < 0);
  }

  /** The role that a name bears in brackets of its own behind it: 市水利局（牵头）. */
  static @Nullable Label markBehind(CharSequence text, int from, int to) {
    for (int i = Math.max(from, to - 8); i < to; i++) {
      if (Clauses.isOpener(text.charAt(i))) {
        Matcher mark = MARKED.matcher(text).region(i, to);
        if (mark.matches()) {
          return new Label(mark.group(3) == null ? Role.LEAD : Role.SUPPORT, i);
        }
      }
    }
    return null;
  }
}
