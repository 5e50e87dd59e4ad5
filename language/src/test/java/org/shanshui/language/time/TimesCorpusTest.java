package org.shanshui.language.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The corpus beside the rules is the test: text of a document of 2021 and the time it states. */
class TimesCorpusTest {
  private static final char MARK = '‸';

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "times.corpus.tsv", delimiter = '\t', quoteCharacter = '\0')
  void time(
      String marked, String read, String shape, String from, String to, String due, String every) {
    int start = Math.max(0, marked.indexOf(MARK));
    String text = marked.replace(String.valueOf(MARK), "");
    TimeExpression time = TimeExpressions.at(text, start, Year.of(2021));
    if (read.equals("-")) {
      assertNull(time);
      return;
    }
    assertEquals(read, text.substring(start, time.end()));
    assertEquals(Shape.valueOf(shape), time.shape());
    assertEquals(from, or(time.from()));
    assertEquals(to, or(time.to()));
    assertEquals(due, or(time.due()));
    Recurrence recurrence = time.recurrence();
    assertEquals(every, or(recurrence == null ? null : recurrence.every()));
  }

  private static String or(Object value) {
    return value == null ? "-" : value.toString();
  }

  @Test
  void withoutADocumentYearWhatIsRelativeHasNoInterval() {
    for (String text : new String[] {"今年", "6月底前", "年内", "三年内", "近期", "一季度"}) {
      TimeExpression time = TimeExpressions.at(text, 0, null);
      assertEquals(text.length(), time.end(), text);
      assertNull(time.from(), text);
      assertNull(time.to(), text);
      assertNull(time.due(), text);
    }
    assertEquals("2025", TimeExpressions.at("2025年", 0, null).due());
  }
}
