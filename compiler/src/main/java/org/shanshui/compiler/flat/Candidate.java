package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to read a stretch of pieces as a table.
 *
 * @param heads one for each column, null for a column without one
 * @param kinds of the columns
 * @param body index of the first piece of the first row
 * @param headsLeft pieces among the heads that stand over no column
 */
record Candidate(List<@Nullable HeadCell> heads, List<ColumnKind> kinds, int body, int headsLeft) {

  /** The columns are what the heads say. */
  static Candidate ofHeads(List<HeadCell> way, int body, boolean numbered) {
    List<@Nullable HeadCell> heads = new ArrayList<>(way);
    List<ColumnKind> kinds = new ArrayList<>();
    way.forEach(head -> kinds.add(head.kind()));
    if (numbered && !kinds.contains(ColumnKind.SERIAL)) {
      int name = Math.max(0, kinds.indexOf(ColumnKind.NAME));
      heads.add(name, null);
      kinds.add(name, ColumnKind.SERIAL);
    }
    onlyOneNames(kinds);
    return new Candidate(heads, basesKnown(heads, kinds), body, 0);
  }

  /** Of several columns of names the last names the row, those before it group the rows. */
  private static void onlyOneNames(List<ColumnKind> kinds) {
    if (!kinds.contains(ColumnKind.NAME)) {
      int any = kinds.indexOf(ColumnKind.ANY);
      int content = kinds.indexOf(ColumnKind.CONTENT);
      int names = any >= 0 && any <= 2 ? any : content;
      int group = kinds.indexOf(ColumnKind.CATEGORY);
      names = names < 0 || group >= 0 && isValueBetween(kinds, group, names) ? group : names;
      if (names >= 0) {
        kinds.set(names, ColumnKind.NAME);
      }
    }
    int first = kinds.indexOf(ColumnKind.NAME);
    for (int c = first + 1; c < kinds.size(); c++) {
      if (kinds.get(c) == ColumnKind.NAME) {
        kinds.set(c, ColumnKind.CONTENT);
      }
    }
  }

  private static boolean isValueBetween(List<ColumnKind> kinds, int from, int to) {
    return from < to && kinds.subList(from, to).stream().anyMatch(ColumnKind::isValue);
  }

  /** The columns are what the rows show; each takes the head that suits it. */
  static Candidate ofRows(
      List<ColumnKind> shown, List<List<HeadCell>> ways, int body, boolean grouped) {
    List<ColumnKind> kinds = new ArrayList<>(shown);
    if (grouped) {
      kinds.add(0, ColumnKind.CATEGORY);
    }
    Candidate best = new Candidate(Collections.nCopies(kinds.size(), null), kinds, body, body);
    for (List<HeadCell> way : ways) {
      List<@Nullable HeadCell> heads = suited(way, kinds);
      int left =
          way.stream()
              .filter(head -> heads.stream().noneMatch(placed -> placed == head))
              .mapToInt(head -> head.pieces().size())
              .sum();
      Candidate candidate = new Candidate(heads, basesKnown(heads, kinds), body, left);
      if (candidate.headsWorth() > best.headsWorth()) {
        best = candidate;
      }
    }
    return best;
  }

  /** Each column with the head at its place, or else with the next that suits it. */
  private static List<@Nullable HeadCell> suited(List<HeadCell> way, List<ColumnKind> kinds) {
    List<@Nullable HeadCell> placed = new ArrayList<>(way);
    int serial = kinds.indexOf(ColumnKind.SERIAL);
    if (placed.size() == kinds.size() - 1 && serial >= 0) {
      placed.add(serial, null);
    }
    boolean suit = placed.size() == kinds.size();
    for (int c = 0; suit && c < placed.size(); c++) {
      HeadCell head = placed.get(c);
      suit = head == null || !head.isKnown() || suits(head, kinds.get(c));
    }
    if (suit) {
      return placed;
    }
    List<@Nullable HeadCell> chosen = new ArrayList<>(Collections.nCopies(kinds.size(), null));
    List<HeadCell> left = new ArrayList<>(way);
    for (int c = 0; c < kinds.size(); c++) {
      for (int i = 0; i < left.size(); i++) {
        if (suits(left.get(i), kinds.get(c))) {
          chosen.set(c, left.remove(i));
          break;
        }
      }
    }
    return chosen;
  }

  private static boolean suits(HeadCell head, ColumnKind column) {
    ColumnKind kind = head.kind();
    boolean words = column == ColumnKind.TEXT || column == ColumnKind.NAME;
    return kind == column
        || kind.isValue() && column.isValue()
        || words && (kind == ColumnKind.CONTENT || kind == ColumnKind.REMARK)
        || column == ColumnKind.TEXT && kind.isText();
  }

  /** A column of values from before another's year says what held already. */
  private static List<ColumnKind> basesKnown(
      List<@Nullable HeadCell> heads, List<ColumnKind> kinds) {
    List<ColumnKind> known = new ArrayList<>(kinds);
    int last = 0;
    for (HeadCell head : heads) {
      Integer year = head == null ? null : head.head().year();
      last = year == null ? last : Math.max(last, year);
    }
    for (int c = 0; c < known.size(); c++) {
      HeadCell head = heads.get(c);
      if (head != null && known.get(c) == ColumnKind.VALUE) {
        Integer year = head.head().year();
        boolean before = head.isYear() && year != null && year < last;
        boolean said = head.kind() == ColumnKind.BASE || head.kind() == ColumnKind.AVERAGE;
        known.set(c, said ? head.kind() : before ? ColumnKind.BASE : ColumnKind.VALUE);
      }
    }
    return known;
  }

  /** The same with the kinds that the cells show, where the heads say little or otherwise. */
  Candidate refined(List<FlatRow> rows) {
    List<ColumnKind> refined = new ArrayList<>(kinds);
    for (int c = 0; c < refined.size(); c++) {
      ColumnKind kind = refined.get(c);
      if (kind == ColumnKind.ANY || kind.isValue()) {
        Map<ColumnKind, Integer> counts = new EnumMap<>(ColumnKind.class);
        int all = 0;
        for (FlatRow row : rows) {
          List<Piece> cell = row.heads() ? List.of() : row.cells().get(c);
          if (!cell.isEmpty() && cell.get(0).form() != Form.DASH) {
            counts.merge(ColumnKind.of(cell.get(0).form()), 1, Integer::sum);
            all++;
          }
        }
        for (Map.Entry<ColumnKind, Integer> count : counts.entrySet()) {
          boolean most = count.getValue() * 3 > all * 2;
          if (most && !(kind.isValue() && count.getKey().isValue())) {
            refined.set(c, count.getKey());
          }
        }
      }
    }
    return new Candidate(heads, refined, body, headsLeft);
  }

  /** Whether a column groups the rows although no head says so. */
  private boolean groupsUnsaid() {
    for (int c = 0; c < kinds.size(); c++) {
      HeadCell head = heads.get(c);
      if (kinds.get(c) == ColumnKind.CATEGORY
          && (head == null || head.kind() != ColumnKind.CATEGORY)) {
        return true;
      }
    }
    return false;
  }

  /** What the heads speak for this way, in cells. */
  double headsWorth() {
    double worth = (groupsUnsaid() ? -2.5 : 0) - 0.5 * headsLeft;
    for (int c = 0; c < kinds.size(); c++) {
      HeadCell head = heads.get(c);
      if (head != null && head.isKnown()) {
        worth += suits(head, kinds.get(c)) ? 0.8 : -0.3;
      } else if (head != null) {
        worth += 0.3;
      }
      if (head != null && head.nested()) {
        worth += 0.3;
      } else if (head != null && head.pieces().size() > 1) {
        worth -= 0.5 * head.cost();
      }
    }
    return worth;
  }
}
