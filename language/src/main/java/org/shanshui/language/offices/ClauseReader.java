package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clause of responsibility. It is cut at ； and ，; a piece has its role by a label before
 * it (牵头单位：) or a predicate behind it (…配合), and a piece with neither goes with its neighbour.
 */
final class ClauseReader {
  private record Label(Role role, Pattern pattern) {}

  private static final String BODY = "(?:单位|部门|处室|科室|机构|主体|县区|区县|地区|方)?";

  /** In this order: the first that fits decides. */
  private static final List<Label> LABELS =
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

  private static final List<Label> PREDICATES =
      List.of(
          predicate(Role.LEAD, "牵头(?:负责|落实|组织实施|组织|实施|推进)?|主办|为主"),
          predicate(
              Role.RESPONSIBLE,
              "(?:分别|共同)?(?:按照?|依|根据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:分工)?(?:分别|共同)?(?:负责|落实|推进|实施|做好)?(?:落实|实施)?"),
          predicate(Role.SUPPORT, "(?:积极|协同|共同|参与)?(?:配合|协办|参与|参加|协助)(?:落实|实施|做好)?"),
          predicate(Role.RESPONSIBLE, "(?:分别|共同|分工|具体)?(?:负责|承办|落实|组织实施|实施)(?:落实)?"));

  private static final Pattern GENERAL =
      Pattern.compile(
          "^(?:注：)?(?:(以下|以上|下同|上述|各项|其余|其他|所有|本方案|均).{0,16}?(?:均|都|同|不再)|.{0,20}不再(?:一一)?(?:列出|列举|注明|标注))");

  private static final Pattern GENERAL_UNITS =
      Pattern.compile("(?:均需|均由|都由|都需|还需|需由|均|由)(.{2,40}?)(?:按|分工|落实|负责|配合|实施|组织|参与|承担|执行)");

  private static final Pattern DATE =
      Pattern.compile(
          "^(?:于|到|在)?(?:\\d{4}\\s*年(?:底|末|全年|\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?)?.{0,8}|\\d{1,2}月.{0,8}|年底前?(?:完成)?|长期坚持|长期|持续推进|全年)$");

  private final CharSequence text;
  private final List<OfficeName> leads = new ArrayList<>();
  private final List<OfficeName> responsible = new ArrayList<>();
  private final List<OfficeName> units = new ArrayList<>();
  private final List<Quote> leaders = new ArrayList<>();
  private @Nullable Quote due;
  private @Nullable GeneralClause general;
  private boolean hasRole;
  private boolean hasLabelledUnit;

  ClauseReader(CharSequence text) {
    this.text = text;
  }

  private static Label label(Role role, String words) {
    return new Label(role, Pattern.compile("^(?:" + words + ")\\s*[:：]\\s*"));
  }

  private static Label predicate(Role role, String words) {
    return new Label(role, Pattern.compile("(?:等)?(?:" + words + ")$"));
  }

  /**
   * Reads the clause.
   *
   * @param bareList whether names without any role count
   */
  @Nullable Responsibility read(int from, int to, boolean bareList) {
    reset();
    int start = from;
    int end = to;
    while (start < end && Clauses.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Clauses.isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (isWrapped(start, end)) {
      start++;
      end--;
    }
    for (Clauses.Part segment : Clauses.split(text, start, end, "；;。\n")) {
      readSegment(segment.start(), segment.end());
    }
    boolean known =
        units.stream().anyMatch(u -> u.kind() != OfficeName.Kind.OTHER)
            && (hasRole || units.stream().allMatch(ClauseReader::isSurelyBody));
    boolean says = hasRole ? known || !leaders.isEmpty() || hasLabelledUnit : bareList && known;
    return says ? result(from, to) : null;
  }

  /** （祁县） behind a sentence names a place, not who is responsible. */
  private static boolean isSurelyBody(OfficeName unit) {
    String canonical = unit.canonical();
    return canonical != null
        && (unit.kind() == OfficeName.Kind.COLLECTIVE
            || "省市县区州盟旗镇乡街道".indexOf(canonical.charAt(canonical.length() - 1)) < 0);
  }

  private void reset() {
    leads.clear();
    responsible.clear();
    units.clear();
    leaders.clear();
    due = null;
    general = null;
    hasRole = false;
    hasLabelledUnit = false;
  }

  private Responsibility result(int from, int to) {
    OfficeName lead =
        !leads.isEmpty() ? leads.get(0) : !responsible.isEmpty() ? responsible.get(0) : null;
    List<OfficeName> support = new ArrayList<>(units);
    support.remove(lead);
    boolean etc = units.stream().anyMatch(OfficeName::etc);
    return new Responsibility(
        from, to, lead, List.copyOf(support), List.copyOf(leaders), due, etc, general);
  }

  private boolean isWrapped(int start, int end) {
    if (end - start < 2
        || !Clauses.isOpener(text.charAt(start))
        || !Clauses.isCloser(text.charAt(end - 1))) {
      return false;
    }
    int depth = 0;
    for (int i = start; i < end - 1; i++) {
      depth += Clauses.isOpener(text.charAt(i)) ? 1 : Clauses.isCloser(text.charAt(i)) ? -1 : 0;
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }

  private void readSegment(int from, int to) {
    if (readGeneral(from, to)) {
      return;
    }
    Role role = null;
    List<Clauses.Part> pending = new ArrayList<>();
    Role last = null;
    for (Clauses.Part piece : Clauses.split(text, from, to, "，,")) {
      if (readGeneral(piece.start(), to)) {
        break;
      }
      for (Clauses.Part run : labelled(piece)) {
        int start = run.start();
        Label label = labelAt(start, run.end());
        if (label != null) {
          flush(pending, last == null ? Role.RESPONSIBLE : last);
          role = label.role;
          last = role;
          start = labelEnd(label, start, run.end());
          hasRole = true;
        }
        if (role != null) {
          assign(role, start, run.end(), label == null);
          hasLabelledUnit |= start < run.end();
          continue;
        }
        if (due == null && DATE.matcher(text.subSequence(start, run.end())).find()) {
          due = quote(start, run.end());
          continue;
        }
        pending.add(new Clauses.Part(start, run.end()));
        Role predicate = predicateOf(start, run.end());
        if (predicate != null) {
          hasRole = true;
          flush(pending, predicate);
          last = predicate == Role.LEAD ? Role.SUPPORT : predicate;
        }
      }
    }
    flush(pending, last == null ? Role.RESPONSIBLE : last);
  }

  /** A blank may part two labels: 牵头单位：市水利局 配合单位：市财政局. */
  private List<Clauses.Part> labelled(Clauses.Part piece) {
    List<Clauses.Part> runs = new ArrayList<>();
    int start = piece.start();
    for (int i = piece.start() + 1; i < piece.end(); i++) {
      if (Clauses.isBlank(text.charAt(i - 1))
          && !Clauses.isBlank(text.charAt(i))
          && labelAt(i, piece.end()) != null) {
        runs.add(new Clauses.Part(start, i));
        start = i;
      }
    }
    runs.add(new Clauses.Part(start, piece.end()));
    return runs;
  }

  private void flush(List<Clauses.Part> pending, Role role) {
    for (Clauses.Part part : pending) {
      assign(role, part.start(), part.end(), false);
    }
    pending.clear();
  }

  private void assign(Role role, int from, int to, boolean isContinuation) {
    int start = from;
    int end = to;
    if (OfficeRegister.startsWith(text, start, "由") && end - start > 2) {
      start++;
    }
    if (role == Role.DUE) {
      Quote now = quote(start, end);
      due =
          due != null && isContinuation
              ? quote(due.start(), end)
              : now.text().isEmpty() ? due : now;
    } else if (role == Role.LEADER) {
      for (Clauses.Part name : Clauses.split(text, start, end, "、 \u3000\t")) {
        leaders.add(quote(name.start(), name.end()));
      }
    } else if (role != Role.OVERSIGHT) {
      for (OfficeName unit : Offices.parseList(text, start, end)) {
        units.add(unit);
        if (role == Role.LEAD) {
          leads.add(unit);
        } else if (role == Role.RESPONSIBLE) {
          responsible.add(unit);
        }
      }
    }
  }

  private boolean readGeneral(int from, int to) {
    CharSequence clause = text.subSequence(from, to);
    Matcher matcher = GENERAL.matcher(clause);
    if (!matcher.find()) {
      return false;
    }
    List<OfficeName> named = new ArrayList<>();
    Matcher who = GENERAL_UNITS.matcher(clause);
    if (who.find()) {
      for (Clauses.Part part :
          Clauses.split(text, from + who.start(1), from + who.end(1), "、，,和")) {
        named.add(Offices.name(text, part.start(), part.end(), false));
      }
    }
    String scope = matcher.group(1) == null ? "" : matcher.group(1);
    general =
        new GeneralClause(
            quote(from, to),
            switch (scope) {
              case "以下", "下同", "" -> GeneralClause.Scope.FOLLOWING;
              case "以上", "上述" -> GeneralClause.Scope.PRECEDING;
              default -> GeneralClause.Scope.ALL;
            },
            List.copyOf(named));
    return true;
  }

  private @Nullable Label labelAt(int from, int to) {
    CharSequence piece = text.subSequence(from, Math.min(to, from + 16));
    for (Label label : LABELS) {
      if (label.pattern.matcher(piece).find()) {
        return label;
      }
    }
    return null;
  }

  private int labelEnd(Label label, int from, int to) {
    Matcher matcher = label.pattern.matcher(text.subSequence(from, Math.min(to, from + 16)));
    return matcher.find() ? from + matcher.end() : from;
  }

  private @Nullable Role predicateOf(int from, int to) {
    CharSequence piece = text.subSequence(Math.max(from, to - 24), to);
    for (Label predicate : PREDICATES) {
      if (predicate.pattern.matcher(piece).find()) {
        return predicate.role;
      }
    }
    return null;
  }

  private Quote quote(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Clauses.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Clauses.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return new Quote(start, end, text.subSequence(start, end).toString());
  }
}
