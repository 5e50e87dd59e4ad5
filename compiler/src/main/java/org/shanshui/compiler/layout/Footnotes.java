package org.shanshui.compiler.layout;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * Finds the bodies of footnotes at a page's foot: they begin with their mark, end where the page
 * does, and stand in the middle of a sentence that goes on over the page.
 */
final class Footnotes {
  private static final int MOST_LINES = 12;
  private static final Pattern MARK =
      Pattern.compile("[①-⑳]|[\\[〔［]\\d{1,2}[\\]〕］]|[¹²³⁴-⁹]|\\d{1,2}[\\s　](?=[一-鿿“《])|注[：:]");

  /** 30 家以上 ends a sentence. */
  private static final Pattern GOES_ON = Pattern.compile("以[上下内]|左右|[，。；、]");

  private final Sheet sheet;

  private Footnotes(Sheet sheet) {
    this.sheet = sheet;
  }

  static void mark(Sheet sheet) {
    new Footnotes(sheet).mark();
  }

  private void mark() {
    for (int i = 1; i < sheet.size(); i++) {
      boolean edge =
          sheet.role(i) == Role.PAGE_NUMBER
              || sheet.role(i) == Role.TEXT && sheet.opensPage(i)
              || sheet.role(i) == Role.RUNNING_HEAD && sheet.role(i - 1) == Role.TEXT;
      if (edge) {
        foot(i);
      }
    }
  }

  /** A number that a sentence goes on with in its next line, 14 亿吨左右, is no mark. */
  private boolean opensNote(int i) {
    String line = sheet.line(i);
    if (!MARK.matcher(line).lookingAt()) {
      return false;
    }
    Quantity amount = Quantities.at(line, 0);
    if (amount != null && GOES_ON.matcher(line).region(amount.end(), line.length()).lookingAt()) {
      return false;
    }
    return amount == null
        || amount.kind() == null
        || amount.factor().compareTo(BigDecimal.ONE) == 0 && amount.kind().dimension().isCount();
  }

  /** Looks upwards from a page's end for the first mark of notes. */
  private void foot(int edge) {
    int first = -1;
    for (int i = edge - 1; i > 0 && i >= edge - MOST_LINES; i--) {
      if (sheet.role(i) != Role.TEXT || sheet.isTable(i)) {
        break;
      }
      if (opensNote(i)) {
        first = i;
        if (sheet.endsOpen(i - 1) && !opensNote(i - 1)) {
          break;
        }
      }
    }
    int after = sheet.role(edge) == Role.TEXT ? edge : sheet.after(edge);
    boolean cuts =
        first > 0
            && sheet.endsOpen(first - 1)
            && sheet.isProse(after)
            && !sheet.isHeading(after)
            && !Numbering.startsLine(sheet.line(after));
    if (cuts) {
      for (int i = first; i < edge; i++) {
        sheet.assign(i, Role.FOOTNOTE);
      }
    }
  }
}
