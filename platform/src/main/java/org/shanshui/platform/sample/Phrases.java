package org.shanshui.platform.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write, from {@code sample/phrases.tsv}: a key and one of its phrases, which may name
 * others as {@code {key}}.
 */
final class Phrases {
  private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)}");
  private static final int DEEPEST = 8;

  private final Map<String, List<String>> byKey = new HashMap<>();

  Phrases() {
    for (List<String> row : Sheet.rows("phrases.tsv")) {
      byKey.computeIfAbsent(row.get(0), key -> new java.util.ArrayList<>()).add(row.get(1));
    }
  }

  /** Something of this key; the same for the same state of chance. */
  String say(String key, Random random, Map<String, String> known) {
    List<String> phrases = byKey.get(key);
    if (phrases == null) {
      throw new IllegalArgumentException("No phrases for " + key);
    }
    return fill(phrases.get(random.nextInt(phrases.size())), random, known, 0);
  }

  String say(String key, Random random) {
    return say(key, random, Map.of());
  }

  private String fill(String phrase, Random random, Map<String, String> known, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("Phrases that name each other: " + phrase);
    }
    Matcher slot = SLOT.matcher(phrase);
    StringBuilder filled = new StringBuilder();
    while (slot.find()) {
      String key = slot.group(1);
      slot.appendReplacement(filled, Matcher.quoteReplacement(word(key, random, known, depth)));
    }
    return slot.appendTail(filled).toString();
  }

  /** {@code {2-9}} is a number from 2 to 9. */
  private String word(String key, Random random, Map<String, String> known, int depth) {
    String given = known.get(key);
    if (given != null) {
      return given;
    }
    if (key.matches("\\d+-\\d+")) {
      String[] ends = key.split("-");
      int from = Integer.parseInt(ends[0]);
      return String.valueOf(from + random.nextInt(Integer.parseInt(ends[1]) - from + 1));
    }
    List<String> phrases = byKey.get(key);
    if (phrases == null) {
      throw new IllegalArgumentException("No phrases for " + key);
    }
    return fill(phrases.get(random.nextInt(phrases.size())), random, known, depth + 1);
  }
}
