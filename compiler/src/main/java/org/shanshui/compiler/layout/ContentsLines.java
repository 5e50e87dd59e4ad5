package org.shanshui.compiler.layout;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the list of contents (目录): lines that end with the number of a page, behind a leader of
 * dots, blanks or a tab; under its heading also behind nothing. An entry may take two lines.
 */
final class ContentsLines {
  private static final int LONGEST = 160;
  private static final int LONGEST_TITLE = 60;
  private static final int FEWEST = 3;
  private static final Pattern HEADING =
      Pattern.compile("目[\\s　]*[录次]|(?i:contents|table of contents)");
  private static final Pattern LED =
      Pattern.compile(
          ".*?[^.…⋯·．。_\\s　—-].*?(?:[.…⋯·．。_—-][.…⋯·．。_\\s　—-]{2,}|[…⋯]+|\\t+|[ \\u3000\\u00A0]{3,})"
              + "[\\s　]*[(（—-]?[\\s　]*(\\d{1,4})[\\s　]*[)）—-]?");
  private static final String LEADERS = ".·．。_—- \u3000\u00A0";
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile(".*[^\\d.％%](\\d{1,3})");

  private final Sheet sheet;

  private ContentsLines(Sheet sheet) {
    this.sheet = sheet;
  }

  static void mark(Sheet sheet) {
    new ContentsLines(sheet).mark();
  }

  private void mark() {
    int i = 0;
    while (i < sheet.size()) {
      boolean headed = isContentsHeading(i);
      if (!headed && page(i, false) < 0) {
        i++;
        continue;
      }
      int from = headed ? i + 1 : i;
      int end = runEnd(from, headed);
      int entries = 0;
      for (int k = from; k < end; k++) {
        entries += page(k, headed) >= 0 ? 1 : 0;
      }
      if (entries >= (headed ? 1 : FEWEST)) {
        for (int k = i; k < end; k++) {
          if (sheet.role(k) == Role.TEXT) {
            sheet.assign(k, Role.CONTENTS);
          }
        }
      }
      i = Math.max(end, i + 1);
    }
  }

  private boolean isContentsHeading(int i) {
    return !sheet.isTable(i) && sheet.length(i) <= 20 && HEADING.matcher(sheet.line(i)).matches();
  }

  /** The end of the run of entries; the page numbers in it never fall. */
  private int runEnd(int from, boolean headed) {
    int last = 0;
    int i = from;
    while (i < sheet.size()) {
      if (sheet.role(i) != Role.TEXT) {
        i++;
        continue;
      }
      int page = page(i, headed);
      boolean wrapped = page < 0 && mayWrap(i) && page(i + 1, headed) >= last;
      if (wrapped) {
        i++;
        continue;
      }
      if (page < last) {
        break;
      }
      last = page;
      i++;
    }
    return i;
  }

  /** Whether it may be the first line of an entry of two. */
  private boolean mayWrap(int i) {
    return !sheet.isTable(i)
        && sheet.length(i) >= 12
        && sheet.length(i) <= LONGEST_TITLE
        && sheet.line(i).indexOf('。') < 0
        && i + 1 < sheet.size()
        && !Numbering.startsLine(sheet.line(i + 1));
  }

  /** Whether two signs of a leader stand side by side in it, or one that needs no other. */
  private static boolean hasLeader(String line) {
    boolean sign = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '…' || c == '⋯' || c == '\t') {
        return true;
      }
      boolean next = LEADERS.indexOf(c) >= 0;
      if (sign && next) {
        return true;
      }
      sign = next;
    }
    return false;
  }

  /** The page that an entry names, -1 where the line is no entry. */
  private int page(int i, boolean headed) {
    if (i >= sheet.size() || sheet.isTable(i) || sheet.length(i) > LONGEST) {
      return -1;
    }
    char last = sheet.last(i);
    if (!(last >= '0' && last <= '9') && ")）—-".indexOf(last) < 0) {
      return -1;
    }
    String line = sheet.line(i);
    Matcher led = LED.matcher(line);
    if (hasLeader(line) && led.matches()) {
      return Integer.parseInt(led.group(1));
    }
    if (!headed || line.length() > LONGEST_TITLE || line.indexOf('。') >= 0) {
      return -1;
    }
    Matcher number = ENDS_IN_NUMBER.matcher(line);
    return number.matches() ? Integer.parseInt(number.group(1)) : -1;
  }
}
