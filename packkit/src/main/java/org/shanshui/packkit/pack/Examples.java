package org.shanshui.packkit.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Words;

/** Carries out the examples of a pack. */
final class Examples {
  private Examples() {}

  static List<Fault> examine(Pack pack) {
    List<Fault> faults = new ArrayList<>();
    for (Example example : pack.examples()) {
      pack.files().stream()
          .filter(file -> file.name().equals(example.of()))
          .forEach(file -> examine(example, file, faults));
    }
    return faults;
  }

  private static <T> void examine(Example example, Pack.Content<T> file, List<Fault> faults) {
    Map<String, ? extends @Nullable Object> results;
    try {
      results = file.kind().runner().run(file.value(), example.given());
    } catch (IllegalArgumentException e) {
      faults.add(
          new Fault(
              example.place(),
              new Words(
                  "示例“" + example.name().chinese() + "”无法运行（" + e.getMessage() + "）",
                  "the example “"
                      + example.name().english()
                      + "” cannot be run: "
                      + e.getMessage()),
              new Words("请修改 given", "mend what is given")));
      return;
    }
    example
        .gives()
        .forEach(
            (name, expected) -> {
              Object got = results.get(name);
              if (!alike(expected, got)) {
                faults.add(
                    new Fault(
                        example.place(),
                        new Words(
                            "示例“%s”的 %s 得出“%s”，应为“%s”"
                                .formatted(example.name().chinese(), name, got, expected),
                            "the example “%s” gives %s %s, not %s"
                                .formatted(example.name().english(), name, got, expected)),
                        new Words("请核对规则和示例", "look at the rule and the example")));
              }
            });
  }

  /** Whether a result is as expected; of a map those entries count that are expected. */
  static boolean alike(@Nullable Object expected, @Nullable Object got) {
    if (expected instanceof BigDecimal number) {
      return got instanceof Number value && new BigDecimal(value.toString()).compareTo(number) == 0;
    }
    if (expected instanceof Map<?, ?> map) {
      return got instanceof Map<?, ?> other
          && map.entrySet().stream().allMatch(e -> alike(e.getValue(), other.get(e.getKey())));
    }
    if (expected instanceof List<?> list) {
      if (!(got instanceof List<?> other) || other.size() != list.size()) {
        return false;
      }
      for (int i = 0; i < list.size(); i++) {
        if (!alike(list.get(i), other.get(i))) {
          return false;
        }
      }
      return true;
    }
    return got instanceof LocalDate day
        ? day.toString().equals(expected)
        : Objects.equals(expected, got);
  }
}
