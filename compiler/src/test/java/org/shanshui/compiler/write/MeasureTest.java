package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

class MeasureTest {

  @ParameterizedTest
  @CsvFileSource(resources = "measures.corpus.tsv", delimiter = '\t', quoteCharacter = '\0')
  void aTasksMeasuresAreItsSentencesThatSayWhatIsDone(String title, String text, String measures) {
    Plan plan = SamplePlan.sample().plan();
    Task task =
        new Task(
            "t1",
            null,
            null,
            null,
            title,
            null,
            List.of(),
            List.of(),
            0,
            text.length(),
            null,
            List.of());
    Block block = Block.of(Block.Kind.PARAGRAPH, 0, 0, text.length());
    Document document =
        new Document("a", "txt", SamplePlan.SHA256, text, List.of(block), List.of());
    Plan one =
        new Plan(
            plan.source(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(task),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertEquals(
        measures == null ? "" : measures,
        String.join(" | ", Measure.of(one, document).stream().map(Measure::text).toList()));
  }
}
