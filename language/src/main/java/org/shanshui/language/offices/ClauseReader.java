package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clause of responsibility. It is cut at ； and ，; a piece has its role by a label before
 * it (牵头单位：) or a verb behind it (…配合), and a piece with neither goes with its neighbour.
 */
final class ClauseReader {
  private static final int LONGEST_DATE = 40;

  private static final Pattern DATE =
      Pattern.compile(
          "(?:于|到|在|时限|确保)?(?:\\d{4}\\s*年(?:底|末|全年|\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?)?.{0,8}|\\d{1,2}月.{0,8}|年底前?(?:完成)?"
              + "|长期(?:坚持|推进|任务)?|(?:持续|常态化?)(?:推进|开展|实施)?|全年(?:推进|任务)?|每(?:年|季度?|月|半年)\\d?次?)");

  /** A person, whatever part the clause gives them. */
  private static final Pattern PERSON =
      Pattern.compile(
          ".{0,10}(?:(?:市|县|区|省|镇|乡|秘书|局|厅|部|州|处|科)长|书记|常委|同志|主席|领导|负责人|责任人)|[\\u4E00-\\u9FFF]某{1,2}");

  /** What is told in brackets and yet hands out no work: 原由市水利局负责. */
  private static final Pattern TOLD =
      Pattern.compile("改为|改由|移交|批准|报.{0,8}(?:审批|备案)|原由|已由|曾由|不再由|简称");

  private final CharSequence text;
  private final RoleGrammar grammar;
  private final List<OfficeName> leads = new ArrayList<>();
  private final List<OfficeName> responsible = new ArrayList<>();
  private final List<OfficeName> guides = new ArrayList<>();
  private final List<OfficeName> units = new ArrayList<>();
  private final List<Quote> leaders = new ArrayList<>();
  private @Nullable Quote due;
  private @Nullable GeneralClause general;
  private @Nullable Role last;
  private boolean hasRole;
  private boolean hasLabelledUnit;

  ClauseReader(CharSequence text) {
    this(text, RoleGrammar.STANDARD);
  }

  ClauseReader(CharSequence text, RoleGrammar grammar) {
    this.text = text;
    this.grammar = grammar;
  }

  /**
   * Reads the clause.
   *
   * @param bareList whether names without any role count
   */
  @Nullable Responsibility read(int from, int to, Responsibility.Form form, boolean bareList) {
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
      readSegment(segment.start(), segment.end(), form == Responsibility.Form.SENTENCE);
    }
    return says(bareList, from) && !isTold(start, end) ? result(from, to, form) : null;
  }

  private boolean says(boolean bareList, int from) {
    if (hasRole) {
      return hasLabelledUnit
          || !leaders.isEmpty()
          || due != null && units.isEmpty()
          || units.stream()
              .anyMatch(u -> u.canonical() != null || u.quote().matches("(?:各|有关|相关|属地).+"));
    }
    if (units.isEmpty()) {
      return general != null;
    }
    return bareList
        && (Offices.isSurelyBody(units.get(0)) || isCompanyBehindSentence(from))
        && units.stream()
            .allMatch(u -> u.canonical() != null && !isPlace(u) || Offices.isKindOfBody(u.quote()));
  }

  /** 接入泵站40座。（岚川水务有限公司）; inside the sentence the company may be what it speaks of. */
  private boolean isCompanyBehindSentence(int from) {
    String name = units.get(0).quote();
    boolean company = name.endsWith("公司") || name.endsWith("集团");
    return company && from > 0 && "。；;".indexOf(text.charAt(from - 1)) >= 0;
  }

  /** （祁县） behind a sentence names a place, not who is responsible. */
  private static boolean isPlace(OfficeName unit) {
    return unit.kind() == OfficeName.Kind.NAMED
        && "省市县区州盟旗镇乡街道".indexOf(unit.quote().charAt(unit.quote().length() - 1)) >= 0;
  }

  private boolean isTold(int from, int to) {
    return !hasLabelledUnit && to - from < 200 && TOLD.matcher(text).region(from, to).find();
  }

  private void reset() {
    leads.clear();
    responsible.clear();
    guides.clear();
    units.clear();
    leaders.clear();
    due = null;
    general = null;
    last = null;
    hasRole = false;
    hasLabelledUnit = false;
  }

  private Responsibility result(int from, int to, Responsibility.Form form) {
    List<OfficeName> own = new ArrayList<>(units);
    if (general != null) {
      // Who answers for this and all other tasks is named once: 各区政府落实，以下均需各区政府落实.
      List<String> implied = general.units().stream().map(ClauseReader::plain).toList();
      own.removeIf(u -> implied.contains(plain(u)));
      own = own.isEmpty() ? new ArrayList<>(units) : own;
    }
    OfficeName lead = null;
    for (List<OfficeName> rank : List.of(leads, responsible, guides)) {
      for (OfficeName unit : rank) {
        lead = lead == null && own.contains(unit) ? unit : lead;
      }
    }
    boolean etc = units.stream().anyMatch(OfficeName::etc);
    boolean led = lead != null && leads.contains(lead);
    own.remove(lead);
    return new Responsibility(
        from, to, form, lead, led, List.copyOf(own), List.copyOf(leaders), due, etc, general);
  }

  private static String plain(OfficeName unit) {
    return unit.quote().replaceAll("\\s|^各|人民", "");
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

  private void readSegment(int from, int to, boolean isFree) {
    if (readGeneral(from, to, isFree)) {
      return;
    }
    Role role = null;
    List<Clauses.Part> pending = new ArrayList<>();
    for (Clauses.Part piece : Clauses.pieces(text, from, to, "，,")) {
      if (readGeneral(piece.start(), to, isFree)) {
        break;
      }
      for (Clauses.Part run : labelled(piece)) {
        int start = run.start();
        RoleGrammar.Label label = grammar.labelAt(text, start, run.end());
        if (label != null) {
          flush(pending, after());
          role = label.role();
          last = role;
          start = label.end();
          hasRole = true;
          hasLabelledUnit |= start < run.end() && isPart(role);
          assign(role, start, run.end(), false);
        } else if (role == Role.DUE || role == Role.LEADER || role == Role.REMARK) {
          assign(role, start, run.end(), true);
        } else if (!readDate(start, run.end()) && !GeneralClauses.isOrder(text, start, run.end())) {
          RolePhrase phrase = RolePhrase.read(grammar, text, start, run.end());
          if (phrase != null) {
            assign(phrase, pending);
            role = null;
          } else if (role != null) {
            assign(role, start, run.end(), false);
          } else {
            pending.add(new Clauses.Part(start, run.end()));
          }
        }
      }
    }
    flush(pending, after());
  }

  private static boolean isPart(Role role) {
    return role != Role.DUE && role != Role.LEADER && role != Role.REMARK && role != Role.OVERSIGHT;
  }

  /** The role of names that have none of their own, by what was said last. */
  private Role after() {
    return last == null || !isPart(last) ? Role.RESPONSIBLE : last;
  }

  private boolean readDate(int from, int to) {
    if (due != null || !isDate(text, from, to)) {
      return false;
    }
    due = Quote.of(text, from, to);
    return true;
  }

  /** Whether the piece is a time limit: 2024年6月底前完成. */
  static boolean isDate(CharSequence text, int from, int to) {
    return to - from <= LONGEST_DATE && DATE.matcher(text).region(from, to).matches();
  }

  private void assign(RolePhrase phrase, List<Clauses.Part> pending) {
    hasRole = true;
    Role role = phrase.role();
    if (isHelp(role) && leads.isEmpty() && responsible.isEmpty() && !pending.isEmpty()) {
      // 市教育局，市财政局配合: the first, whom no verb names, answers.
      flush(new ArrayList<>(List.of(pending.remove(0))), Role.RESPONSIBLE);
    }
    if (role == Role.GUIDE && units.isEmpty()) {
      // 甲指导，乙负责落实: whoever is named first to guide the others answers for it.
      role = Role.RESPONSIBLE;
    }
    flush(pending, role);
    assign(role, phrase.from(), phrase.to(), false);
    Clauses.Part partners = phrase.partners();
    if (partners != null) {
      assign(Role.SUPPORT, partners.start(), partners.end(), false);
    }
    last = role == Role.LEAD ? Role.SUPPORT : role;
  }

  private static boolean isHelp(Role role) {
    return role == Role.SUPPORT || role == Role.OVERSIGHT;
  }

  /** Labels in one piece, with or without a blank before them: 牵头：市水利局 配合：市财政局. */
  private List<Clauses.Part> labelled(Clauses.Part piece) {
    List<Clauses.Part> runs = new ArrayList<>();
    int start = piece.start();
    for (int i = piece.start() + 1; i < piece.end(); i++) {
      if (":：∶】]".indexOf(text.charAt(i)) >= 0) {
        int label = grammar.labelBefore(text, start, i, piece.end());
        if (label > start) {
          runs.add(new Clauses.Part(start, label));
          start = label;
        }
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
    if (OfficeRegister.startsWith(text, start, "由") && to - start > 2) {
      start++;
    }
    if (role == Role.DUE) {
      Quote now = Quote.of(text, start, to);
      due =
          due != null && isContinuation
              ? Quote.of(text, due.start(), to)
              : now.text().isEmpty() ? due : now;
    } else if (role == Role.LEADER) {
      for (Clauses.Part name : Clauses.split(text, start, to, "、 \u3000\t")) {
        leaders.add(Quote.of(text, name.start(), name.end()));
      }
    } else if (isPart(role)) {
      for (OfficeName unit : Offices.parseList(text, start, to)) {
        add(role, unit);
      }
    }
  }

  private void add(Role role, OfficeName unit) {
    if (unit.canonical() == null && PERSON.matcher(unit.quote()).matches()) {
      leaders.add(new Quote(unit.start(), unit.end(), unit.quote()));
      return;
    }
    RoleGrammar.Label mark = RoleGrammar.markBehind(text, unit.start(), unit.end());
    OfficeName named =
        mark == null || mark.end() - unit.start() < 2
            ? unit
            : Offices.name(text, unit.start(), mark.end(), unit.etc());
    hasRole |= mark != null;
    units.add(named);
    switch (mark == null ? role : mark.role()) {
      case LEAD -> leads.add(named);
      case RESPONSIBLE -> responsible.add(named);
      case GUIDE -> guides.add(named);
      default -> {}
    }
  }

  private boolean readGeneral(int from, int to, boolean isFree) {
    GeneralClause clause = GeneralClauses.at(text, from, to, isFree);
    general = clause == null ? general : clause;
    return clause != null;
  }
}
