package org.shanshui.compiler.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.Document;

class SamplesTest {
  private static final double LEAST_CLASS_SHARE = 0.9;
  private static final double LEAST_LIST_F1 = 0.9;
  private static final String REMEDY = "; after a change of a sample or a reader run anchor.py";

  static List<Sample> samples() {
    return Sample.all();
  }

  @Test
  void thereAreSamplesOfEveryFormat() throws IOException {
    Set<String> formats = new TreeSet<>();
    for (Sample sample : samples()) {
      formats.add(sample.read().format());
    }
    assertEquals(Set.of("docx", "html", "md", "pdf", "txt"), formats);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyGoldMentionStandsAtItsOffsets(Sample sample) throws IOException {
    String text = sample.read().text();
    int last = 0;
    for (GoldMention mention : sample.mentions()) {
      assertTrue(mention.start() >= last, () -> mention + " overlaps the one before it");
      assertEquals(mention.quote(), part(text, mention), () -> mention + REMEDY);
      last = mention.end();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyArabicDigitBelongsToAMention(Sample sample) throws IOException {
    String text = sample.read().text();
    BitSet covered = new BitSet();
    for (GoldMention mention : sample.mentions()) {
      covered.set(mention.start(), Math.max(mention.start(), mention.end()));
    }
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int at = i;
      assertTrue(
          points[i] < '0' || points[i] > '9' || covered.get(i),
          () -> "the digit at " + at + " is in no mention" + REMEDY);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void quantitiesAreReadAsPeopleReadThem(Sample sample) throws IOException {
    Document document = sample.read();
    Plan plan = PlanCompiler.compile(document);
    GoldScore score = GoldScore.of(sample.mentions(), plan.quantities(), document.text());
    System.out.println(sample + ": " + score);
    assertTrue(score.classShare() >= LEAST_CLASS_SHARE, () -> report(score));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void headingsTasksAndIndicatorsAreReadAsPeopleReadThem(Sample sample) throws IOException {
    Plan plan = PlanCompiler.compile(sample.read());
    Map<String, Double> figures = new TreeMap<>();
    Path outline = sample.list("outline").orElseThrow();
    figures.put("outline", GoldLists.outline(outline, plan.outline()));
    Path tasks = sample.list("tasks").orElse(null);
    if (tasks != null) {
      figures.put("tasks", GoldLists.tasks(tasks, plan.tasks()));
    }
    Path indicators = sample.list("indicators").orElse(null);
    if (indicators != null) {
      figures.put("indicators", GoldLists.indicators(indicators, plan.indicators()));
    }
    System.out.println(sample + ": " + figures);
    figures.forEach(
        (list, f1) -> assertTrue(f1 >= LEAST_LIST_F1, () -> list + " F1 " + f1 + " of " + sample));
  }

  private static String report(GoldScore score) {
    return score + "\n" + String.join("\n", score.errors());
  }

  private static String part(String text, GoldMention mention) {
    int[] points = text.codePoints().toArray();
    int start = Math.min(mention.start(), points.length);
    int end = Math.min(Math.max(start, mention.end()), points.length);
    return new String(points, start, end - start);
  }
}
