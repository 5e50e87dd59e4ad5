package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;

/**
 * Gives each number of a bare list what its heads share (分别): A、B分别增长5%和7%以上 pairs metrics, places
 * or years with the numbers in order; the verb and the comparator hold for all.
 */
final class Distribution {
  private static final WordList APART = WordList.of("分别", "各自", "依次");

  static final String PAIRED = "head paired in order: A、B分别增长5%和7%";
  static final String ONE = "one thing for the whole list: 2027年、2030年分别达到60%、70%";
  private static final String SHARED = "word after the list: 分别达到5%、7%以上";

  private final Context first;
  private final int n;
  private final String text;

  private Distribution(Context first, int n) {
    this.first = first;
    this.n = n;
    this.text = first.text();
  }

  /** Distributes over the lists of a passage whose targets are read. */
  static void over(Context passage) {
    List<Mention> mentions = passage.mentions();
    int i = 0;
    while (i < mentions.size()) {
      int n = 1;
      if (mentions.get(i).is(QuantityClass.TARGET)) {
        while (i + n < mentions.size() && goesOn(passage.at(i + n))) {
          n++;
        }
        n = endOfSentencePart(passage, i, n);
        if (n > 1) {
          new Distribution(passage.at(i), n).share();
        }
      }
      i += n;
    }
  }

  /** Whether a target goes on a list: between it and the mention before stands but a mark. */
  private static boolean goesOn(Context c) {
    if (!c.mention().is(QuantityClass.TARGET)) {
      return false;
    }
    Mention before = c.mentions().get(c.index() - 1);
    int from = Predicates.afterComparator(c.text(), before.end);
    String between = c.text().substring(from, Math.max(from, c.start())).strip();
    return between.length() == 1 && "、和与,及".contains(between) || between.equals("以及");
  }

  /** 率分别达到90%、85%,65%的行政村…: a number with a noun of its own behind a comma begins anew. */
  private static int endOfSentencePart(Context passage, int i, int n) {
    for (int k = 2; k < n; k++) {
      Context c = passage.at(i + k);
      if (c.before() == ',' && RightNoun.isNamed(c) && !RightNoun.isNamed(passage.at(i + k - 1))) {
        return k;
      }
    }
    return n;
  }

  private void share() {
    int clause = first.contentStart();
    int apart = apart(clause);
    LeftContext left = LeftContext.of(first);
    if (apart < 0) {
      shareSilently(left);
      return;
    }
    Heads heads = ofWhole(Heads.of(first, clause, apart, n));
    if (heads == null) {
      heads = before(apart, clause);
    }
    give(heads, Math.min(apart + 2, first.start()), left);
  }

  /** 综合机械化率达到75%,其中小麦、水稻分别达到…: bare heads are measured as the whole is. */
  private @Nullable Heads ofWhole(@Nullable Heads heads) {
    if (heads == null
        || heads.metrics().size() != n
        || !Opening.tellsParts(text, first.clauseStart())) {
      return heads;
    }
    String whole = Breakdown.alike(first);
    if (whole == null || !heads.metrics().stream().allMatch(SharedMeasure::isBare)) {
      return heads;
    }
    return new Heads(heads.metrics().stream().map(part -> part + whole).toList(), heads.places());
  }

  /** Where the word is that sets the heads apart, after which no other number stands; or -1. */
  private int apart(int clause) {
    int floor = clause;
    Mention before = first.index() == 0 ? null : first.mentions().get(first.index() - 1);
    if (before != null && before.measures()) {
      floor = Math.max(floor, before.end);
    }
    for (int at = first.start() - 2; at >= floor; at--) {
      if (APART.startsAt(text, at)) {
        return at;
      }
    }
    return first.before() == '各' ? first.start() - 1 : -1;
  }

  /** The heads told before: 粮食、油料产量分别达到46万吨、3.5万吨，分别增长2%、3%. */
  private @Nullable Heads before(int apart, int clause) {
    if (apart > clause && !isBlank(clause, apart)) {
      return null;
    }
    int sentence = Sentence.start(text, first.start());
    List<String> metrics = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (int i = first.index() - 1; i >= 0 && metrics.size() < n; i--) {
      Mention other = first.mentions().get(i);
      if (other.start < sentence) {
        break;
      }
      if (other.is(QuantityClass.TARGET) && other.metric != null) {
        metrics.add(0, other.metric);
        places.add(0, other.scope == null ? "" : other.scope);
      } else if (other.measures()) {
        break;
      }
    }
    boolean told = metrics.size() == n && (!allAlike(metrics) || !allAlike(places));
    if (told) {
      return new Heads(metrics, allAlike(places) ? List.of() : places);
    }
    int start = first.clauseStart() - 1;
    if (start <= sentence) {
      return null;
    }
    int from = first.contentStart(Sentence.clauseStart(text, start));
    Heads heads = Heads.of(first, Math.min(from, start), start, n);
    return heads == null || heads.isOne() ? null : heads;
  }

  /** Whether nothing but what is compared with stands there: 比2020年分别增长2%、3%. */
  private boolean isBlank(int start, int to) {
    int from = start;
    for (int i = 0; i < first.index(); i++) {
      Mention when = first.mentions().get(i);
      boolean compared =
          when.start == from + 1 && when.dates() && "比较".indexOf(text.charAt(from)) >= 0;
      from = compared && when.end <= to ? when.end : from;
    }
    return Words.nameStart(text, from, to) == to || Predicates.lead(text, to, from).start() <= from;
  }

  private static boolean allAlike(List<String> names) {
    return names.stream().distinct().count() == 1;
  }

  /** 中心城区、县城、乡镇…率稳定在95%、90%、80%以上 pairs them without saying 分别. */
  private void shareSilently(LeftContext left) {
    List<String> years = Dues.listBefore(first, n);
    boolean states = left.lead().states();
    if (states && years.size() == n) {
      give(null, left.from(), left);
      return;
    }
    Mention last = first.mentions().get(first.index() + n - 1);
    if (first.hasNoUnit() || !first.unit().equals(last.unit()) || !states) {
      return;
    }
    Heads heads = Heads.of(first, first.contentStart(), left.to(), n);
    if (heads != null && !heads.isOne()) {
      give(heads, left.to(), left);
    }
  }

  private void give(@Nullable Heads heads, int afterApart, LeftContext left) {
    Mention head = first.mention();
    Mention last = first.mentions().get(first.index() + n - 1);
    Op shared = Predicates.opAfter(text, last.end);
    List<String> names = heads == null ? List.of() : heads.metrics();
    boolean metrics = names.size() == n;
    List<String> years = metrics ? List.of() : Dues.listBefore(first, n);
    String object = object(heads, afterApart, left);
    String whole = head.scope;
    for (int k = 0; k < n; k++) {
      Mention mention = first.mentions().get(first.index() + k);
      mention.metric = metrics ? names.get(k) : object;
      mention.metricRule = metrics ? PAIRED : ONE;
      mention.scope = scope(heads, k, whole);
      mention.scopeRule = mention.scope == null ? null : PAIRED;
      if (years.size() == n) {
        mention.due = years.get(k);
        mention.dueRule = PAIRED;
      }
      mention.base = head.base;
      mention.basePeriod = head.basePeriod;
      mention.kind = head.kind;
      if (Predicates.opAfter(text, mention.end) == null) {
        mention.op = shared != null ? shared : head.op;
        mention.opRule = shared != null ? SHARED : head.opRule;
      }
    }
  }

  /** The place of the k-th; one that only the first head names holds for none of the others. */
  private static @Nullable String scope(@Nullable Heads heads, int k, @Nullable String whole) {
    if (heads == null || heads.isOne()) {
      return whole;
    }
    if (!heads.places().isEmpty()) {
      return heads.places().get(k);
    }
    return whole != null && heads.metrics().get(0).startsWith(whole) ? null : whole;
  }

  /** The one thing that all measure: named after 分别 and its verb, by the heads, or by the first. */
  private @Nullable String object(@Nullable Heads heads, int afterApart, LeftContext left) {
    String said = heads == null || heads.metrics().size() != 1 ? null : heads.metrics().get(0);
    int to = left.lead().start();
    if (afterApart < to) {
      String named = MetricNames.tidy(text.substring(Words.nameStart(text, afterApart, to), to));
      if (named.length() > 2 || named.length() == 2 && said == null) {
        return named;
      }
    }
    return said == null ? first.mention().metric : said;
  }
}
