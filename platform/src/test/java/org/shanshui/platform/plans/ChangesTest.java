package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a commitment has changed, and which words of it. */
class ChangesTest {
  private static final Map<Long, String> UNITS = Map.of(1L, "云岫市城市管理局", 2L, "云岫市综合行政执法局");

  private static Content.Task task(String lead, Long unit, String due) {
    return new Content.Task(
        null,
        "清理河道",
        "清理河道垃圾。",
        new Content.Party(lead, unit),
        List.of(),
        List.of(),
        false,
        null,
        due,
        null);
  }

  private static String shown(List<Changes.Span> spans) {
    return spans.stream()
        .map(s -> s.differs() ? "[" + s.text() + "]" : s.text())
        .collect(Collectors.joining());
  }

  @Test
  void theSameTextWithAnotherUnitSaysWhich() {
    List<Changes.Change> changes =
        Changes.of(task("市城管局", 1L, "2025"), task("市城管局", 2L, "2025"), UNITS);
    assertThat(changes).extracting(Changes.Change::field).containsExactly("lead");
    assertThat(shown(changes.get(0).before())).isEqualTo("市城管局（云岫市[城市管理]局）");
    assertThat(shown(changes.get(0).after())).isEqualTo("市城管局（云岫市[综合行政执法]局）");
    assertThat(Changes.of(task("市城管局", null, "2025"), task("市城管局", 1L, "2026"), UNITS))
        .extracting(Changes.Change::field)
        .containsExactly("lead", "due");
  }

  @Test
  void figuresAreMarkedWhole() {
    List<Changes.Change> changes = Changes.of(target("70"), target("80"), Map.of());
    assertThat(changes).extracting(Changes.Change::field).containsExactly("figure");
    assertThat(shown(changes.get(0).before())).isEqualTo("≥ [70%]");
    assertThat(shown(changes.get(0).after())).isEqualTo("≥ [80%]");
  }

  private static Content.Target target(String value) {
    return new Content.Target(
        "优良率",
        "level",
        ">=",
        new BigDecimal(value),
        null,
        null,
        "%",
        "2025",
        null,
        null,
        null,
        "aim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "到2025年达到70%以上 | 到2026年达到80%以上 | 到[2025]年达到[70%]以上",
        "完成治理 | 全面完成治理任务 | 完成治理",
        "甲乙丙 | 丙乙甲 | [甲乙]丙",
        "同样 | 同样 | 同样"
      })
  void wordsThatTheOtherHasNotAreMarked(String text, String other, String marked) {
    assertThat(shown(Changes.marked(text, other))).isEqualTo(marked);
    assertThat(
            Changes.marked(text, other).stream()
                .map(Changes.Span::text)
                .collect(Collectors.joining()))
        .isEqualTo(text);
  }
}
