package org.shanshui.compiler.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanshui.compiler.CorpusFile;

class HeadTest {
  static Stream<List<String>> heads() {
    return CorpusFile.rows(HeadTest.class, "heads.corpus.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("heads")
  void aHeadHasItsRoleUnitAndYear(List<String> example) {
    Head head = Head.of(example.get(0));
    assertEquals(
        example.subList(1, 5),
        List.of(
            head.role() == null ? "-" : head.role().name(),
            head.name(),
            Objects.requireNonNullElse(head.unit(), "-"),
            head.year() == null ? "-" : head.year().toString()));
  }

  @Test
  void aPartSaysSo() {
    assertTrue(Head.of("其中:2026年").part());
    assertFalse(Head.of("2026年").part());
  }

  @ParameterizedTest
  @ValueSource(strings = {"序号", "2027年", "其中:2026年任务", "总投资(万元)", "指标属性"})
  void headsReadAsHeads(String cell) {
    assertTrue(Head.isHead(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "约束性", "建设雨水管网", "公里", "2000", "第二产业", "云台区"})
  void cellsOfTheBodyDoNot(String cell) {
    assertFalse(Head.isHead(cell));
  }
}
