package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clause of responsibility. It is cut at ； and ，; a piece has its role by a label before
 * it (牵头单位：) or a predicate behind it (…配合), and a piece with neither goes with its neighbour.
 */
final class ClauseReader {
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
        RoleWords.Label label = RoleWords.labelAt(text, start, run.end());
        if (label != null) {
          flush(pending, last == null ? Role.RESPONSIBLE : last);
          role = label.role();
          last = role;
          start = label.end();
          hasRole = true;
        }
        if (role != null) {
          assign(role, start, run.end(), label == null);
          hasLabelledUnit |= start < run.end();
          continue;
        }
        if (due == null && RoleWords.isDate(text, start, run.end())) {
          due = quote(start, run.end());
          continue;
        }
        pending.add(new Clauses.Part(start, run.end()));
        Role predicate = RoleWords.predicateOf(text, start, run.end());
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
          && RoleWords.labelAt(text, i, piece.end()) != null) {
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
    Matcher matcher = RoleWords.general(text, from, to);
    if (!matcher.lookingAt()) {
      return false;
    }
    List<OfficeName> named = new ArrayList<>();
    Matcher who = RoleWords.generalUnits(text, from, to);
    if (who.find()) {
      for (Clauses.Part part : Clauses.split(text, who.start(1), who.end(1), "、，,和")) {
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
