package org.shanshui.language.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The lines of a data file that stands beside a class, without comments (#) and empty lines. */
public final class ResourceLines {
  private ResourceLines() {}

  /**
   * Reads the UTF-8 file {@code name} beside {@code owner}. No streams and no lambdas: this runs at
   * every start, where they cost more than the reading.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static List<String> of(Class<?> owner, String name) {
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>(text.length() / 12 + 16);
      for (int start = 0; start < text.length(); ) {
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        if (end > start && text.charAt(start) != '#') {
          lines.add(text.substring(start, end));
        }
        start = end + 1;
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("读不出 / cannot read resource " + name, e);
    }
  }
}
