package org.shanshui.compiler.about;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;

/** What stands around a document: who issued it (发文机关), its number (文号), its date (成文日期). */
final class Imprint {
  private static final int HEAD = 60;
  private static final int LONGEST_DATE_LINE = 17;

  private static final Pattern NUMBER = Pattern.compile("[一-鿿]{1,8}\\[(?:19|20)\\d\\d\\]\\d{1,4}号");
  private static final Phrases NUMBER_WORDS = Phrases.of("[19", "[20");
  private static final Pattern ISSUER =
      Pattern.compile(
          "(?:发布机构|发文机关|发布单位|来源|信息来源)[::]\\s*([一-鿿]{3,24}?)"
              + "(?=成文|发布|生成|印发|索引|公开|主题|文号|信息|浏览|字号|作者|日期|来源|[^一-鿿]|$)");
  private static final Phrases ISSUER_WORDS = Phrases.of("发布机构", "发文机关", "发布单位", "来源");
  private static final Pattern ISSUED =
      Pattern.compile(
          "(?:成文日期|发布日期|发布时间|发文日期|印发日期|生成日期)[::]?\\s*"
              + "((?:19|20)\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})");
  private static final Phrases ISSUED_WORDS = Phrases.of("日期", "发布时间");
  private static final Pattern DATE_LINE =
      Pattern.compile("((?:19|20)\\d\\d)年(\\d{1,2})月(\\d{1,2})日(?:印发)?");

  private Imprint() {}

  /** The body that issued the document, null where nothing says. */
  static @Nullable String issuer(List<Passage> passages) {
    Matcher issuer = first(ISSUER, ISSUER_WORDS, passages);
    return issuer == null ? null : issuer.group(1);
  }

  /** The document's number, null where it has none. */
  static @Nullable String number(List<Passage> passages) {
    Matcher number = first(NUMBER, NUMBER_WORDS, passages);
    return number == null ? null : number.group();
  }

  /** The ISO date on which it was issued, null where nothing says. */
  static @Nullable String issuedOn(List<Passage> passages) {
    Matcher issued = first(ISSUED, ISSUED_WORDS, passages);
    if (issued != null) {
      return date(issued);
    }
    for (Passage passage : passages) {
      String text = passage.text().text();
      if (text.length() <= LONGEST_DATE_LINE) {
        Matcher line = DATE_LINE.matcher(ChineseDates.inArabic(text));
        if (line.matches()) {
          return date(line);
        }
      }
    }
    return null;
  }

  private static String date(Matcher date) {
    return "%s-%02d-%02d"
        .formatted(date.group(1), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
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
