package org.shanshui.compiler.quantity;

import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;

/** The year that months without one are of: 2026年6月底前完成可研，9月底前开工. */
final class SpokenYear {
  private final String text;
  private final @Nullable Year document;
  private @Nullable Year said;

  /** Where the sentence ends in which it is said. */
  private int stop;

  /**
   * The years said in a text.
   *
   * @param document the year in which the document speaks, null where it is not known
   */
  SpokenYear(String text, @Nullable Year document) {
    this.text = text;
    this.document = document;
  }

  /** The year that a month at {@code at} is of: the last one said in its sentence. */
  @Nullable Year at(int at) {
    if (said == null || at >= stop) {
      return document;
    }
    return "今明去后前上本当".indexOf(text.charAt(at)) >= 0 ? document : said;
  }

  /** Takes note of a time; one that others are compared with, or that lies behind, rules none. */
  void heard(Mention time) {
    TimeExpression heard = time.time;
    if (heard == null || heard.shape() == Shape.RANGE || !isYearSaid(time)) {
      return;
    }
    YearMonth to = heard.to();
    boolean compared = time.start > 0 && "比较于从自".indexOf(text.charAt(time.start - 1)) >= 0;
    if (to != null && !compared && (document == null || to.getYear() >= document.getValue())) {
      said = Year.of(to.getYear());
      stop = Sentence.end(text, time.end);
    }
  }

  private boolean isYearSaid(Mention time) {
    int digits = time.start;
    while (digits < time.end && Context.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits - time.start == 4;
  }
}
