package org.shanshui.language.numerals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The corpora beside the rules are the tests: text and what it means. */
class NumeralsCorpusTest {
  private static final char MARK = '‸';

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "numerals.corpus.tsv", delimiter = '\t', quoteCharacter = '\0')
  void numeral(
      String marked, String read, String value, String scale, String notation, String hedge) {
    int start = Math.max(0, marked.indexOf(MARK));
    String text = marked.replace(String.valueOf(MARK), "");
    Numeral numeral = Numerals.at(text, start);
    if (read.equals("-")) {
      assertEquals(null, numeral);
      return;
    }
    assertEquals(start, numeral.start());
    assertEquals(read, text.substring(start, numeral.end()));
    assertEquals(new BigDecimal(value), numeral.value());
    assertEquals(scale.equals("-") ? "" : scale, numeral.scale());
    assertEquals(Notation.valueOf(notation), numeral.notation());
    assertEquals(Hedge.valueOf(hedge), numeral.hedge());
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "comparators.corpus.tsv", delimiter = '\t', quoteCharacter = '\0')
  void comparator(String bracketed, Comparison meaning, String before, String after) {
    int start = bracketed.indexOf('[');
    int end = bracketed.indexOf(']') - 1;
    String text = bracketed.replace("[", "").replace("]", "");
    assertEquals(meaning, Comparators.binding(text, start, end));
    assertEquals(before, words(text, Comparators.before(text, start)));
    assertEquals(after, words(text, Comparators.after(text, end)));
  }

  private static String words(String text, Comparator comparator) {
    return comparator == null ? "-" : text.substring(comparator.start(), comparator.end());
  }
}
