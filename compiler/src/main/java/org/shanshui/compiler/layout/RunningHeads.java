package org.shanshui.compiler.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds running heads and feet: lines that come again where pages end or begin, or, where no page
 * shows, at even distances; with the page's number in them or without.
 */
final class RunningHeads {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 48;
  private static final int FEWEST_HAN = 3;
  private static final Pattern BLANKS = Pattern.compile("[\\s　]+");
  private static final Pattern NUMBERS_AT_ENDS = Pattern.compile("^[\\d—-]+|[\\d—-]+$");
  private static final int SHORTEST_PAGE = 8;
  private static final int LOWEST_TITLE = 2;
  private static final int FEWEST_UNMARKED = 4;
  private static final int SHORTEST_UNMARKED_PAGE = 20;

  private final Sheet sheet;

  private RunningHeads(Sheet sheet) {
    this.sheet = sheet;
  }

  static void mark(Sheet sheet) {
    new RunningHeads(sheet).mark();
  }

  private void mark() {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < sheet.size(); i++) {
      if (mayRun(i)) {
        places.computeIfAbsent(form(sheet.line(i)), k -> new ArrayList<>(1)).add(i);
      }
    }
    for (List<Integer> lines : places.values()) {
      if (lines.size() > 1 && isRepeated(withoutTitle(lines))) {
        // The first line of all is as well the title.
        lines.stream().filter(i -> i > 0).forEach(i -> sheet.assign(i, Role.RUNNING_HEAD));
      }
    }
  }

  /** On the first page the title stands right below the head that says the same. */
  private static List<Integer> withoutTitle(List<Integer> lines) {
    return lines.get(0) == 0 && lines.get(1) <= LOWEST_TITLE
        ? lines.subList(1, lines.size())
        : lines;
  }

  private boolean mayRun(int i) {
    int length = sheet.length(i);
    if (sheet.isTable(i) || length < SHORTEST || length > LONGEST || sheet.role(i) != Role.TEXT) {
      return false;
    }
    char last = sheet.last(i);
    return "。；：，、;:,".indexOf(last) < 0 && hasHan(sheet.line(i));
  }

  private static boolean hasHan(String line) {
    int han = 0;
    for (int i = 0; i < line.length() && han < FEWEST_HAN; i++) {
      char c = line.charAt(i);
      han += c >= '一' && c <= '鿿' ? 1 : 0;
    }
    return han == FEWEST_HAN;
  }

  /** The line without blanks and without a number at either end. */
  private static String form(String line) {
    String form = BLANKS.matcher(line).find() ? BLANKS.matcher(line).replaceAll("") : line;
    boolean numbered = isNumbering(form.charAt(0)) || isNumbering(form.charAt(form.length() - 1));
    return numbered ? NUMBERS_AT_ENDS.matcher(form).replaceAll("#") : form;
  }

  private static boolean isNumbering(char c) {
    return c >= '0' && c <= '9' || c == '—' || c == '-';
  }

  private boolean isRepeated(List<Integer> lines) {
    long atEdge = lines.stream().filter(this::isAtPageEdge).count();
    if (atEdge >= 2 && 5 * atEdge >= 3L * lines.size() && apart(lines, SHORTEST_PAGE)) {
      return true;
    }
    return counts(lines) || lines.size() >= FEWEST_UNMARKED && isEven(lines);
  }

  /** Whether a page ends or begins within a line or two; the first line of all begins one. */
  private boolean isAtPageEdge(int i) {
    if (i == 0) {
      return true;
    }
    for (int k = Math.max(0, i - 2); k <= Math.min(sheet.size() - 1, i + 2); k++) {
      if (sheet.role(k) == Role.PAGE_NUMBER || k >= i - 1 && sheet.opensPage(k)) {
        return true;
      }
    }
    return false;
  }

  private static boolean apart(List<Integer> lines, int least) {
    for (int k = 1; k < lines.size(); k++) {
      if (lines.get(k) - lines.get(k - 1) < least) {
        return false;
      }
    }
    return true;
  }

  /** Whether the number at the line's end or head goes up with each page. */
  private boolean counts(List<Integer> lines) {
    if (lines.size() < 3 || !apart(lines, SHORTEST_PAGE)) {
      return false;
    }
    int last = -1;
    for (int i : lines) {
      int number = number(sheet.line(i));
      if (number < 0 || last >= 0 && (number <= last || number > last + 2)) {
        return false;
      }
      last = number;
    }
    return true;
  }

  private static int number(String line) {
    String digits = line.replaceAll("^(\\d{1,4})\\D.*$|^.*\\D(\\d{1,4})\\D?$", "$1$2");
    boolean all = !digits.isEmpty() && digits.length() < 5;
    return all && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }

  private static boolean isEven(List<Integer> lines) {
    List<Integer> distances = new ArrayList<>();
    for (int k = 1; k < lines.size(); k++) {
      distances.add(lines.get(k) - lines.get(k - 1));
    }
    int median = distances.stream().sorted().toList().get(distances.size() / 2);
    return median >= SHORTEST_UNMARKED_PAGE
        && distances.stream().allMatch(d -> 3 * d >= 2 * median && 2 * d <= 3 * median);
  }
}
