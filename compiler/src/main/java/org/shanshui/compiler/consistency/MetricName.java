package org.shanshui.compiler.consistency;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Plan;

/** Under which name metrics (指标名) of several plans are found to be one: by {@code metrics.tsv}. */
final class MetricName {
  private static final String FILE = "metrics.tsv";
  private static final Pattern UNSAID = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\p{C}\\s]+");
  private static final MetricName KNOWN = read();

  private final Map<String, String> folds;
  private final Pattern fold;
  private final List<String> heads;
  private final List<String> tails;
  private final Pattern anywhere;
  private final Set<String> bare;
  private final Map<String, List<String>> implied;

  private MetricName(
      Map<String, String> folds,
      List<String> heads,
      List<String> tails,
      List<String> anywhere,
      Set<String> bare,
      Map<String, List<String>> implied) {
    this.implied = implied;
    this.folds = folds;
    this.fold = anyOf(folds.keySet().stream().toList());
    this.heads = heads;
    this.tails = tails;
    this.anywhere = anyOf(anywhere);
    this.bare = bare;
  }

  /**
   * The name to compare by, null where the metric says too little to be compared across texts.
   *
   * @param dimension of its value: 装机 and 装机容量 are one where it is a power
   * @param region of the plan; its name before a metric says nothing
   */
  static @Nullable String of(String metric, String dimension, Plan.@Nullable Region region) {
    String name = KNOWN.anywhere.matcher(plain(metric)).replaceAll("");
    String place = region == null ? "" : plain(region.name());
    name = KNOWN.fold(KNOWN.core(KNOWN.fold(KNOWN.core(name, place)), place));
    for (String tail : KNOWN.implied.getOrDefault(dimension, List.of())) {
      name = without(name, tail, false);
    }
    return name.length() < 2 || KNOWN.bare.contains(name) ? null : name;
  }

  private String fold(String name) {
    return fold.matcher(name).replaceAll(match -> folds.getOrDefault(match.group(), ""));
  }

  private String core(String name, String place) {
    String core = name;
    boolean shorter = true;
    while (shorter) {
      String before = core;
      core = without(core, place, true);
      if (place.length() > 2) {
        core = without(core, place.substring(0, place.length() - 1), true);
      }
      for (String head : heads) {
        core = without(core, head, true);
      }
      for (String tail : tails) {
        core = without(core, tail, false);
      }
      shorter = core.length() < before.length();
    }
    return core;
  }

  /** What is left must still name something. */
  private static String without(String name, String part, boolean atHead) {
    if (part.isEmpty() || name.length() - part.length() < 2) {
      return name;
    }
    if (atHead) {
      return name.startsWith(part) ? name.substring(part.length()) : name;
    }
    return name.endsWith(part) ? name.substring(0, name.length() - part.length()) : name;
  }

  private static String plain(String text) {
    String half = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return UNSAID.matcher(half).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static Pattern anyOf(List<String> words) {
    return Pattern.compile(
        words.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));
  }

  private static MetricName read() {
    Map<String, String> folds = new HashMap<>();
    Map<String, List<String>> drops = new HashMap<>();
    Set<String> bare = new HashSet<>();
    Map<String, List<String>> implied = new HashMap<>();
    int number = 0;
    for (String line : lines()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t");
      if (fields[0].equals("bare") && fields.length == 2) {
        bare.addAll(words(fields[1]));
      } else if (fields[0].equals("drop") && fields.length == 3) {
        drops.put(fields[1], words(fields[2]));
      } else if (fields[0].equals("implied") && fields.length == 3) {
        implied.put(fields[1], words(fields[2]));
      } else if (fields[0].equals("fold") && fields.length == 3) {
        // The name itself folds to itself, so that a shorter synonym within it is left alone.
        folds.put(plain(fields[1]), plain(fields[1]));
        words(fields[2]).forEach(word -> folds.put(word, plain(fields[1])));
      } else {
        throw new IllegalStateException(
            "%s 第 %d 行不成立 / line %d makes no sense".formatted(FILE, number, number));
      }
    }
    return new MetricName(
        folds,
        drops.getOrDefault("^", List.of()),
        drops.getOrDefault("$", List.of()),
        drops.getOrDefault("*", List.of()),
        bare,
        implied);
  }

  private static List<String> words(String field) {
    return Pattern.compile(" ").splitAsStream(field).map(MetricName::plain).toList();
  }

  private static List<String> lines() {
    try (InputStream in = MetricName.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("缺少数据文件 / data file missing: " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
