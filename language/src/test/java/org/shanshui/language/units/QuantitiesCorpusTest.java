package org.shanshui.language.units;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.shanshui.language.numerals.Hedge;

/** The corpus beside the rules is the test: text and the quantity it states. */
class QuantitiesCorpusTest {
  private static final char MARK = '‸';

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "quantities.corpus.tsv", delimiter = '\t', quoteCharacter = '\0')
  void quantity(
      String marked,
      String read,
      String value,
      String upper,
      String unit,
      String dimension,
      String hedge) {
    int start = Math.max(0, marked.indexOf(MARK));
    String text = marked.replace(String.valueOf(MARK), "");
    Quantity quantity = Quantities.at(text, start);
    if (read.equals("-")) {
      assertEquals(null, quantity);
      return;
    }
    assertEquals(read, text.substring(start, quantity.end()));
    assertEquals(new BigDecimal(value), quantity.value());
    assertEquals(upper.equals("-") ? null : new BigDecimal(upper), quantity.upper());
    assertEquals(unit.equals("-") ? "" : unit, quantity.unit());
    Unit kind = quantity.kind();
    assertEquals(dimension, kind == null ? "-" : kind.dimension().name());
    assertEquals(Hedge.valueOf(hedge), quantity.hedge());
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "conversions.corpus.tsv", delimiter = '\t', quoteCharacter = '\0')
  void conversion(String from, String to) {
    Quantity a = Quantities.at(from, 0);
    Quantity b = Quantities.at(to, 0);
    BigDecimal converted = Conversion.convert(a.number(), a.kind(), b.kind());
    assertEquals(0, converted.compareTo(b.number()), () -> from + " → " + converted);
  }
}
