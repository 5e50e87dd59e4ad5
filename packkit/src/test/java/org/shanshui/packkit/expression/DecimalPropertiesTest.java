package org.shanshui.packkit.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;

/** To the last digit as BigDecimal counts. */
class DecimalPropertiesTest {
  private static final Scope SCOPE =
      new Scope(Map.of("x", Type.Simple.NUMBER, "y", Type.Simple.NUMBER));

  private static final Map<String, Expression> COMPILED = new HashMap<>();

  private static Object value(String source, Type type, Map<String, Object> given) {
    Faults faults = new Faults();
    Expression expression =
        COMPILED.computeIfAbsent(
            source,
            s ->
                SCOPE
                    .compile(s, Place.top("a"), type, faults)
                    .orElseThrow(() -> new AssertionError(faults.list())));
    return ((Outcome.Known) expression.evaluate(given)).value();
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
        .ofScale(12);
  }

  @Property(tries = 200)
  void operatorsAreExact(@ForAll("numbers") BigDecimal x, @ForAll("numbers") BigDecimal y) {
    Map<String, Object> given = Map.of("x", x, "y", y);
    assertEquals(x.add(y), value("x + y", Type.Simple.NUMBER, given));
    assertEquals(x.subtract(y), value("x - y", Type.Simple.NUMBER, given));
    assertEquals(x.multiply(y), value("x * y", Type.Simple.NUMBER, given));
    assertEquals(x.compareTo(y) < 0, value("x < y", Type.Simple.FLAG, given));
    assertEquals(x.compareTo(y) >= 0, value("x >= y", Type.Simple.FLAG, given));
    assertEquals(x.compareTo(y) == 0, value("x == y", Type.Simple.FLAG, given));
    assertEquals(true, value("x + y - y == x", Type.Simple.FLAG, given));
  }

  @Property(tries = 200)
  void whatIsWrittenIsWhatIsMeant(@ForAll("numbers") BigDecimal x) {
    BigDecimal got = (BigDecimal) value(x.toPlainString() + " + 0", Type.Simple.NUMBER, Map.of());
    assertEquals(0, x.compareTo(got));
  }

  @Property(tries = 200)
  void roundingIsThatOfTheStandard(
      @ForAll("numbers") BigDecimal x, @ForAll @IntRange(min = 0, max = 6) int places) {
    assertEquals(
        x.setScale(places, RoundingMode.HALF_EVEN),
        value("round(x, " + places + ")", Type.Simple.NUMBER, Map.of("x", x)));
  }
}
