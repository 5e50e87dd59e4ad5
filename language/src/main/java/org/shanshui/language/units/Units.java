package org.shanshui.language.units;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.numerals.Digits;

/** The units known, from the data file {@code units.tsv}, and those made of them (A/B). */
public final class Units {
  private static final String FILE = "units.tsv";
  private static final Units KNOWN = read();
  private static final int MOST_DENOMINATORS = 2;

  private final Unit[] units;
  private final Use[] uses;
  private final Lexicon lexicon;

  /** Where a word of the data file may stand. */
  private enum Use {
    ANYWHERE,
    DENOMINATOR,
    NO_UNIT
  }

  private Units(List<Unit> units, List<Use> uses, Lexicon lexicon) {
    this.units = units.toArray(Unit[]::new);
    this.uses = uses.toArray(Use[]::new);
    this.lexicon = lexicon;
  }

  /** The characters that units start with. */
  static String initials() {
    return KNOWN.lexicon.initials();
  }

  /** Whether a unit can start with the character: a cheap test before {@link #at}. */
  public static boolean mayStart(char c) {
    return KNOWN.lexicon.mayStart(c);
  }

  /**
   * The longest unit that starts exactly at {@code start}, null where there is none. {@code A/B} is
   * read as a compound where both are units, B with a multiplier if it has one: 人/亿元.
   */
  public static @Nullable UnitMatch at(CharSequence s, int start) {
    if (start < 0) {
      return null;
    }
    long found = KNOWN.find(s, start, Use.ANYWHERE);
    if (found == Lexicon.MISS) {
      return null;
    }
    int end = Lexicon.end(found);
    Unit unit = KNOWN.units[Lexicon.word(found)];
    for (int n = 0; n < MOST_DENOMINATORS && isPer(s, end); n++) {
      UnitMatch compound = KNOWN.per(s, start, end, unit);
      if (compound == null) {
        break;
      }
      end = compound.end();
      unit = compound.unit();
    }
    return new UnitMatch(start, end, unit);
  }

  /**
   * The unit that is written so, as a whole and without a multiplier.
   *
   * @throws IllegalArgumentException if none is known
   */
  public static Unit of(String symbol) {
    UnitMatch match = at(symbol, 0);
    if (match == null || match.end() != symbol.length()) {
      throw new IllegalArgumentException(
          "未知单位“%s”，请在 %s 中登记 / unknown unit %s: enter it in %s"
              .formatted(symbol, FILE, symbol, FILE));
    }
    return match.unit();
  }

  private static boolean isPer(CharSequence s, int i) {
    char c = Digits.charAt(s, i);
    return c == '/' || c == '／' || c == '·';
  }

  private @Nullable UnitMatch per(CharSequence s, int start, int slash, Unit unit) {
    int from = slash + 1;
    if (Digits.charAt(s, from) == '每') {
      from++;
    }
    boolean bracket = Digits.charAt(s, from) == '(' || Digits.charAt(s, from) == '（';
    if (bracket) {
      from++;
    }
    int multiplierEnd = from;
    long factor = 1;
    while (multiplierEnd < from + 2
        && Digits.multiplier(s, multiplierEnd) > 0
        && find(s, multiplierEnd, Use.DENOMINATOR) == Lexicon.MISS) {
      factor *= Digits.multiplier(s, multiplierEnd);
      multiplierEnd++;
    }
    long found = find(s, multiplierEnd, Use.DENOMINATOR);
    if (found == Lexicon.MISS) {
      return null;
    }
    int end = Lexicon.end(found);
    Unit other = units[Lexicon.word(found)];
    String symbol =
        unit.symbol() + "/" + s.subSequence(from, multiplierEnd).toString() + other.symbol();
    Unit compound = unit.per(symbol, BigDecimal.valueOf(factor), other);
    if (!bracket) {
      return new UnitMatch(start, end, compound);
    }
    if (isPer(s, end)) {
      found = find(s, end + 1, Use.DENOMINATOR);
      if (found == Lexicon.MISS) {
        return null;
      }
      Unit third = units[Lexicon.word(found)];
      end = Lexicon.end(found);
      compound = compound.per(symbol + "/" + third.symbol(), BigDecimal.ONE, third);
    }
    char close = Digits.charAt(s, end);
    return close == ')' || close == '）' ? new UnitMatch(start, end + 1, compound) : null;
  }

  /** The longest word at an index if it may be used so. */
  private long find(CharSequence s, int start, Use use) {
    long found = lexicon.longestAt(s, start, s.length());
    if (found == Lexicon.MISS || uses[Lexicon.word(found)].compareTo(use) > 0) {
      return Lexicon.MISS;
    }
    // km is no unit in 5kmx, nor m in 3max: Latin symbols end where the letters end.
    int end = Lexicon.end(found);
    return isLatin(s.charAt(end - 1)) && (isLatin(Digits.charAt(s, end)) || isDigit(s, end))
        ? Lexicon.MISS
        : found;
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(CharSequence s, int i) {
    return Digits.arabic(s, i) >= 0;
  }

  private static Units read() {
    List<Unit> units = new ArrayList<>();
    List<Use> uses = new ArrayList<>();
    Lexicon.Builder words = new Lexicon.Builder();
    try (InputStream in = Units.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("缺少数据文件 / data file missing: " + FILE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t");
        if (fields.length < 3 || fields.length > 5) {
          throw new IllegalStateException(
              "%s 第 %d 行应有 3 至 5 列 / line %d wants 3 to 5 columns".formatted(FILE, number, number));
        }
        String symbol = fields[0];
        boolean none = fields[1].equals("-");
        String dimension = fields[1].equals("=") ? "count:" + symbol : fields[1];
        units.add(new Unit(symbol, new Dimension(dimension), new BigDecimal(fields[2])));
        uses.add(none ? Use.NO_UNIT : fields.length == 5 ? Use.DENOMINATOR : Use.ANYWHERE);
        enter(words, symbol, units.size() - 1, number);
        if (fields.length > 3 && !fields[3].equals("-")) {
          for (String synonym : fields[3].split(" ")) {
            enter(words, synonym, units.size() - 1, number);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Units(units, uses, words.build());
  }

  private static void enter(Lexicon.Builder words, String word, int unit, int line) {
    if (words.add(word, unit) != unit) {
      throw new IllegalStateException(
          "%s 第 %d 行“%s”重复 / line %d: %s stands twice".formatted(FILE, line, word, line, word));
    }
  }
}
