package org.shanshui.packkit.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;

class ExpressionTest {
  private static final Type WELL =
      new Type.Row("well", Map.of("name", Type.Simple.TEXT, "depth", Type.Simple.NUMBER));
  private static final Scope SCOPE = new Scope(inputs());
  private static final Place PLACE = new Place("a.yaml", 3, 9);

  private static Map<String, Type> inputs() {
    Map<String, Type> inputs = new LinkedHashMap<>();
    inputs.put("x", Type.Simple.NUMBER);
    inputs.put("y", Type.Simple.NUMBER);
    inputs.put("sort", Type.Simple.TEXT);
    inputs.put("held", Type.Simple.FLAG);
    inputs.put("day", Type.Simple.DATE);
    inputs.put("sorts", new Type.ListOf(Type.Simple.TEXT));
    inputs.put("wells", new Type.ListOf(WELL));
    return inputs;
  }

  private static Map<String, Object> given() {
    Map<String, Object> given = new HashMap<>();
    given.put("x", new BigDecimal("0.1"));
    given.put("y", new BigDecimal("0.20"));
    given.put("sort", "water");
    given.put("held", true);
    given.put("day", LocalDate.of(2026, 2, 28));
    given.put("sorts", List.of("water", "air"));
    given.put(
        "wells",
        List.of(
            Map.of("name", "a", "depth", new BigDecimal("5.5")),
            Map.of("name", "b", "depth", new BigDecimal("7.25"))));
    return given;
  }

  private static Expression number(String source) {
    return compiled(source, Type.Simple.NUMBER);
  }

  private static Expression compiled(String source, Type type) {
    Faults faults = new Faults();
    Expression expression = SCOPE.compile(source, PLACE, type, faults).orElse(null);
    assertEquals(List.of(), faults.list());
    return expression;
  }

  private static List<Fault> faults(String source) {
    Faults faults = new Faults();
    assertTrue(SCOPE.compile(source, PLACE, Type.Simple.FLAG, faults).isEmpty());
    return faults.list();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x + y | 0.30",
        "0.1 + 0.2 | 0.3",
        "x * 3 | 0.3",
        "3 / 4 | 0.75",
        "1 / 3 | 0.3333333333333333333333333333333333",
        "100.10 - y | 99.90",
        "-x | -0.1",
        "-1.5 - x | -1.6",
        "123456789012345678901234567890.12 + 0 | 123456789012345678901234567890.12",
        "size(sorts) / 4 | 0.5",
        "size(sorts) + size(wells) | 4",
        "sum(wells.map(w, w.depth)) | 12.75",
        "sum(wells.filter(w, w.depth > 6).map(w, w.depth)) | 7.25",
        "mean(wells.map(w, w.depth)) | 6.375",
        "greatest([1, x, y]) | 1",
        "least([1, x, y]) | 0.1",
        "round(2.345, 2) | 2.34",
        "round(2.355, 2) | 2.36",
        "round_half_up(2.345, 2) | 2.35",
        "floor(-1.5) | -2",
        "ceil(-1.5) | -1",
        "abs(x - y) | 0.1",
        "year(day) * 100 + month(day) | 202602",
        "days_between(date('2026-01-31'), day) | 28",
        "held ? 1 : 2 | 1",
        "wells[1].depth | 7.25",
        "wells.size() | 2",
      })
  void numbersAreExact(String source, BigDecimal value) {
    Outcome outcome = number(source).evaluate(given());
    BigDecimal got = (BigDecimal) assertInstanceOf(Outcome.Known.class, outcome).value();
    assertEquals(0, value.compareTo(got), () -> got.toPlainString());
  }

  @ParameterizedTest
  @CsvSource({
    "x + y == 0.3, true",
    "x + y >= 0.3, true",
    "x != 0.10, false",
    "size(sorts) == 2, true",
    "2 == size(sorts), true",
    "size(sorts) > 1, true",
    "sort in sorts, true",
    "x in [1; 0.1], true",
    "sort.matches('^w.*r$') && held, true",
    "wells.exists(w; w.depth >= 7), true",
    "wells.all(w; w.depth >= 7), false",
    "wells.exists_one(w; w.name == 'a'), true",
    "day < date('2026-03-01'), true",
    "plus_days(day; 1) == date('2026-03-01'), true",
    "known(x), true",
    "!held || sort.startsWith('wa'), true",
  })
  void flags(String source, boolean value) {
    assertEquals(
        new Outcome.Known(value),
        compiled(source.replace(';', ','), Type.Simple.FLAG).evaluate(given()));
  }

  @Test
  void whatIsMissingIsNamedAndWhatDoesNotDependOnItIsKnown() {
    Map<String, Object> given = given();
    given.remove("x");
    given.put("held", null);
    assertEquals(new Outcome.Missing(Set.of("x")), number("x + y").evaluate(given));
    assertEquals(
        new Outcome.Missing(Set.of("x", "held")),
        compiled("held && x > 1", Type.Simple.FLAG).evaluate(given));
    assertEquals(
        new Outcome.Known(false), compiled("held && y > 1", Type.Simple.FLAG).evaluate(given));
    assertEquals(
        new Outcome.Known(false), compiled("known(x) && x > 1", Type.Simple.FLAG).evaluate(given));
    assertEquals(
        new Outcome.Known(new BigDecimal("1")), number("known(held) ? 2 : 1").evaluate(given));
  }

  @Test
  void aMissingCellIsNamedToo() {
    Map<String, Object> given = given();
    given.put("wells", List.of(Map.of("name", "a")));
    assertEquals(
        new Outcome.Missing(Set.of("depth")), number("sum(wells.map(w, w.depth))").evaluate(given));
    assertEquals(
        new Outcome.Known(false),
        compiled("wells.exists(w, has(w.depth) && w.depth > 1)", Type.Simple.FLAG).evaluate(given));
  }

  @Test
  void theTraceTellsHowAValueCameAbout() {
    Outcome.Traced traced = number("held ? (x + y) * 2 : 0").trace(given());
    assertEquals(new Outcome.Known(new BigDecimal("0.60")), traced.outcome());
    assertEquals(
        List.of("held = true", "x = 0.1", "y = 0.20", "x + y = 0.30", "(x + y) * 2 = 0.60"),
        traced.lines().stream().map(Outcome.Line::toString).limit(5).toList());
    Map<String, Object> given = given();
    given.remove("x");
    assertTrue(number("x + y").trace(given).lines().contains(new Outcome.Line("x", "?")));
  }

  @Test
  void whatCannotBeCarriedOutSaysWhy() {
    assertFails("x / (y - 0.2)", "divided by zero");
    assertFails("0 / 0", "divided by zero");
    assertFails("greatest([])", "empty");
    assertFails("year(date(sort))", "no date");
    assertFails("decimal(sort)", "no date or number");
    assertFails("round(x, 500)", "places");
    assertFails("wells[5].depth", "carried out");
  }

  private static void assertFails(String source, String why) {
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, number(source).evaluate(given()));
    assertTrue(failed.why().english().contains(why), failed::toString);
  }

  @Test
  void costIsBounded() {
    String many = "[" + "1,".repeat(99) + "1]";
    assertFails(
        "sum("
            + many
            + ".map(a, sum("
            + many
            + ".map(b, sum(sorts.map(c, 1)) + sum(sorts.map(c, 1))))))",
        "rounds");
    String square = "x";
    for (int i = 0; i < 5; i++) {
      square = "(" + square + " * " + square + ")";
    }
    Map<String, Object> long100 = given();
    long100.put("x", new BigDecimal("9".repeat(90)));
    assertInstanceOf(Outcome.Failed.class, number(square).evaluate(long100));
    assertEquals(1, faults("x" + " + x".repeat(500) + " > 1").size());
    assertEquals(1, faults("(".repeat(100) + "held" + ")".repeat(100)).size());
    assertTrue(faults("'" + "a".repeat(Scope.LONGEST) + "' == sort").size() >= 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x > z | 13 | z",
        "x + sort > 1 | 11 | +",
        "wells.exists(w, w.deep > 1) | 26 | deep",
        "x > | 12 | brackets",
        "x + y | 9 | yes or no",
        "held && known(1) | 22 | known",
        "1u > 2u | 12 | >",
        "timestamp('2026-01-01T00:00:00Z') > timestamp('2026-01-01T00:00:00Z') | 18 | timestamp",
        "dyn(x) == 1 | 12 | dyn",
        "b'a' == b'b' && 1 | 22 | &&",
      })
  void whatIsUnsoundIsToldWithItsPlace(String source, int column, String word) {
    Fault fault = faults(source).get(0);
    assertEquals(3, fault.place().line(), fault::toString);
    assertTrue(fault.toString().contains(word), fault::toString);
    assertEquals(column, fault.place().column(), fault::toString);
  }

  @Test
  void inputsOfAnotherTypeAreAnErrorOfTheProgram() {
    Expression sum = number("x + y");
    assertThrows(IllegalArgumentException.class, () -> sum.evaluate(Map.of("x", "1", "y", "2")));
    assertThrows(IllegalArgumentException.class, () -> new Scope(Map.of("in", Type.Simple.TEXT)));
    assertEquals(Set.of("x", "y"), sum.inputs());
  }
}
