package org.shanshui.language.noise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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

  /** A bit for each character that has another form: small enough to stay in the nearest cache. */
  private static final long[] CHANGES = changes();

  private TraditionalChars() {}

  /** The simplified form of {@code c}, or {@code c} itself; surrogates stay as they are. */
  public static char simplify(char c) {
    return (CHANGES[c >>> 6] >>> c & 1) == 0 ? c : SIMPLE[c];
  }

  /** {@code text} with each character simplified; same length. */
  public static String simplify(CharSequence text) {
    char[] out = new char[text.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = simplify(text.charAt(i));
    }
    return new String(out);
  }

  /** The traditional forms of a simplified character, mostly none. */
  public static String formsOf(char simplified) {
    return Forms.OF.getOrDefault(simplified, "");
  }

  /** Made when it is asked for. */
  private static final class Forms {
    static final Map<Character, String> OF = new HashMap<>();

    static {
      for (int word = 0; word < CHANGES.length; word++) {
        for (long bits = CHANGES[word]; bits != 0; bits &= bits - 1) {
          char form = (char) (word << 6 | Long.numberOfTrailingZeros(bits));
          OF.merge(SIMPLE[form], String.valueOf(form), String::concat);
        }
      }
    }
  }

  private static long[] changes() {
    long[] changes = new long[SIMPLE.length >>> 6];
    for (int c = 0; c < SIMPLE.length; c++) {
      if (SIMPLE[c] != c) {
        changes[c >>> 6] |= 1L << c;
      }
    }
    return changes;
  }

  private static char[] load() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) i;
    }
    String name = "traditional.tsv";
    try (InputStream in =
        Objects.requireNonNull(TraditionalChars.class.getResourceAsStream(name), name)) {
      String pairs = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // Each pair is one char, a tab and one char; comments have no tab at that place.
      for (int at = 0, end; at < pairs.length(); at = end + 1) {
        end = pairs.indexOf('\n', at);
        end = end < 0 ? pairs.length() : end;
        if (end - at == 3 && pairs.charAt(at + 1) == '\t') {
          table[pairs.charAt(at)] = pairs.charAt(at + 2);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("读不出 / cannot read resource " + name, e);
    }
    return table;
  }
}
