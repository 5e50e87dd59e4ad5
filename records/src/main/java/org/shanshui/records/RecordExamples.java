package org.shanshui.records;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out examples of types of records. Given are {@code values}, {@code today}, and where a
 * step is tried {@code state}, {@code step}, {@code person}, {@code are}, {@code files}, {@code
 * opinion}, {@code taken} (step and person of each). What comes of it: {@code problems}, the places
 * of all that is wrong; {@code kept}, the sound values as they are kept; {@code grade}; {@code
 * missing}; {@code state}, or {@code refused}.
 */
final class RecordExamples {
  private RecordExamples() {}

  static Map<String, Object> run(RecordType type, Map<String, @Nullable Object> given) {
    Known known = everything(LocalDate.parse(text(given, "today", "2026-01-01")));
    Map<String, Object> results = new LinkedHashMap<>();
    RecordType.Reading reading = type.read(map(given.get("values")), known);
    results.put("problems", reading.problems().stream().map(Problem::at).toList());
    results.put("kept", Values.plain(type.attributes(), reading.values()));
    type.grade(reading.values(), known)
        .ifPresent(
            judgement -> {
              results.put("grade", judgement.grade().gives());
              results.put("missing", judgement.missing().stream().sorted().toList());
            });
    if (given.containsKey("step")) {
      Lifecycle lifecycle =
          type.lifecycle()
              .orElseThrow(() -> new IllegalArgumentException("这一类型没有流程 · there is no lifecycle"));
      step(lifecycle, reading.values(), given, known, results);
    }
    return results;
  }

  private static void step(
      Lifecycle lifecycle,
      Map<String, Object> values,
      Map<String, @Nullable Object> given,
      Known known,
      Map<String, Object> results) {
    List<Lifecycle.Taken> taken =
        list(given.get("taken")).stream()
            .map(RecordExamples::map)
            .map(t -> new Lifecycle.Taken(text(t, "step", ""), text(t, "person", "")))
            .toList();
    Map<String, Object> inputs = new LinkedHashMap<>(values);
    inputs.put(Attributes.TODAY, known.today());
    Lifecycle.Attempt attempt =
        new Lifecycle.Attempt(
            text(given, "step", ""),
            text(given, "person", "A"),
            Set.copyOf(list(given.get("are")).stream().map(String::valueOf).toList()),
            inputs,
            Integer.parseInt(text(given, "files", "0")),
            text(given, "opinion", ""));
    Lifecycle.Standing standing =
        new Lifecycle.Standing(text(given, "state", lifecycle.start()), taken);
    Lifecycle.Answer answer = lifecycle.take(standing, attempt);
    if (answer instanceof Lifecycle.Answer.Moved moved) {
      results.put("state", moved.standing().state());
    } else if (answer instanceof Lifecycle.Answer.Refused refused) {
      results.put("refused", refused.problems().stream().map(p -> p.what().english()).toList());
    }
  }

  private static String text(Map<String, ?> map, String key, String otherwise) {
    Object value = map.get(key);
    return value == null ? otherwise : String.valueOf(value);
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> given) {
      given.forEach(
          (key, one) -> {
            if (one != null) {
              map.put(String.valueOf(key), one);
            }
          });
    }
    return map;
  }

  /** A world in which whatever is named is there: examples are about rules, not about a city. */
  private static Known everything(LocalDate today) {
    return new Known() {
      @Override
      public LocalDate today() {
        return today;
      }

      @Override
      public boolean region(String code) {
        return true;
      }

      @Override
      public boolean unit(String id) {
        return true;
      }

      @Override
      public boolean person(String id) {
        return true;
      }

      @Override
      public boolean file(String id, Set<String> sorts) {
        return true;
      }

      @Override
      public boolean record(String type, String id) {
        return true;
      }
    };
  }
}
