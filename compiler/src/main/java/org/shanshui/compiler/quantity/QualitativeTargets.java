package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.lexicon.ResourceLines;
import org.shanshui.language.noise.CleanText;

/**
 * Reads targets without a number (定性目标) by the statements of {@code statements.tsv}. A clause that
 * holds a target with a number is that target's.
 */
public final class QualitativeTargets {
  private static final int LONGEST_CLAUSE = 80;
  private static final WordList PAST = WordList.of("已", "去年", "上年", "实现了", "荣获");
  private static final List<String> SCOPES = List.of("全市", "全省", "全区", "全县", "全州", "全域");
  private static final Pattern YEAR = Pattern.compile("[到至]?(20\\d\\d)年");
  private static final String CLAUSE_ENDS = ",;。:!?";
  private static final List<Statement> STATEMENTS = new ArrayList<>();

  /** The words of which one stands in every statement, by number. */
  private static final Lexicon WORDS;

  /** By word: the statements in which it, or a shorter word that it begins with, may stand. */
  private static final List<BitSet> STATEMENTS_WITH = new ArrayList<>();

  static {
    Map<String, BitSet> holders = new TreeMap<>();
    for (String line : ResourceLines.of(QualitativeTargets.class, "statements.tsv")) {
      String[] fields = line.split("\t");
      for (String word : fields[1].split(" ")) {
        holders.computeIfAbsent(word, key -> new BitSet()).set(STATEMENTS.size());
      }
      STATEMENTS.add(
          new Statement(fields[0], Pattern.compile(fields[2]), fields[2].contains("(?<metric>")));
    }
    Lexicon.Builder words = new Lexicon.Builder();
    holders.forEach(
        (word, statements) -> {
          for (int end = 1; end < word.length(); end++) {
            statements.or(holders.getOrDefault(word.substring(0, end), new BitSet()));
          }
          words.add(word, STATEMENTS_WITH.size());
          STATEMENTS_WITH.add(statements);
        });
    WORDS = words.build();
  }

  /**
   * One way to promise something.
   *
   * @param names whether the statement itself names what it is about
   */
  private record Statement(String rule, Pattern pattern, boolean names) {}

  private final About about;

  /** A reader for a document. */
  public QualitativeTargets(About about) {
    this.about = about;
  }

  /**
   * The targets of a passage; offsets UTF-16 into the document.
   *
   * @param from index in the passage's text at which its body starts, behind a heading
   * @param quantities of the passage, in order
   */
  public List<QualitativeTarget> read(
      Passage passage, int from, Section section, List<QuantityMention> quantities) {
    CleanText clean = passage.text();
    String text = clean.text();
    if (section.aspect() == Aspect.REVIEW) {
      return List.of();
    }
    int word = wordEnd(text, from);
    if (word < 0) {
      return List.of();
    }
    List<QualitativeTarget> targets = new ArrayList<>();
    Marker marker = from == 0 ? Marker.of(text) : null;
    int body = marker == null ? from : marker.contentStart();
    while (word >= 0) {
      int start = word;
      while (start > body && CLAUSE_ENDS.indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      int end = word;
      while (end < text.length() && CLAUSE_ENDS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (word > body && end - start <= LONGEST_CLAUSE) {
        int own = afterTargets(clean, start, end, quantities);
        if (own < end) {
          clause(clean, own, end, section, targets);
        }
      }
      word = wordEnd(text, Math.max(end, body));
    }
    return targets;
  }

  /** Where the first word of a statement from {@code from} on ends, -1 where there is none. */
  private static int wordEnd(String text, int from) {
    long word = WORDS.firstIn(text, from, text.length());
    return word == Lexicon.MISS ? -1 : Lexicon.end(word);
  }

  /** The statements of which a word stands inside {@code [from, to)}. */
  private static BitSet statementsIn(String text, int from, int to) {
    BitSet statements = new BitSet();
    for (int at = from; at < to; at++) {
      long word = WORDS.longestAt(text, at, to);
      if (word != Lexicon.MISS) {
        statements.or(STATEMENTS_WITH.get(Lexicon.word(word)));
      }
    }
    return statements;
  }

  /**
   * What of a clause no target with a number takes: all of it, or what goes on behind the last one
   * as a part of its own (建成示范村20个、行政村实现全覆盖); {@code to} for nothing.
   */
  private static int afterTargets(
      CleanText clean, int from, int to, List<QuantityMention> quantities) {
    int start = clean.sourceStart(from);
    int end = clean.sourceEnd(to);
    int last = -1;
    for (QuantityMention q : quantities) {
      if (q.start() >= start && q.end() <= end && q.type() == QuantityClass.TARGET) {
        last = Math.max(last, q.end());
      }
    }
    int own = from;
    while (own < to && clean.sourceStart(own) < last) {
      own++;
    }
    if (last < 0 || own == to) {
      return last < 0 ? from : to;
    }
    int part = clean.text().indexOf('、', own);
    return part < 0 || part >= to ? to : part + 1;
  }

  private void clause(
      CleanText clean, int from, int to, Section section, List<QualitativeTarget> targets) {
    String text = clean.text();
    int part = from;
    BitSet statements = statementsIn(text, from, to);
    for (int s = statements.nextSetBit(0); s >= 0; s = statements.nextSetBit(s + 1)) {
      Statement statement = STATEMENTS.get(s);
      Matcher found = statement.pattern().matcher(text).region(from, to).useTransparentBounds(true);
      while (found.find()) {
        part = partStart(text, from, found.start());
        if (PAST.isIn(text, part, found.start())) {
          continue;
        }
        String metric = metric(statement, found, text, part);
        if (metric == null || overlaps(targets, clean, found)) {
          continue;
        }
        targets.add(
            new QualitativeTarget(
                metric,
                found.group(),
                scope(text, part, found.start()),
                due(text, found.start(), section),
                Strengths.before(text, found.start()),
                statement.rule(),
                clean.sourceStart(part),
                clean.sourceEnd(found.end())));
      }
    }
  }

  /** 永久基本农田只增不减、建设用地零增长: each has its own part of the clause. */
  private static int partStart(String text, int clause, int at) {
    for (int i = at - 1; i > clause; i--) {
      if (text.charAt(i) == '、' && endsStatement(text, clause, i)) {
        return i + 1;
      }
    }
    return clause;
  }

  private static boolean endsStatement(String text, int from, int end) {
    for (Statement statement : STATEMENTS) {
      Matcher before =
          statement.pattern().matcher(text).region(from, end).useTransparentBounds(true);
      while (before.find()) {
        if (before.end() == end) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable String metric(
      Statement statement, Matcher found, String text, int part) {
    String metric =
        statement.names()
            ? found.group("metric")
            : text.substring(
                Math.min(
                    Words.nameStart(text, afterTime(text, part, found.start()), found.start()),
                    found.start()),
                found.start());
    String tidy = MetricNames.tidy(withoutAdverbs(metric));
    boolean broken = tidy.indexOf('“') >= 0 && tidy.indexOf('”') < 0;
    return tidy.length() < 2 || broken ? null : tidy;
  }

  private static int afterTime(String text, int from, int to) {
    Matcher year = YEAR.matcher(text).region(from, to);
    int end = from;
    while (year.find()) {
      end = year.end();
    }
    return end;
  }

  private static String withoutAdverbs(String name) {
    String bare = name;
    for (String adverb :
        List.of("总体", "继续", "持续", "始终", "稳定", "力争", "确保", "基本", "均", "要", "保持", "实现")) {
      if (bare.length() > adverb.length() + 1 && bare.endsWith(adverb)) {
        bare = bare.substring(0, bare.length() - adverb.length());
      }
    }
    return bare;
  }

  private static boolean overlaps(List<QualitativeTarget> targets, CleanText clean, Matcher found) {
    int start = clean.sourceStart(found.start());
    int end = clean.sourceEnd(found.end());
    return targets.stream().anyMatch(t -> start < t.end() && t.start() < end && t.end() > start);
  }

  private static @Nullable String scope(String text, int from, int to) {
    for (String scope : SCOPES) {
      int at = text.indexOf(scope, from);
      if (at >= 0 && at < to) {
        return scope;
      }
    }
    return null;
  }

  /** The last year that its sentence names before it, else the part's, else the plan's last. */
  private @Nullable String due(String text, int at, Section section) {
    Matcher year = YEAR.matcher(text).region(Sentence.stopBefore(text, at), at);
    String due = null;
    while (year.find()) {
      due = Comparands.isBase(text, year.start(1), year.end()) ? due : year.group(1);
    }
    if (due != null || section.due() != null) {
      return due != null ? due : section.due();
    }
    return about.period() == null ? null : String.valueOf(about.period().to());
  }
}
