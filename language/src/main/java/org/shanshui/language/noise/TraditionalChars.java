package org.shanshui.language.noise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Traditional characters read as simplified ones (繁体对简体), one character for one, so that offsets
 * never move. For matching only: what is shown is always the source.
 *
 * <p>Source: General List of Simplified Characters (简化字总表, 1986) and Table of General Standard
 * Characters (通用规范汉字表, 2013).
 */
public final class TraditionalChars {
  private static final char[] SIMPLE = load();

  private TraditionalChars() {}

  /** The simplified form of {@code c}, or {@code c} itself; surrogates stay as they are. */
  public static char simplify(char c) {
    return SIMPLE[c];
  }

  /** {@code text} with each character simplified; same length. */
  public static String simplify(CharSequence text) {
    char[] out = new char[text.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = SIMPLE[text.charAt(i)];
    }
    return new String(out);
  }

  private static char[] load() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) i;
    }
    String name = "traditional.tsv";
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TraditionalChars.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      for (String line; (line = in.readLine()) != null; ) {
        if (line.length() == 3) {
          table[line.charAt(0)] = line.charAt(2);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("读不出 / cannot read resource " + name, e);
    }
    return table;
  }
}
