package org.shanshui.platform.plans;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between a commitment in force and what becomes of it (改动之处), field by field. */
final class Changes {
  /** A figure or a word of Latin letters is one; of all else each character. */
  private static final Pattern TOKEN = Pattern.compile("[\\d.,%]+|[A-Za-z]+|(?s).");

  /** Longer texts are compared by their middle only, whatever stands alike around it. */
  private static final int MOST_TOKENS = 800;

  private Changes() {}

  /** A piece of a text, and whether the other side has it not. */
  record Span(String text, boolean differs) {}

  /**
   * A field that differs.
   *
   * @param field of the message {@code plans.changed.FIELD}
   */
  record Change(String field, List<Span> before, List<Span> after) {}

  /**
   * The fields that differ.
   *
   * @param units names of units by id: what a plan calls one may stay while the unit is another
   */
  static List<Change> of(Content before, Content after, Map<Long, String> units) {
    List<Change> found = new ArrayList<>();
    if (before instanceof Content.Task a && after instanceof Content.Task b) {
      add(found, "title", a.title(), b.title());
      add(found, "text", a.text(), b.text());
      add(found, "lead", party(a.lead(), units), party(b.lead(), units));
      add(found, "support", parties(a.support(), units), parties(b.support(), units));
      add(found, "counties", counties(a), counties(b));
    } else if (before instanceof Content.Target a && after instanceof Content.Target b) {
      add(found, "title", a.title(), b.title());
      add(found, "figure", LedgerRow.figure(a), LedgerRow.figure(b));
      add(found, "kind", a.kind(), b.kind());
      add(found, "scope", a.scope(), b.scope());
      add(found, "strength", a.strength(), b.strength());
    } else if (before instanceof Content.Indicator a && after instanceof Content.Indicator b) {
      add(found, "title", a.name(), b.name());
      add(found, "figure", LedgerRow.figure(a), LedgerRow.figure(b));
      add(found, "nature", a.nature(), b.nature());
    } else if (before instanceof Content.Project a && after instanceof Content.Project b) {
      add(found, "title", a.name(), b.name());
      add(found, "figure", LedgerRow.figure(a), LedgerRow.figure(b));
      add(found, "total", money(a.total(), a.unit()), money(b.total(), b.unit()));
      add(found, "year", money(a.year(), a.unit()), money(b.year(), b.unit()));
      add(found, "phase", a.phase(), b.phase());
    }
    add(found, "due", before.due(), after.due());
    return found;
  }

  /** Units that the fields name. */
  static Set<Long> units(Content content) {
    return content instanceof Content.Task task ? task.units() : new LinkedHashSet<>();
  }

  private static void add(
      List<Change> to, String field, @Nullable String before, @Nullable String after) {
    String old = Objects.requireNonNullElse(before, "");
    String fresh = Objects.requireNonNullElse(after, "");
    if (!old.equals(fresh)) {
      to.add(new Change(field, marked(old, fresh), marked(fresh, old)));
    }
  }

  private static String party(Content.@Nullable Party party, Map<Long, String> units) {
    if (party == null) {
      return "";
    }
    String unit = party.unitId() == null ? null : units.get(party.unitId());
    return unit == null || unit.equals(party.name())
        ? party.name() + (party.unitId() == null ? "（?）" : "")
        : party.name() + "（" + unit + "）";
  }

  private static String parties(List<Content.Party> parties, Map<Long, String> units) {
    return parties.stream().map(p -> party(p, units)).collect(Collectors.joining("、"));
  }

  private static String counties(Content.Task task) {
    return task.allCounties() ? "各县（市、区）" : "";
  }

  private static String money(@Nullable BigDecimal amount, @Nullable String unit) {
    return amount == null
        ? ""
        : amount.stripTrailingZeros().toPlainString() + (unit == null ? "" : unit);
  }

  /** A text in pieces: what the other has too, and what it has not. */
  static List<Span> marked(String text, String other) {
    List<String> mine = tokens(text);
    List<String> theirs = tokens(other);
    int head = 0;
    while (head < mine.size() && head < theirs.size() && mine.get(head).equals(theirs.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < mine.size() - head
        && tail < theirs.size() - head
        && mine.get(mine.size() - 1 - tail).equals(theirs.get(theirs.size() - 1 - tail))) {
      tail++;
    }
    List<String> middle = mine.subList(head, mine.size() - tail);
    boolean[] shared = shared(middle, theirs.subList(head, theirs.size() - tail));
    List<Span> spans = new ArrayList<>();
    join(spans, String.join("", mine.subList(0, head)), false);
    for (int i = 0; i < middle.size(); i++) {
      join(spans, middle.get(i), !shared[i]);
    }
    join(spans, String.join("", mine.subList(mine.size() - tail, mine.size())), false);
    return spans;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher each = TOKEN.matcher(text);
    while (each.find()) {
      tokens.add(each.group());
    }
    return tokens;
  }

  /** Which tokens belong to the longest sequence that both have. */
  private static boolean[] shared(List<String> mine, List<String> theirs) {
    int n = mine.size();
    int m = theirs.size();
    boolean[] shared = new boolean[n];
    if (n > MOST_TOKENS || m > MOST_TOKENS) {
      return shared;
    }
    int[][] longest = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        longest[i][j] =
            mine.get(i).equals(theirs.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    for (int i = 0, j = 0; i < n && j < m; ) {
      if (mine.get(i).equals(theirs.get(j))) {
        shared[i++] = true;
        j++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  private static void join(List<Span> spans, String text, boolean differs) {
    if (text.isEmpty()) {
      return;
    }
    int last = spans.size() - 1;
    if (last >= 0 && spans.get(last).differs() == differs) {
      spans.set(last, new Span(spans.get(last).text() + text, differs));
    } else {
      spans.add(new Span(text, differs));
    }
  }
}
