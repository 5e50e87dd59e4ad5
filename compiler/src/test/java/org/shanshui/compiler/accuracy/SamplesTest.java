package org.shanshui.compiler.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  private static final String REMEDY = "; after a change of a sample or a reader run anchor.py";

  static List<Sample> samples() {
    return Sample.all();
  }

  @Test
  void thereAreSamplesOfEveryKind() {
    assertTrue(samples().size() >= 3, () -> samples().toString());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyGoldMentionStandsAtItsOffsets(Sample sample) throws IOException {
    String text = sample.read().text();
    int last = 0;
    for (GoldMention mention : sample.mentions()) {
      assertTrue(mention.start() >= last, () -> mention + " overlaps the one before it");
      assertEquals(mention.quote(), part(text, mention), () -> mention + REMEDY);
      last = mention.end();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyArabicDigitBelongsToAMention(Sample sample) throws IOException {
    String text = sample.read().text();
    BitSet covered = new BitSet();
    for (GoldMention mention : sample.mentions()) {
      covered.set(mention.start(), Math.max(mention.start(), mention.end()));
    }
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int at = i;
      assertTrue(
          points[i] < '0' || points[i] > '9' || covered.get(i),
          () -> "the digit at " + at + " is in no mention" + REMEDY);
    }
  }

  private static String part(String text, GoldMention mention) {
    int[] points = text.codePoints().toArray();
    int start = Math.min(mention.start(), points.length);
    int end = Math.min(Math.max(start, mention.end()), points.length);
    return new String(points, start, end - start);
  }
}
