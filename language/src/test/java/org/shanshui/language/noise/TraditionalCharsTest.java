package org.shanshui.language.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TraditionalCharsTest {
  @Test
  void traditionalBecomesSimplified() {
    assertEquals("台湾与发展规划", TraditionalChars.simplify("臺灣與發展規劃"));
    assertEquals('沈', TraditionalChars.simplify('瀋'));
  }

  @Test
  void charactersStandardInBothStay() {
    assertEquals("著名、乾县、瞭望", TraditionalChars.simplify("著名、乾县、瞭望"));
    assertEquals("a1，\uD83C", TraditionalChars.simplify("a1，\uD83C"));
  }

  @Test
  void simplifyingTwiceChangesNothingMore() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      char once = TraditionalChars.simplify(c);
      assertEquals(once, TraditionalChars.simplify(once), () -> "char " + (int) once);
    }
  }
}
