package org.shanshui.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.refusal.Refusal;

/** Programs sort refusals by their codes: each is listed, and means one thing. */
class RefusalsTest {
  private static final Path CODE = Path.of("src/main/java/org/shanshui/platform");
  private static final Path LISTED = Path.of("../docs/refusals.md");
  private static final Path FRESH = Path.of("target/refusals.md");
  private static final String HEAD =
      """
      # Refusals

      Why the application may refuse, for programs: `type` of the problem (RFC 9457) is `urn:shanshui:refusal:` and the code; `refusals` has each reason with
      `type`, `chinese`, `english` and, where it is about one, the `field`. Codes stay when words change. Where a text has … stands what was given. A code has
      several lines where it is said of several things. Written from the code, and compared with it by `RefusalsTest`.

      | code | status | Chinese | English |
      |---|--:|---|---|
      """;

  private static final Pattern CALL =
      Pattern.compile(
          "\\b(invalid|conflict|missing|denied|unavailable)\\(\\s*\"([a-z]+\\.[a-z-]+)\",");

  @Test
  void everyRefusalIsListed() throws IOException {
    Map<String, List<String>> lines = new TreeMap<>();
    List<String> strange = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CODE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        String module = CODE.relativize(file).getName(0).toString();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
          String code = call.group(2);
          if (!code.startsWith(module + ".")) {
            strange.add(code + " in " + file);
          }
          List<String> texts = texts(source, call.end());
          int status = Refusal.Kind.valueOf(call.group(1).toUpperCase(Locale.ROOT)).status();
          String line =
              "| `%s` | %d | %s | %s |".formatted(code, status, texts.get(0), texts.get(1));
          List<String> known = lines.computeIfAbsent(code, unused -> new ArrayList<>());
          if (!known.contains(line)) {
            known.add(line);
          }
        }
      }
    }
    assertThat(strange).as("codes that name another module than they stand in").isEmpty();
    assertThat(lines).hasSizeGreaterThan(250);
    String page =
        HEAD + lines.values().stream().flatMap(List::stream).collect(joining("\n")) + "\n";
    Files.createDirectories(FRESH.getParent());
    Files.writeString(FRESH, page, UTF_8);
    assertThat(Files.readString(LISTED))
        .as("run: cp platform/target/refusals.md docs/")
        .isEqualTo(page);
  }

  /** What the two arguments that begin here say, with … for what is put in. */
  private static List<String> texts(String source, int from) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean isQuoted = false;
    boolean isGap = false;
    for (int i = from; texts.size() < 2; i++) {
      char c = source.charAt(i);
      if (isQuoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          isQuoted = false;
        } else if (depth == 0) {
          if (isGap && !text.isEmpty() && text.charAt(text.length() - 1) != '…') {
            text.append('…');
          }
          isGap = false;
          text.append(c);
        }
      } else if (c == '"') {
        isQuoted = true;
      } else if (c == '(') {
        depth++;
        isGap = true;
      } else if ((c == ',' || c == ')') && depth == 0) {
        texts.add(plain(text.toString()));
        text.setLength(0);
        isGap = false;
      } else if (c == ')') {
        depth--;
      } else if (Character.isJavaIdentifierPart(c)) {
        isGap = true;
      }
    }
    return texts;
  }

  private static String plain(String text) {
    String plain =
        text.replaceAll("%(\\d\\$)?[-,.\\d]*[sd]", "…").replaceAll("…+", "…").replace("|", "\\|");
    return plain.isBlank() ? "…" : plain.strip();
  }
}
