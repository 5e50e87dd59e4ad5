package org.shanshui.compiler.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds page numbers that stand alone on a line. A dressed one (— 3 —, 第 3 页) is one by its form; a
 * bare one by its place: it cuts a sentence, or goes on counting at a page's distance. A line that
 * stands with it inside the sentence is the page's head.
 */
final class PageNumbers {
  private static final int LONGEST = 24;
  private static final int SHORTEST_PAGE = 8;
  private static final int LONGEST_PAGE = 90;
  private static final int FEWEST_IN_CHAIN = 3;
  private static final String DASH = "[—–―─\\-·•~～]";
  private static final Pattern DRESSED =
      Pattern.compile(
          DASH
              + "{1,3}\\s*\\d{1,4}\\s*"
              + DASH
              + "{1,3}|第\\s*\\d{1,4}\\s*页(?:[\\s,，/（(]*共\\s*\\d{1,4}\\s*页[）)]?)?"
              + "|(?i:page)\\s*\\d{1,4}(?:\\s*of\\s*\\d{1,4})?");
  private static final Pattern OF = Pattern.compile("(\\d{1,4})\\s*/\\s*(\\d{1,4})");
  private static final int SHORTEST_HEAD = 3;
  private static final int LONGEST_HEAD = 24;
  private static final int RAGGED = 4;

  private final Sheet sheet;

  private record Bare(int line, int value) {}

  private PageNumbers(Sheet sheet) {
    this.sheet = sheet;
  }

  static void mark(Sheet sheet) {
    new PageNumbers(sheet).mark();
  }

  private void mark() {
    List<Bare> bare = new ArrayList<>();
    Map<String, List<Integer>> ofTotal = new HashMap<>();
    for (int i = 0; i < sheet.size(); i++) {
      if (sheet.isTable(i) || sheet.length(i) > LONGEST || !isFigure(sheet.last(i))) {
        continue;
      }
      String line = sheet.line(i);
      if (isDigits(line)) {
        bare.add(new Bare(i, Integer.parseInt(line)));
        continue;
      }
      if (DRESSED.matcher(line).matches()) {
        sheet.assign(i, Role.PAGE_NUMBER);
        assignHead(i);
        continue;
      }
      Matcher of = OF.matcher(line);
      if (of.matches()) {
        ofTotal.computeIfAbsent(of.group(2), k -> new ArrayList<>()).add(i);
        if (Integer.parseInt(of.group(1)) <= Integer.parseInt(of.group(2))) {
          cut(i);
        }
      }
    }
    ofTotal.values().stream()
        .filter(lines -> lines.size() > 1)
        .forEach(lines -> lines.forEach(i -> sheet.assign(i, Role.PAGE_NUMBER)));
    chains(bare);
    bare.forEach(number -> cut(number.line()));
  }

  /**
   * A page was turned where a sentence goes on behind the number, or behind the next page's head.
   */
  private void cut(int i) {
    if (cutsSentence(i) || headBehind(i) >= 0) {
      sheet.assign(i, Role.PAGE_NUMBER);
      assignHead(i);
    }
  }

  private void assignHead(int i) {
    int head = headBehind(i);
    if (head >= 0) {
      sheet.assign(head, Role.RUNNING_HEAD);
    }
  }

  /**
   * The page's head between the halves of a sentence, -1 for none: a short line without a mark,
   * while the lines around are as long as each other, or the one behind ends the paragraph.
   */
  private int headBehind(int i) {
    int before = sheet.before(i);
    int head = sheet.after(i);
    if (before < 0 || !sheet.endsOpen(before) || !mayBeHead(head)) {
      return -1;
    }
    int behind = sheet.after(head);
    if (!sheet.isProse(behind) || sheet.isHeading(behind)) {
      return -1;
    }
    int shorter = sheet.length(before) - sheet.length(behind);
    boolean wrapped =
        Math.abs(shorter) <= RAGGED || shorter > 0 && "。；;".indexOf(sheet.last(behind)) >= 0;
    return wrapped && sheet.length(head) + RAGGED < sheet.length(before) ? head : -1;
  }

  private boolean mayBeHead(int i) {
    if (i >= sheet.size() || sheet.isTable(i) || sheet.isHeading(i) || sheet.isProse(i)) {
      return false;
    }
    int length = sheet.length(i);
    return length >= SHORTEST_HEAD
        && length <= LONGEST_HEAD
        && sheet.line(i).chars().allMatch(c -> c >= '一' && c <= '鿿');
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9' || "—–―─-·•~～页）)".indexOf(c) >= 0;
  }

  private static boolean isDigits(String line) {
    return line.length() <= 4 && line.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The sentence before it goes on after it: the page was turned between. */
  private boolean cutsSentence(int i) {
    int before = sheet.before(i);
    int after = sheet.after(i);
    return before >= 0 && sheet.endsOpen(before) && sheet.isProse(after) && !sheet.isHeading(after);
  }

  /** Numbers that count up by one or two, a page's lines apart, with prose at their pages' ends. */
  private void chains(List<Bare> bare) {
    int[] length = new int[bare.size()];
    int[] previous = new int[bare.size()];
    for (int i = 0; i < bare.size(); i++) {
      length[i] = 1;
      previous[i] = -1;
      for (int k = i - 1;
          k >= 0 && bare.get(i).line() - bare.get(k).line() <= 2 * LONGEST_PAGE;
          k--) {
        int step = bare.get(i).value() - bare.get(k).value();
        int lines = bare.get(i).line() - bare.get(k).line();
        if ((step == 1 || step == 2) && lines >= SHORTEST_PAGE * step && length[k] >= length[i]) {
          length[i] = length[k] + 1;
          previous[i] = k;
        }
      }
    }
    for (int i = bare.size() - 1; i >= 0; i--) {
      if (length[i] >= FEWEST_IN_CHAIN && sheet.role(bare.get(i).line()) == Role.TEXT) {
        chain(bare, previous, i);
      }
    }
  }

  private void chain(List<Bare> bare, int[] previous, int last) {
    List<Integer> lines = new ArrayList<>();
    for (int i = last; i >= 0; i = previous[i]) {
      lines.add(bare.get(i).line());
    }
    long prose =
        lines.stream()
            .filter(i -> sheet.isProse(sheet.before(i)) || sheet.isProse(sheet.after(i)))
            .count();
    if (2 * prose >= lines.size()) {
      lines.forEach(i -> sheet.assign(i, Role.PAGE_NUMBER));
    }
  }
}
