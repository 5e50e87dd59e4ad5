package org.shanshui.packkit.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;

/**
 * Whatever the text, it is an expression that has an outcome, or there is a fault. The seeds run as
 * tests; {@code JAZZER_FUZZ=1} looks for more.
 */
class ExpressionFuzzTest {
  private static final Scope SCOPE =
      new Scope(
          Map.of(
              "x", Type.Simple.NUMBER,
              "t", Type.Simple.TEXT,
              "d", Type.Simple.DATE,
              "l", new Type.ListOf(Type.Simple.NUMBER)));

  @FuzzTest(maxDuration = "1m")
  void expression(byte[] bytes) {
    Faults faults = new Faults();
    SCOPE
        .compile(new String(bytes, UTF_8), Place.top("a.yaml"), Type.Simple.FLAG, faults)
        .ifPresentOrElse(
            expression -> {
              expression.trace(Map.of("x", BigDecimal.ONE, "t", "a", "l", List.of(BigDecimal.TEN)));
              expression.evaluate(Map.of());
            },
            () -> assertTrue(!faults.none()));
  }
}
