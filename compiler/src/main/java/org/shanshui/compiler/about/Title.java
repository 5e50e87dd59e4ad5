package org.shanshui.compiler.about;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.noise.CleanText;

/** The title (标题) of a document: the line near its head that most looks like one. */
final class Title {
  private static final int HEAD = 60;
  private static final int OPENING = 3;
  private static final int SHORTEST = 4;
  private static final int LONGEST = 70;
  private static final int SHORTEST_TORN = 10;
  private static final int LONGER = 4;
  private static final Pattern ANNOUNCED =
      Pattern.compile("(?:制定|制订|编制)(?!本)([^,。;]{4,50}?(?:规划|方案|计划|要点|意见))。?$");

  private static final int LONGEST_RUN_IN = 90;
  private static final int LINES_OF_NOTICE = 4;

  /** What stands before the name of a part: 附表2 重点项目清单. */
  private static final Pattern CAPTION =
      Pattern.compile("^(?:附[表件录图]|专栏)[0-9一二三四五六七八九十]{0,3}[::.、\\s]*");

  /** What a document goes on with where its title is not broken off. */
  private static final WordList OPENINGS =
      WordList.of("为", "根据", "按照", "依据", "一、", "第一章", "前言", "前 言", "各", "目录", "本");

  /** When, and by whom, a report was given: 政府工作报告(2027年2月18日 王小明). */
  private static final Pattern DELIVERED =
      Pattern.compile("\\((?:——)?(?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日[^()]{0,20}\\)");

  /** What a line ends in that says who issues, and when, and is no part of a title. */
  private static final WordEndings ORGANS =
      WordEndings.of("政府", "局", "委员会", "办公室", "厅", "委", "文件", "日", "号", "稿", "件", "录", "表");

  private Title() {}

  /** The title, null where nothing looks like one. */
  static @Nullable String of(List<Passage> passages) {
    String best = null;
    int bestScore = 0;
    for (int i = 0; i < Math.min(HEAD, passages.size()); i++) {
      int last = noticeEnd(passages, i);
      String line = last > i ? joined(passages, i, last) : line(passages, i);
      i = last;
      int score = score(line);
      if (score > bestScore) {
        String title = quoted(line);
        if (DocumentKind.of(title) != null) {
          best = title;
          bestScore = score;
        }
      }
    }
    if (best == null) {
      best = runIn(passages);
    }
    return best != null ? best : announced(passages);
  }

  /** The title that a line names, itself or the one it sends; null where it names none. */
  static @Nullable String named(@Nullable String line) {
    if (line == null) {
      return null;
    }
    String title = quoted(CleanText.of(line, 0, line.length()).text());
    return DocumentKind.of(title) == null ? null : title;
  }

  /** The title that the text runs on from without a break: …行动方案(征求意见稿)为加快…. */
  private static @Nullable String runIn(List<Passage> passages) {
    if (passages.isEmpty()) {
      return null;
    }
    String text = passages.get(0).text().text();
    int stop = 0;
    while (stop < Math.min(text.length(), LONGEST_RUN_IN)
        && "。,;:!?".indexOf(text.charAt(stop)) < 0) {
      stop++;
    }
    for (int end = SHORTEST; end < stop; end++) {
      Matcher delivered = DELIVERED.matcher(text).region(end, text.length());
      boolean given = text.charAt(end) == '(' && delivered.lookingAt();
      boolean opens = given || OPENINGS.startsAt(text, end);
      // 数字政府建设规划 三、主要指标: a text that is cut out goes on with whatever item it has.
      boolean item =
          "一二三四五六七八九十(".indexOf(text.charAt(end)) >= 0 && Marker.of(text.substring(end)) != null;
      if (opens || item) {
        String head = text.substring(0, given ? delivered.end() : end);
        String title = score(head) > 1 ? quoted(head) : "";
        if (DocumentKind.of(title) != null) {
          return title;
        }
      }
    }
    return null;
  }

  /** A line, joined with the next where it is but the head of a title. */
  private static String line(List<Passage> passages, int i) {
    String line = passages.get(i).text().text();
    if (i + 1 < passages.size()) {
      String next = passages.get(i + 1).text().text();
      boolean broken = isHead(line, next) || goesOn(line, next) || i == 0 && isTorn(passages);
      return broken ? line + next : line;
    }
    return line;
  }

  /** The last line of a title that sends a document, broken over lines: 关于印发…市 / …方案 / 的通知. */
  private static int noticeEnd(List<Passage> passages, int i) {
    String head = passages.get(i).text().text();
    if (head.indexOf("印发") < 0 || head.indexOf('。') >= 0 || head.endsWith("通知")) {
      return i;
    }
    for (int k = i + 1; k < Math.min(i + LINES_OF_NOTICE, passages.size()); k++) {
      String line = passages.get(k).text().text();
      if (line.indexOf('。') >= 0 || line.endsWith(":")) {
        return i;
      }
      if (line.endsWith("的通知")) {
        return k;
      }
    }
    return i;
  }

  private static String joined(List<Passage> passages, int from, int last) {
    StringBuilder line = new StringBuilder();
    for (int k = from; k <= last; k++) {
      line.append(passages.get(k).text());
    }
    return line.toString();
  }

  /** How much a line looks like a title, 0 for not at all. */
  private static int score(String line) {
    if (line.length() < SHORTEST
        || line.length() > LONGEST
        || line.indexOf('。') >= 0
        || Marker.of(line) != null) {
      return 0;
    }
    if (line.startsWith("《") && line.endsWith("》")) {
      return 3;
    }
    if (sent(line) != null) {
      return 2;
    }
    if (line.indexOf('《') >= 0
        || line.indexOf('>') >= 0
        || line.endsWith(",")
        || line.endsWith(":")
        || !DocumentKind.endsLikeTitle(line)) {
      return 0;
    }
    boolean weak =
        line.endsWith("公告")
            || line.endsWith("通知")
            || DocumentKind.mayNamePart(line)
            || CAPTION.matcher(line).find();
    return weak ? 1 : 3;
  }

  /** 关于印发《…》的通知: the title is that of the document it sends, null where it sends none. */
  private static @Nullable String sent(String line) {
    int sends = line.indexOf("印发");
    if (sends < 0) {
      return null;
    }
    int open = line.indexOf('《', sends);
    int close = line.lastIndexOf('》');
    if (open >= 0 && close > open) {
      return line.substring(open + 1, close);
    }
    int notice = line.lastIndexOf("的通知");
    String bare = notice < 0 ? "" : line.substring(sends + 2, notice);
    return DocumentKind.endsLikeTitle(bare) ? bare : null;
  }

  private static String quoted(String line) {
    if (line.startsWith("《") && line.endsWith("》")) {
      return line.substring(1, line.length() - 1);
    }
    String sent = sent(line);
    return sent == null ? CAPTION.matcher(line).replaceFirst("") : sent;
  }

  /** …第十五个五年规划 / 和二〇三五年远景目标纲要. */
  private static boolean goesOn(String line, String next) {
    return score(line) > 0
        && next.length() <= 30
        && "和及与暨".indexOf(next.isEmpty() ? ' ' : next.charAt(0)) >= 0
        && DocumentKind.endsLikeTitle(next)
        && next.chars().noneMatch(c -> "。,;:".indexOf(c) >= 0);
  }

  /** A title broken over two lines: …生态文明建设 / 工作计划. */
  private static boolean isHead(String line, String next) {
    boolean bare =
        line.length() >= 6
            && line.length() <= 40
            && !ORGANS.end(line)
            && !DocumentKind.endsLikeTitle(line)
            && line.chars().noneMatch(c -> "。,;:!?>《》/".indexOf(c) >= 0);
    return bare
        && next.length() <= 20
        && DocumentKind.endsLikeTitle(next)
        && next.indexOf('《') < 0
        && (line.indexOf("年") > 0
            || line.endsWith("市")
            || line.endsWith("建设")
            || next.length() <= 8);
  }

  /** The first two lines, centred and torn at any word: …新型城镇化与城乡融合 / 发展规划（2026—2030年）. */
  private static boolean isTorn(List<Passage> passages) {
    String line = passages.get(0).text().text();
    String next = passages.get(1).text().text();
    return passages.get(1).start() - passages.get(0).end() == 1
        && line.length() >= SHORTEST_TORN
        && line.length() >= next.length() - LONGER
        && score(line) == 0
        && score(next) > 1
        && !ORGANS.end(line)
        && line.chars().noneMatch(c -> "。,;:!?>《》/〔".indexOf(c) >= 0);
  }

  /** A text that lost its title may say in its first lines what it is. */
  private static @Nullable String announced(List<Passage> passages) {
    for (int i = 0; i < Math.min(OPENING, passages.size()); i++) {
      String text = passages.get(i).text().text();
      Matcher said = ANNOUNCED.matcher(text);
      boolean opens = text.startsWith("为") || text.startsWith("根据") || text.startsWith("按照");
      if (opens && said.find()) {
        return said.group(1);
      }
    }
    return null;
  }
}
