package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.compiler.plan.OutlineNode;

class HeadingsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 一, 一、清水",
    "2, 三, （三）清水",
    "3, 12, 12. 清水",
    "4, 2, （2）清水",
    "4, ①, ①清水",
    "1, 第二章, 第二章 清水",
    "2, , 清水",
  })
  void aHeadingIsLabelledAsDocumentsOfItsLevelAreNumbered(
      int level, @Nullable String number, String label) {
    assertEquals(label, Headings.label(node(level, number, 0, 9, List.of())));
  }

  @Test
  void aPlaceStandsUnderEveryHeadingThatRulesIt() {
    OutlineNode inner = node(2, "一", 5, 10, List.of());
    Headings headings = new Headings(List.of(node(1, "一", 2, 20, List.of(inner))));
    assertEquals("", headings.path(1));
    assertEquals("一、清水", headings.path(4));
    assertEquals("一、清水 › （一）清水", headings.path(9));
    assertEquals("一、清水", headings.path(10));
    assertEquals("", headings.path(20));
  }

  private static OutlineNode node(
      int level, @Nullable String number, int start, int end, List<OutlineNode> children) {
    return new OutlineNode("1", level, number, "清水", start, end, List.of(), children);
  }
}
