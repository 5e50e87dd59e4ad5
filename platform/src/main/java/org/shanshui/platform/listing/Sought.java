package org.shanshui.platform.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody looks for: words that must all occur, in any order; a number (#436); the code of
 * something (YX-2024-015); words by their pinyin.
 */
public record Sought(List<String> words) {
  private static final int MOST_WORDS = 8;
  private static final Pattern NUMBER = Pattern.compile("[#＃](\\d{1,18})");
  private static final Pattern CODE = Pattern.compile("(?=.*\\d)[A-Za-z0-9〔〕号-]{2,40}");

  public static Sought of(String text) {
    List<String> words =
        List.of(text.strip().split("[\\s\\u3000]+")).stream()
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    return new Sought(words);
  }

  /** Whether it is one number and nothing else. */
  public boolean isNumber() {
    return words.size() == 1 && NUMBER.matcher(words.get(0)).matches();
  }

  /**
   * The condition that a row has it.
   *
   * @param parameter its parameters begin with this
   * @param id expression of the row's number
   * @param texts expressions that may hold the words; the first is a name, and is looked for by
   *     pinyin as well
   * @param codes expressions of what is looked at only where a word may be a code
   */
  public Condition in(String parameter, String id, List<String> texts, List<String> codes) {
    List<String> all = new ArrayList<>();
    Map<String, Object> given = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      var number = NUMBER.matcher(word);
      if (number.matches()) {
        all.add(id + " = :" + parameter + i);
        given.put(parameter + i, Long.valueOf(number.group(1)));
        continue;
      }
      List<String> any = new ArrayList<>();
      given.put(parameter + i, word.toLowerCase(Locale.ROOT));
      for (String text : texts) {
        any.add("strpos(lower(" + text + "), :" + parameter + i + ") > 0");
      }
      if (CODE.matcher(word).matches()) {
        for (String code : codes) {
          any.add("strpos(lower(" + code + "), :" + parameter + i + ") > 0");
        }
      }
      Optional<String> pinyin = Pinyin.pattern(word);
      if (pinyin.isPresent()) {
        any.add(texts.get(0) + " ~ :" + parameter + "Read" + i);
        given.put(parameter + "Read" + i, pinyin.get());
      }
      all.add("(" + String.join(" or ", any) + ")");
    }
    return all.isEmpty() ? Condition.of("true") : new Condition(String.join(" and ", all), given);
  }
}
