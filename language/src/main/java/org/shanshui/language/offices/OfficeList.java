package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an enumeration into names: at marks outside brackets, and at 和 and 及 between two bodies. */
final class OfficeList {
  private static final Pattern PREDICATE =
      Pattern.compile(
          "(?:按照?|依|根据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:分工)?.{0,8}$|(?:分别|共同|分工|牵头)?(?:负责|落实|配合|牵头|参与|实施|协办|主办)$");

  private OfficeList() {}

  static List<OfficeName> parse(CharSequence text, int from, int to) {
    List<OfficeName> names = new ArrayList<>();
    for (Clauses.Part part : Clauses.split(text, from, to, "、，,；;。 \u3000\n\t")) {
      cut(names, text, part.start(), part.end());
    }
    return names;
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
      if (link > 0 && isBody(text, start, i) && isBody(text, i + link, end)) {
        add(names, text, start, i);
        start = i + link;
        i = start;
      }
    }
    add(names, text, start, end);
  }

  private static int linkAt(CharSequence text, int at, int end) {
    char c = text.charAt(at);
    if (at + 1 < end
        && (OfficeRegister.startsWith(text, at, "以及")
            || OfficeRegister.startsWith(text, at, "会同"))) {
      return 2;
    }
    return c == '和' || c == '及' || c == '与' ? 1 : 0;
  }

  private static boolean isBody(CharSequence text, int from, int to) {
    return to - from >= 2
        && to - from <= 40
        && Offices.canonical(text.subSequence(from, to).toString()) != null;
  }

  private static void add(List<OfficeName> names, CharSequence text, int from, int to) {
    int start = from;
    int end = to;
    boolean etc = false;
    while (end > start && Clauses.isBlank(text.charAt(end - 1))) {
      end--;
    }
    for (String tail : List.of("等部门", "等单位", "等有关部门", "等有关单位", "等相关部门", "等相关单位", "等")) {
      if (end - start > tail.length()
          && OfficeRegister.startsWith(text, end - tail.length(), tail)) {
        end -= tail.length();
        etc = true;
        break;
      }
    }
    if (end == start) {
      return;
    }
    if (end - start == 1) {
      if (text.charAt(start) == '等' && !names.isEmpty()) {
        OfficeName last = names.remove(names.size() - 1);
        names.add(
            new OfficeName(
                last.start(), last.end(), last.quote(), last.canonical(), last.kind(), true));
      }
      return;
    }
    names.add(Offices.name(text, start, end, etc));
  }
}
