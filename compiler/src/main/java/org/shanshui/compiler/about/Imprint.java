package org.shanshui.compiler.about;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;

/** What stands around a document: its number (发文字号) and its date (成文日期), GB/T 9704-2012. */
final class Imprint {
  private static final int HEAD = 60;
  private static final int OPENING = 12;
  private static final int LONGEST_DATE_LINE = 17;

  private static final Pattern NUMBER =
      Pattern.compile("[\\[(]((?:19|20)\\d\\d)[\\])]第?(\\d{1,5})号");

  /** What a number begins with is no longer. */
  private static final int LONGEST_SIGN = 10;

  private static final Pattern LABEL = Pattern.compile("^.*?(?:文号|发文字号|文件编号)[::]?\\s*");
  private static final Pattern ISSUED =
      Pattern.compile(
          "(?:成文日期|发布日期|发布时间|发文日期|印发日期|生成日期)[::]?\\s*"
              + "((?:19|20)\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})");
  private static final Phrases ISSUED_WORDS = Phrases.of("日期", "发布时间");
  private static final Pattern DATE_LINE =
      Pattern.compile("\\(?((?:19|20)\\d\\d)年(\\d{1,2})月(?:(\\d{1,2})日)?\\)?(?:印发)?");
  private static final Pattern PASSED =
      Pattern.compile(
          "[-—~(]*((?:19|20)\\d\\d)年(\\d{1,2})月(\\d{1,2})日[^。;,]{2,40}"
              + "(?:通过|批准|印发|公布|发布|(?:会议|大会)上)\\)?");

  private Imprint() {}

  /**
   * The document's own number as 云政发〔2024〕3号, null where it has none. A number in a sentence, or
   * behind the title of another document, is cited.
   */
  static @Nullable String number(List<Passage> passages) {
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String text = passages.get(i).text().text();
      if (text.indexOf('号') < 0) {
        continue;
      }
      Matcher number = NUMBER.matcher(text);
      while (number.find()) {
        int sign = signFrom(text, number.start());
        if (sign < number.start()) {
          if (isOwn(text, sign, number.end())) {
            return "%s〔%s〕%s号"
                .formatted(text.substring(sign, number.start()), number.group(1), number.group(2));
          }
          break;
        }
      }
    }
    return null;
  }

  /** Where the letters and characters begin that stand right before the year. */
  private static int signFrom(String text, int year) {
    int from = year;
    while (from > 0 && year - from < LONGEST_SIGN && isSign(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static boolean isSign(char c) {
    return c >= '一' && c <= '鿿' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private static boolean isOwn(String text, int from, int to) {
    if (LABEL.matcher(text.substring(0, from)).matches()) {
      return true;
    }
    String before = text.substring(0, from);
    boolean bracketed = before.endsWith("(");
    String head = bracketed ? before.substring(0, from - 1) : before;
    boolean stands = head.isEmpty() || head.endsWith("文件") || DocumentKind.endsLikeTitle(head);
    return stands
        && head.indexOf('《') < 0
        && text.substring(to).chars().noneMatch(c -> "。,;".indexOf(c) >= 0)
        && !text.startsWith("文件", to);
  }

  /** The ISO date on which it was issued or passed, or the month; null where nothing says. */
  static @Nullable String issuedOn(List<Passage> passages) {
    Matcher issued = first(ISSUED, ISSUED_WORDS, passages);
    if (issued != null) {
      return date(issued);
    }
    String month = null;
    for (int i = 0; i < passages.size(); i++) {
      String text = passages.get(i).text().text();
      if (text.length() <= LONGEST_DATE_LINE) {
        Matcher line = DATE_LINE.matcher(ChineseDates.inArabic(text));
        if (line.matches()) {
          if (line.group(3) != null) {
            return date(line);
          }
          month = month == null && i < OPENING ? month(line) : month;
        }
      } else if (i < OPENING) {
        Matcher passed = PASSED.matcher(ChineseDates.inArabic(text));
        if (passed.matches()) {
          return date(passed);
        }
      }
    }
    return month;
  }

  private static String month(Matcher date) {
    return date.group(1) + "-" + twoDigits(date.group(2));
  }

  private static String date(Matcher date) {
    return month(date) + "-" + twoDigits(date.group(3));
  }

  private static String twoDigits(String number) {
    return number.length() < 2 ? "0" + number : number;
  }

  private static @Nullable Matcher first(Pattern pattern, Phrases words, List<Passage> passages) {
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String text = passages.get(i).text().text();
      if (words.areIn(text)) {
        Matcher found = pattern.matcher(text);
        if (found.find()) {
          return found;
        }
      }
    }
    return null;
  }
}
