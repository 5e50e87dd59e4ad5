package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;

/**
 * Reads a table of separated values (RFC 4180), with commas, semicolons or tabs between them,
 * whatever its encoding.
 */
final class CsvReader {
  private static final String SEPARATORS = ",;\t，";
  private static final int LINES_TO_TELL_BY = 50;

  private final String text;
  private final char separator;
  private final SheetCells sheet = new SheetCells("", new SheetCells.Count());
  private final StringBuilder field = new StringBuilder();
  private int row;
  private int column;
  private boolean unclosed;

  private CsvReader(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static Reading read(byte[] bytes) throws UnreadableException {
    DecodedText decoded = TextDecoder.decode(bytes, null);
    Sniffer.refuseBinary(decoded.text());
    String text = decoded.text();
    int start = 0;
    char separator = separator(text);
    if (text.startsWith("sep=") && text.length() > 5) {
      separator = text.charAt(4);
      start = Math.max(0, text.indexOf('\n')) + 1;
    }
    CsvReader csv = new CsvReader(text, separator);
    csv.read(start);
    TextDraft draft = new TextDraft();
    for (Diagnostic diagnostic : decoded.diagnostics()) {
      draft.diagnose(Diagnostics.atStart(diagnostic));
    }
    if (csv.unclosed) {
      draft.diagnose(
          new Diagnostic(
              Diagnostic.Severity.WARNING,
              "unclosed-quote",
              "有一处引号没有配对，其后内容读作一个单元格；请核对。 A quotation mark is not closed; what follows was read as"
                  + " one cell. Check it.",
              0,
              0));
    }
    SheetText.write(csv.sheet, true, draft);
    return draft.finished();
  }

  /** The one that parts most lines into equally many fields. */
  private static char separator(String text) {
    char best = ',';
    int most = 0;
    for (char candidate : SEPARATORS.toCharArray()) {
      List<Integer> counts = counts(text, candidate);
      int alike = 0;
      for (int i = 0; i < counts.size(); i++) {
        boolean same = i > 0 && counts.get(i).equals(counts.get(i - 1));
        alike += counts.get(i) > 0 ? same ? 3 : 1 : 0;
      }
      if (alike > most) {
        most = alike;
        best = candidate;
      }
    }
    return best;
  }

  private static List<Integer> counts(String text, char candidate) {
    List<Integer> counts = new ArrayList<>();
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < text.length() && counts.size() < LINES_TO_TELL_BY; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == candidate) {
        count++;
      } else if (!quoted && c == '\n') {
        counts.add(count);
        count = 0;
      }
    }
    counts.add(count);
    return counts;
  }

  private void read(int start) throws UnreadableException {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' && field.toString().isBlank()) {
        field.setLength(0);
        i = quoted(i + 1);
      } else if (c == separator) {
        endField();
        i++;
      } else if (c == '\n' || c == '\r') {
        endField();
        row++;
        column = 0;
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 2 : 1;
      } else {
        field.append(c);
        i++;
      }
    }
    endField();
  }

  /** Reads to the closing mark; a doubled one stands for itself. Returns what comes after. */
  private int quoted(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '"') {
        field.append(c);
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append('"');
        i += 2;
      } else {
        return i + 1;
      }
    }
    unclosed = true;
    return i;
  }

  private void endField() throws UnreadableException {
    sheet.put(row, column, field.toString());
    field.setLength(0);
    column++;
  }
}
