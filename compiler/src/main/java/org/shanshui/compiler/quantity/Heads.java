package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;

/**
 * What a list of numbers belongs to, in order.
 *
 * @param metrics one for each number, one for all, or none where the verb's object names it
 * @param places one for each number, or none
 */
record Heads(List<String> metrics, List<String> places) {
  /** What sums a list of heads up: 三率, 两项指标. */
  private static final Pattern SUM =
      Pattern.compile("(?<=[率量额数值度比例重])(?:[两二三四五六七八九十]|\\d)(?:项|个|类|大|率|者)?(?:指标|比例|比率)?$");

  /** The last of several places of a kind: 鹭洲两市城区人口. */
  private static final Pattern KIND = Pattern.compile("([一-鿿]{2,4})[两二三四五六七八九十]([市县区镇乡旗])(.*)");

  /**
   * The heads that stand in the text of {@code c} from {@code from} to {@code to}: one for each of
   * {@code n} numbers, else one for all; null for none.
   */
  static @Nullable Heads of(Context c, int from, int to, int n) {
    String said = said(c, from, to);
    if (said.isEmpty()) {
      return null;
    }
    String whole = said.startsWith("全体") ? said.substring(2) : said;
    List<String> parts = MetricNames.parts(MetricNames.tidy(whole));
    if (n == 2 && parts.size() == 1 && whole.startsWith("城乡")) {
      String tail = whole.substring(2);
      return new Heads(List.of("城镇" + tail, "农村" + tail), List.of());
    }
    Heads places = places(parts, n);
    if (places != null) {
      return places;
    }
    List<String> named = HeadNames.ofExamples(whole, n);
    if (named != null) {
      return new Heads(named, List.of());
    }
    if (parts.size() < n) {
      String one = MetricNames.tidy(whole);
      return Places.isOne(one) || one.length() < 2 ? null : new Heads(List.of(one), List.of());
    }
    List<String> names = HeadNames.ofEach(parts);
    return new Heads(names.subList(names.size() - n, names.size()), List.of());
  }

  /** Whether it is one metric for all. */
  boolean isOne() {
    return metrics.size() == 1 && places.isEmpty();
  }

  /** What is said of the heads, without leading words, times, and what only sums them up. */
  private static String said(Context c, int from, int to) {
    String text = c.text();
    int end = to;
    String joins = "、和与及到至在 ";
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).end > from; i--) {
      Mention time = c.mentions().get(i);
      TimeExpression date = time.date();
      boolean dated = date != null && date.shape() != Shape.RECURRENCE;
      if (dated && time.start < end && isMark(text, time.end, end)) {
        end = time.start;
        joins = "、和与及到至在较比 ";
      }
    }
    end = Predicates.lead(text, end, Math.min(from, end)).start();
    while (end > from && joins.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = Math.min(Words.nameStart(text, from, end), end);
    return SUM.matcher(text.substring(start, end)).replaceFirst("");
  }

  private static boolean isMark(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if ("、和与及,".indexOf(text.charAt(i)) < 0) {
        return Predicates.lead(text, to, from).start() <= from;
      }
    }
    return true;
  }

  /** 临湖区、东岭区 or 临湖区、东岭区绿化覆盖率: places, and what they share if it is said. */
  private static @Nullable Heads places(List<String> parts, int n) {
    if (parts.size() != n) {
      return null;
    }
    Matcher kind = KIND.matcher(parts.get(n - 1));
    if (kind.matches()) {
      return ofKind(parts, kind);
    }
    List<String> places = new ArrayList<>();
    for (String part : parts.subList(0, n - 1)) {
      if (!Places.isOne(part)) {
        return null;
      }
      places.add(part);
    }
    String last = parts.get(n - 1);
    int end =
        Math.max(Places.nameEnd(last, 0, last.length()), Places.partEnd(last, 0, last.length()));
    if (end < 0 && !Places.isOne(last)) {
      return null;
    }
    if (end < 0 || end == last.length()) {
      places.add(last);
      return new Heads(List.of(), places);
    }
    places.add(last.substring(0, end));
    String shared = MetricNames.tidy(last.substring(end));
    return new Heads(List.of(shared), places);
  }

  /** 青漪、鹭洲两市城区人口: short names, their number, and what kind of places they are. */
  private static Heads ofKind(List<String> parts, Matcher kind) {
    List<String> places = new ArrayList<>();
    for (String part : parts.subList(0, parts.size() - 1)) {
      places.add(part + kind.group(2));
    }
    places.add(kind.group(1) + kind.group(2));
    String shared = MetricNames.tidy(kind.group(3));
    return new Heads(shared.isEmpty() ? List.of() : List.of(shared), places);
  }
}
