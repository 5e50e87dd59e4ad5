package org.shanshui.compiler.about;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;

/**
 * Who issued a document (发文机关), by the first of its {@link #PLACES} that says so; several bodies
 * are joined by 、.
 */
final class Issuer {
  private static final int HEAD = 60;
  private static final int UNDER_TITLE = 6;
  private static final int MOST_SIGNERS = 6;

  private static final String NAME =
      "[::]\\s*([一-鿿]{3,24}?)" + "(?=成文|发布|生成|印发|索引|公开|主题|文号|信息|浏览|字号|作者|日期|来源|[^一-鿿]|$)";
  private static final Pattern LABELLED =
      Pattern.compile("(?:发布机构|发文机关|发布单位|制发机关|印发机关|发布部门)" + NAME);
  private static final Phrases LABELS = Phrases.of("发布机构", "发文机关", "发布单位", "制发机关", "印发机关", "发布部门");
  private static final Pattern SOURCE = Pattern.compile("(?:来源|信息来源)" + NAME);
  private static final Phrases SOURCES = Phrases.of("来源");
  private static final Pattern DATE = Pattern.compile("(?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日(?:印发)?");

  private record Place(String name, Function<List<Passage>, @Nullable String> says) {}

  /** In the order of trust. */
  private static final List<Place> PLACES =
      List.of(
          new Place("label: 发布机构：…", p -> labelled(LABELLED, LABELS, p)),
          new Place("signature above a date", Issuer::signature),
          new Place("notice: …关于印发…的通知", Issuer::notice),
          new Place("letterhead: …文件", Issuer::letterhead),
          new Place("line of its own under the title", Issuer::underTitle),
          new Place("source: 来源：…", p -> labelled(SOURCE, SOURCES, p)));

  private Issuer() {}

  /** The body that issued the document, null where nothing says. */
  static @Nullable String of(List<Passage> passages) {
    for (Place place : PLACES) {
      String issuer = place.says().apply(passages);
      if (issuer != null) {
        return issuer;
      }
    }
    return null;
  }

  private static @Nullable String labelled(Pattern pattern, Phrases words, List<Passage> passages) {
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String text = passages.get(i).text().text();
      if (words.areIn(text)) {
        Matcher found = pattern.matcher(text);
        if (found.find()) {
          return found.group(1);
        }
      }
    }
    return null;
  }

  /** Lines of nothing but bodies, and a date below them. */
  private static @Nullable String signature(List<Passage> passages) {
    for (int i = 1; i < passages.size(); i++) {
      String date = passages.get(i).text().text();
      if (date.length() > 17
          || date.indexOf('日') < 0
          || !DATE.matcher(ChineseDates.inArabic(date)).matches()) {
        continue;
      }
      List<String> signers = new ArrayList<>();
      for (int k = i - 1; k >= 0 && signers.size() < MOST_SIGNERS; k--) {
        String body = Bodies.in(passages.get(k).text().text());
        if (body == null) {
          break;
        }
        signers.add(0, body);
      }
      if (!signers.isEmpty()) {
        return String.join("、", signers);
      }
    }
    return null;
  }

  /** 某某局关于印发…的通知, 某某政府关于推进…的意见: whoever stands before 关于. */
  private static @Nullable String notice(List<Passage> passages) {
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      String text = passages.get(i).text().text();
      int about = text.indexOf("关于");
      int end = about > 0 ? about : text.indexOf("印发《");
      if (end > 0 && text.lastIndexOf('《', end) < 0) {
        String body = Bodies.in(text.substring(0, end));
        if (body != null) {
          return body;
        }
      }
    }
    return null;
  }

  private static @Nullable String letterhead(List<Passage> passages) {
    for (int i = 0; i < Math.min(UNDER_TITLE, passages.size()); i++) {
      String text = passages.get(i).text().text();
      String body = text.endsWith("文件") ? Bodies.in(text.substring(0, text.length() - 2)) : null;
      if (body != null) {
        return body;
      }
    }
    return null;
  }

  private static @Nullable String underTitle(List<Passage> passages) {
    for (int i = 1; i < Math.min(UNDER_TITLE, passages.size()); i++) {
      String body = Bodies.in(passages.get(i).text().text());
      if (body != null) {
        return body;
      }
    }
    return null;
  }
}
