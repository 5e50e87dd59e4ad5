package org.shanshui.compiler.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.noise.CleanText;

/** What a passage's numbers mean, in a yearly plan, a five-year plan and a report's review. */
class QuantityCorpusTest {
  record Example(String place, String text, String meaning) {}

  static Stream<Example> corpus() {
    return Stream.of(
            "quantity",
            "lists",
            "scopes",
            "stock",
            "subjects",
            "dues",
            "names",
            "compared",
            "measures")
        .flatMap(name -> examples(name + ".corpus.tsv"));
  }

  static Stream<Example> knownGaps() {
    return examples("known-gaps.tsv");
  }

  private static Stream<Example> examples(String name) {
    return CorpusFile.rows(QuantityCorpusTest.class, name).stream()
        .map(row -> new Example(row.get(0), row.get(1), row.get(2)));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theNumbersMean(Example example) {
    assertEquals(example.meaning(), read(example), example.text());
  }

  /** Whoever mends one of these moves its line to the corpus. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("knownGaps")
  void theKnownGapsAreStillOpen(Example gap) {
    assertNotEquals(gap.meaning(), read(gap), () -> "Read rightly now, move it: " + gap.text());
  }

  static String read(Example example) {
    String text = example.text();
    Passage passage =
        new Passage(
            Block.of(Block.Kind.PARAGRAPH, 0, 0, text.length()),
            CleanText.of(text, 0, text.length()),
            0);
    return MentionNotation.of(
        QuantityReader.read(
            passage,
            section(example.place()),
            about(example.place()),
            null,
            example.place().equals("standards") ? "建设标准" : null,
            text));
  }

  private static Section section(String place) {
    return switch (place) {
      case "review" -> new Section(Aspect.REVIEW, null);
      case "opening" -> new Section(Aspect.OPEN, null);
      case "goals of 2035" -> new Section(Aspect.PLAN, "2035");
      default -> new Section(Aspect.PLAN, null);
    };
  }

  static About about(String place) {
    return switch (place) {
      case "plan", "standards" -> about(new Plan.YearRange(2025, 2025), 2025, false);
      case "seventh five-year plan" -> about(new Plan.YearRange(1986, 1990), null, false);
      case "five-year plan", "opening", "goals of 2035" ->
          about(new Plan.YearRange(2021, 2025), null, false);
      case "review", "report" -> about(new Plan.YearRange(2025, 2025), 2025, true);
      default -> throw new IllegalArgumentException(place);
    };
  }

  private static About about(Plan.YearRange period, @Nullable Integer planYear, boolean report) {
    return new About(null, null, null, null, null, period, period.from() - 1, report, planYear);
  }
}
