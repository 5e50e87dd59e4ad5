package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The style sheet's promises: contrast of WCAG 2.2 AA in light and dark, and its size. */
class StylesheetTest {
  private static final Path STATIC = Path.of("src", "main", "resources", "static");

  /** Text on ground, 4.5 to 1 (WCAG 2.2, 1.4.3). */
  private static final List<String> TEXT =
      List.of(
          "ink page",
          "ink surface",
          "ink sunken",
          "ink hover",
          "ink accent-soft",
          "ink mark",
          "ink-2 page",
          "ink-2 surface",
          "ink-2 sunken",
          "ink-2 hover",
          "ink-3 page",
          "ink-3 surface",
          "ink-3 sunken",
          "ink-3 hover",
          "bar-ink bar",
          "bar-ink-2 bar",
          "accent page",
          "accent surface",
          "accent sunken",
          "accent hover",
          "accent-strong surface",
          "accent-strong accent-soft",
          "accent-strong page",
          "on-accent accent",
          "on-accent accent-strong",
          "done surface",
          "done page",
          "done done-soft",
          "done hover",
          "good surface",
          "good page",
          "good good-soft",
          "good hover",
          "warn surface",
          "warn page",
          "warn warn-soft",
          "warn hover",
          "bad surface",
          "bad page",
          "bad bad-soft",
          "bad hover",
          "none surface",
          "none page",
          "none none-soft",
          "none hover",
          "ink done-soft",
          "ink good-soft",
          "ink warn-soft",
          "ink bad-soft",
          "ink-2 bad-soft",
          "ink-2 done-soft",
          "ink-2 warn-soft",
          "ink-2 good-soft");

  /** Borders of controls, focus and series of charts, 3 to 1 (1.4.11). */
  private static final List<String> SHAPES =
      List.of(
          "line-strong surface",
          "line-strong page",
          "focus surface",
          "focus page",
          "series-1 surface",
          "series-2 surface",
          "series-3 surface",
          "series-4 surface",
          "series-5 surface",
          "series-6 surface",
          "done sunken",
          "good sunken",
          "warn sunken",
          "bad sunken",
          "accent sunken");

  @Test
  void contrastHoldsInLightAndDark() throws IOException {
    String css = css();
    Map<String, Integer> light = tokens(css, ":root {");
    Map<String, Integer> dark = new LinkedHashMap<>(light);
    dark.putAll(tokens(css, ":root[data-theme=\"dark\"] {"));
    List<String> tooWeak = new ArrayList<>();
    for (Map<String, Integer> theme : List.of(light, dark)) {
      String name = theme.equals(light) ? "light" : "dark";
      TEXT.forEach(pair -> check(name, theme, pair, 4.5, tooWeak));
      SHAPES.forEach(pair -> check(name, theme, pair, 3.0, tooWeak));
    }
    assertThat(tooWeak).isEmpty();
  }

  @Test
  void darkBySystemAndDarkByHandAreAlike() throws IOException {
    assertThat(tokens(css(), ":root:not([data-theme=\"light\"]) {"))
        .isNotEmpty()
        .isEqualTo(tokens(css(), ":root[data-theme=\"dark\"] {"));
  }

  @Test
  void theSheetIsSmallAndBringsNothingFromElsewhere() throws IOException {
    assertThat(css().getBytes(StandardCharsets.UTF_8).length).isLessThan(40 * 1024);
    assertThat(css()).doesNotContain("@import", "http", "url(");
  }

  @Test
  void everyTokenThatIsUsedIsDefined() throws IOException {
    List<String> undefined =
        Pattern.compile("var\\((--[\\w-]+)\\)")
            .matcher(css())
            .results()
            .map(m -> m.group(1))
            .distinct()
            .filter(token -> !isDefined(token))
            .toList();
    assertThat(undefined).isEmpty();
  }

  @Test
  void everyMessageIsInBothLanguages() throws IOException {
    assertThat(messages("messages.properties").keySet())
        .isEqualTo(messages("messages_en.properties").keySet());
  }

  @Test
  void templatesHaveNoInlineStyleOrScript() throws IOException {
    List<String> offending = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        String text = Files.readString(file).replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
        Matcher found =
            Pattern.compile(
                    "\\s(th:)?style=|<style|\\son[a-z]+=\"|javascript:|hx-on|<script(?![^>]*(src=|application/json))")
                .matcher(text);
        while (found.find()) {
          offending.add(file + ": " + found.group().strip());
        }
      }
    }
    assertThat(offending).isEmpty();
  }

  private static boolean isDefined(String token) {
    try {
      return css().contains("  " + token + ": ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String css() throws IOException {
    return Files.readString(STATIC.resolve("shanshui.css"));
  }

  private static Properties messages(String name) throws IOException {
    Properties messages = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("src", "main", "resources", name))) {
      messages.load(reader);
    }
    return messages;
  }

  private static Map<String, Integer> tokens(String css, String opening) {
    int from = css.indexOf(opening);
    assertThat(from).as(opening).isNotNegative();
    Map<String, Integer> tokens = new LinkedHashMap<>();
    Matcher token =
        Pattern.compile("--([\\w-]+): #([0-9a-f]{6});")
            .matcher(css.substring(from, css.indexOf('}', from)));
    while (token.find()) {
      tokens.put(token.group(1), Integer.parseInt(token.group(2), 16));
    }
    return tokens;
  }

  private static void check(
      String theme, Map<String, Integer> tokens, String pair, double least, List<String> tooWeak) {
    String[] names = pair.split(" ");
    double contrast = contrast(tokens.get(names[0]), tokens.get(names[1]));
    if (contrast < least) {
      tooWeak.add("%s: %s is %.2f, not %.1f".formatted(theme, pair, contrast, least));
    }
  }

  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** A link beside a badge looks like the one that stands alone in its cell. */
  @Test
  void linksInCellsLookAlike() throws IOException {
    assertThat(css())
        .contains("td > a, tbody th > a { text-decoration: none; font-weight: 500; }")
        .doesNotContain("a:only-child");
  }

  /** What the house does by itself is told in the reader's language. */
  @Test
  void everyNameOfTheHouseHasAnEnglishWord() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher house =
            Pattern.compile("Actor\\.house\\(\"([^\"]+)\"\\)").matcher(Files.readString(source));
        while (house.find()) {
          names.add(house.group(1));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(10);
    Properties english = messages("messages_en.properties");
    for (String name : names) {
      assertThat(english.getProperty("ui.house." + name)).as(name).matches("[A-Za-z -]+");
    }
  }
}
