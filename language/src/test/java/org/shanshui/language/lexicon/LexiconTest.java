package org.shanshui.language.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LexiconTest {
  @Test
  void theLongestWordWins() {
    Lexicon.Builder words = new Lexicon.Builder();
    words.add("海南", 1);
    words.add("海南藏族自治州", 2);
    Lexicon lexicon = words.build();
    long hit = lexicon.longestAt("在海南藏族自治州", 1, 8);
    assertEquals(2, Lexicon.word(hit));
    assertEquals(8, Lexicon.end(hit));
    assertEquals(1, Lexicon.word(lexicon.longestAt("在海南藏族自治州", 1, 7)), "the end is a wall");
    assertEquals(Lexicon.MISS, lexicon.longestAt("在海南", 0, 3));
  }

  @Test
  void aWordKeepsItsFirstNumber() {
    Lexicon.Builder words = new Lexicon.Builder();
    assertEquals(7, words.add("台州", 7));
    assertEquals(7, words.add("臺州", 8), "traditional is the same word");
    assertEquals(7, words.build().wordOf("台州"));
    assertThrows(IllegalArgumentException.class, () -> words.add("", 1));
  }

  @Test
  void thousandsOfWordsAreAllFoundAgain() {
    Lexicon.Builder words = new Lexicon.Builder();
    for (int i = 0; i < 20_000; i++) {
      words.add(Integer.toString(i, 7) + "号", i);
    }
    Lexicon lexicon = words.build();
    for (int i = 0; i < 20_000; i++) {
      assertEquals(i, lexicon.wordOf(Integer.toString(i, 7) + "号"));
    }
  }
}
