package org.shanshui.compiler.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** A number alone in its line counts where the one before it does. */
class CountingLinesTest {
  @ParameterizedTest
  @CsvSource({
    "1|夯实基础|2|拓展应用|3|惠及群众, 3",
    "1|夯实基础|拓展应用|2|惠及群众, 2",
    "2|夯实基础|3|拓展应用, 0",
    "1|2|3|夯实基础, 0",
    "夯实基础|45|拓展应用|46|惠及群众, 0",
    "1|夯实基础|3|拓展应用, 0",
    "14|夯实基础|15|拓展应用|16|惠及群众|17|加强监管, 4",
  })
  void numbersWhatFollows(String lines, int counting) {
    String text = "澜江市数字乡村建设规划（2026—2030年）\n\n" + lines.replace("|", "\n\n") + "\n";
    long ordinals =
        Compiled.plan(text).quantities().stream()
            .filter(q -> q.type() == QuantityClass.ORDINAL)
            .count();
    assertEquals(counting, ordinals);
  }
}
