package org.shanshui.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodePointsTest {

  @Test
  void aCharacterBeyondTheBasicPlaneTakesTwoUnits() {
    CodePoints points = new CodePoints("𬭎湖3处");
    assertEquals(2, points.unit(1));
    assertEquals(1, points.point(2));
    assertEquals(5, points.unit(99));
    assertEquals(0, points.unit(-1));
  }

  @Property
  void thereAndBackIsTheSameOffset(@ForAll String text) {
    CodePoints points = new CodePoints(text);
    int count = text.codePointCount(0, text.length());
    for (int point = 0; point <= count; point++) {
      int unit = text.offsetByCodePoints(0, point);
      assertEquals(unit, points.unit(point));
      assertEquals(point, points.point(unit));
    }
  }
}
