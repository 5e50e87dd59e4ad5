package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/**
 * A measure (措施): one sentence of a task that says what is done.
 *
 * @param quantities the task's mentions that lie in it
 */
record Measure(Task task, String text, int start, int end, List<QuantityMention> quantities) {
  private static final Pattern ACTION = actions();

  /** 责任单位：…, （牵头单位：…）, ［责任领导…］: who does it is no measure. */
  private static final Pattern WHO =
      Pattern.compile("^[（(［\\[〔【]?\\s*(责任|牵头|主办|承办|协办|配合|落实|完成)(单位|部门|领导|人|主体|时限|时间)");

  private static final Pattern WHO_INSIDE = Pattern.compile("责任|牵头|配合|负责|落实");

  private static final String OPEN = "（(［[〔【";
  private static final String CLOSE = "）)］]〕】";

  private static final Pattern NUMBER =
      Pattern.compile(
          "^\\s*(第?[一二三四五六七八九十百]{1,4}[、.．是]|[（(][一二三四五六七八九十\\d]{1,3}[)）]"
              + "|\\d{1,3}[.．、](?!\\d)|[①-⑳])\\s*");

  /** The measures of all tasks, in the order of the text. */
  static List<Measure> of(Plan plan, Document document) {
    CodePoints points = new CodePoints(document.text());
    Passages passages = new Passages(document, points);
    var mentions =
        plan.quantities().stream()
            .collect(Collectors.toMap(QuantityMention::id, q -> q, (first, second) -> first));
    List<Measure> measures = new ArrayList<>();
    for (Task task : plan.tasks()) {
      List<QuantityMention> own =
          task.quantities().stream().filter(mentions::containsKey).map(mentions::get).toList();
      List<Sentence> sentences =
          sentences(document, passages, points.unit(task.start()), points.unit(task.end()));
      for (Sentence sentence : sentences) {
        String said = said(document.text().substring(sentence.start(), sentence.end()));
        boolean heading = said.equals(task.title()) && sentences.size() > 1;
        if (said.isEmpty() || heading || !ACTION.matcher(said).find()) {
          continue;
        }
        int start = points.point(sentence.start());
        int end = points.point(sentence.end());
        List<QuantityMention> inside =
            own.stream().filter(q -> start <= q.start() && q.start() < end).toList();
        measures.add(new Measure(task, said, start, end, inside));
      }
    }
    return measures;
  }

  private record Sentence(int start, int end) {}

  private static List<Sentence> sentences(
      Document document, Passages passages, int start, int end) {
    List<Sentence> sentences = new ArrayList<>();
    List<Block> blocks = document.blocks();
    int covered = start;
    for (int i = passages.firstEndingAfter(start);
        i < blocks.size() && blocks.get(i).start() < end;
        i++) {
      Block block = blocks.get(i);
      covered = Math.min(end, block.end());
      split(document.text(), Math.max(start, block.start()), covered, sentences);
    }
    if (covered == start) {
      split(document.text(), start, end, sentences);
    }
    return sentences;
  }

  /** A mark inside brackets parts nothing: （牵头单位：甲；配合单位：乙）. */
  private static void split(String text, int start, int end, List<Sentence> sentences) {
    int depth = 0;
    int from = start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (OPEN.indexOf(c) >= 0) {
        depth++;
      } else if (CLOSE.indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1);
      } else if ((c == '。' || c == '；' || c == ';') && depth == 0) {
        sentences.add(new Sentence(from, i + 1));
        from = i + 1;
      }
    }
    if (from < end) {
      sentences.add(new Sentence(from, end));
    }
  }

  private static String said(String sentence) {
    String said = NUMBER.matcher(Passages.oneLine(sentence)).replaceFirst("");
    if (WHO.matcher(said).find()) {
      return "";
    }
    return withoutWho(said).replaceFirst("[。；;]$", "");
  }

  /** The sentence without the bracket at its end that says who does it. */
  private static String withoutWho(String said) {
    int depth = 0;
    for (int i = said.length() - 1; i >= 0; i--) {
      char c = said.charAt(i);
      depth += CLOSE.indexOf(c) >= 0 ? 1 : OPEN.indexOf(c) >= 0 ? -1 : 0;
      if (depth <= 0) {
        boolean bracket = OPEN.indexOf(c) >= 0;
        return bracket && WHO_INSIDE.matcher(said.substring(i)).find()
            ? said.substring(0, i)
            : said;
      }
    }
    return said;
  }

  private static Pattern actions() {
    try (InputStream in = Measure.class.getResourceAsStream("actions.txt")) {
      if (in == null) {
        throw new IllegalStateException("actions.txt is missing from the jar");
      }
      return Pattern.compile(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line.strip()))
              .filter(word -> !word.isEmpty())
              .map(Pattern::quote)
              .collect(Collectors.joining("|")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
