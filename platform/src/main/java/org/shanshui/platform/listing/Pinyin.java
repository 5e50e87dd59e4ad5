package org.shanshui.platform.listing;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which Chinese words somebody means who types letters (拼音检索): the initials of each character,
 * sthjj, or all of them, shengtai. A pattern over the characters of GB 2312 says it; the database
 * needs no column of its own for it, and names that change are found at once.
 */
final class Pinyin {
  private static final String FILE = "readings.tsv";
  private static final Pattern LETTERS = Pattern.compile("[a-z]{2,24}");

  /** More ways to divide letters into syllables are not looked at: xian is 西安 and 县. */
  private static final int MOST_WAYS = 12;

  private static final Map<String, String> BY_SYLLABLE = new TreeMap<>();
  private static final Map<String, String> BY_INITIAL = new TreeMap<>();

  static {
    Map<String, TreeSet<String>> syllables = new TreeMap<>();
    Map<String, TreeSet<String>> initials = new TreeMap<>();
    readings()
        .forEach(
            (character, its) ->
                its.forEach(
                    reading -> {
                      syllables.computeIfAbsent(reading, r -> new TreeSet<>()).add(character);
                      initials
                          .computeIfAbsent(reading.substring(0, 1), r -> new TreeSet<>())
                          .add(character);
                    }));
    syllables.forEach((reading, of) -> BY_SYLLABLE.put(reading, "[" + String.join("", of) + "]"));
    initials.forEach((letter, of) -> BY_INITIAL.put(letter, "[" + String.join("", of) + "]"));
  }

  private Pinyin() {}

  /** A regular expression of PostgreSQL that the words meant hold; empty where letters are none. */
  static Optional<String> pattern(String word) {
    String letters = word.toLowerCase(Locale.ROOT).replace('ü', 'v').replace("'", "");
    if (!LETTERS.matcher(letters).matches()) {
      return Optional.empty();
    }
    List<String> ways = new ArrayList<>();
    divide(letters, 0, "", ways);
    List<String> initials =
        letters.chars().mapToObj(c -> BY_INITIAL.get(Character.toString(c))).toList();
    if (initials.stream().allMatch(Objects::nonNull)) {
      ways.add(String.join("", initials));
    }
    return ways.isEmpty()
        ? Optional.empty()
        : Optional.of(ways.stream().distinct().collect(Collectors.joining("|")));
  }

  /** All ways to read the letters from a place on as syllables. */
  private static void divide(String letters, int from, String read, List<String> ways) {
    if (from == letters.length()) {
      ways.add(read);
      return;
    }
    for (int to = Math.min(letters.length(), from + 6);
        to > from && ways.size() < MOST_WAYS;
        to--) {
      String characters = BY_SYLLABLE.get(letters.substring(from, to));
      if (characters != null) {
        divide(letters, to, read + characters, ways);
      }
    }
  }

  private static Map<String, TreeSet<String>> readings() {
    Transliterator latin = Transliterator.getInstance("Han-Latin; NFD");
    Map<String, TreeSet<String>> readings = new TreeMap<>();
    for (String character : characters()) {
      String reading =
          latin.transliterate(character).strip().replace("u\u0308", "v").replaceAll("\\p{M}", "");
      if (reading.matches("[a-z]{1,6}")) {
        add(readings, character, reading);
      }
    }
    further()
        .forEach(
            cells -> {
              for (String reading : cells[1].split(" ")) {
                add(readings, cells[0], reading);
              }
            });
    return readings;
  }

  /** Of 绿 lv, which some type as lu. */
  private static void add(Map<String, TreeSet<String>> readings, String character, String reading) {
    TreeSet<String> its = readings.computeIfAbsent(character, c -> new TreeSet<>());
    its.add(reading);
    its.add(reading.replace('v', 'u'));
  }

  /** The 6,763 characters of GB 2312: two bytes from B0A1 to F7FE. */
  private static List<String> characters() {
    var decoder = Charset.forName("GB2312").newDecoder();
    List<String> characters = new ArrayList<>();
    for (int row = 0xB0; row <= 0xF7; row++) {
      for (int cell = 0xA1; cell <= 0xFE; cell++) {
        try {
          characters.add(
              decoder.decode(ByteBuffer.wrap(new byte[] {(byte) row, (byte) cell})).toString());
        } catch (CharacterCodingException none) {
          // The last cells of row D7 hold no character.
          continue;
        }
      }
    }
    return characters;
  }

  private static List<String[]> further() {
    try (InputStream file = Objects.requireNonNull(Pinyin.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
