package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** A page in the making. All text goes through {@link #text}, all markup through {@link #raw}. */
final class Html {
  private final Writer out;

  Html(Writer out) {
    this.out = out;
  }

  /** Markup of our own, never of the document's. */
  Html raw(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  Html raw(int number) throws IOException {
    out.write(Integer.toString(number));
    return this;
  }

  /** The document's words, in an element or in a quoted attribute. */
  Html text(CharSequence text) throws IOException {
    return text(text, 0, text.length());
  }

  Html text(CharSequence text, int start, int end) throws IOException {
    int done = start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      String reference = reference(c);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < end
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          reference = "\uFFFD";
        }
      }
      if (reference != null) {
        out.append(text, done, i).write(reference);
        done = i + 1;
      }
    }
    out.append(text, done, end);
    return this;
  }

  private static @Nullable String reference(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      // A parser would drop it or make it a line feed, and the script's offsets would be off.
      case '\r' -> "&#13;";
      // NUL and what is no character at all: parsers differ on them, some stop reading.
      case 0, '\uFFFE', '\uFFFF' -> "\uFFFD";
      default -> null;
    };
  }
}
