package org.shanshui.compiler.about;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.prose.Prose;
import org.shanshui.compiler.read.Document;

/** What documents say of themselves: only the fields that an example names are compared. */
class AboutCorpusTest {
  record Example(String text, String meaning) {}

  static Stream<Example> corpus() {
    return CorpusFile.rows(AboutCorpusTest.class, "about.corpus.tsv").stream()
        .map(row -> new Example(row.get(0), row.get(1)));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theDocumentSaysOfItself(Example example) {
    assertEquals(example.meaning(), read(example), example.text());
  }

  private static String read(Example example) {
    Document document = Compiled.document(example.text());
    About about = About.of(document, Prose.of(document));
    List<String> fields = new ArrayList<>();
    for (String field : example.meaning().split("; ")) {
      String name = field.substring(0, field.indexOf('='));
      fields.add(name + "=" + value(about, name));
    }
    return String.join("; ", fields);
  }

  private static @Nullable Object value(About about, String field) {
    return switch (field) {
      case "title" -> about.title();
      case "kind" -> about.kind();
      case "issuer" -> about.issuer();
      case "number" -> about.documentNumber();
      case "issued" -> about.issuedOn();
      case "period" ->
          about.period() == null ? null : about.period().from() + "-" + about.period().to();
      case "base" -> about.baseYear();
      case "report" -> about.report();
      case "year" -> about.planYear();
      default -> throw new IllegalArgumentException(field);
    };
  }
}
