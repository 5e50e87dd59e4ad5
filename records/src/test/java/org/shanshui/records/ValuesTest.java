package org.shanshui.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final RecordType WELL = Wells.type();

  private static Map<String, Object> raw() {
    Map<String, Object> raw = new LinkedHashMap<>();
    raw.put("title", " 东井 ");
    raw.put("code", "W-001");
    raw.put("story", "");
    raw.put("depth", "12.50");
    raw.put("water_at", 3);
    raw.put("cost", new BigDecimal("1000.10"));
    raw.put("dug_on", "2020-02-29");
    raw.put("use", "farming");
    raw.put("risks", List.of("salt", "fall", "salt"));
    raw.put("covered", "true");
    raw.put("region", "331001");
    raw.put("keeper", "7");
    raw.put("warden", 8);
    raw.put("pictures", List.of("90", "91"));
    raw.put("at", "120.15, 30.28");
    raw.put("fed_by", "5");
    raw.put("samples", List.of(Map.of("day", "2021-01-01", "nitrate", "3.20")));
    return raw;
  }

  private static List<String> problems(Map<String, ?> raw) {
    return WELL.read(raw, Wells.WORLD).problems().stream()
        .map(p -> p.at() + ": " + p.what().english())
        .toList();
  }

  @Test
  void rawValuesOfFormsAndProgramsBecomeTyped() {
    RecordType.Reading reading = WELL.read(raw(), Wells.WORLD);
    assertEquals(List.of(), reading.problems());
    Map<String, Object> values = reading.values();
    assertEquals("东井", values.get("title"));
    assertTrue(!values.containsKey("story"));
    assertEquals(new BigDecimal("12.50"), values.get("depth"));
    assertEquals(new BigDecimal("3"), values.get("water_at"));
    assertEquals(LocalDate.of(2020, 2, 29), values.get("dug_on"));
    assertEquals(List.of("salt", "fall"), values.get("risks"));
    assertEquals(true, values.get("covered"));
    assertEquals("8", values.get("warden"));
    assertEquals(
        Geometry.point(new BigDecimal("120.15"), new BigDecimal("30.28")), values.get("at"));
    assertEquals(List.of("5"), values.get("fed_by"));
  }

  @Test
  void whatIsKeptIsReadAgainAsItWas() {
    Map<String, Object> values = WELL.read(raw(), Wells.WORLD).values();
    Map<String, Object> kept = Values.plain(WELL.attributes(), values);
    assertEquals("12.50", kept.get("depth"));
    RecordType.Reading again = WELL.read(kept, Wells.WORLD);
    assertEquals(List.of(), again.problems());
    assertEquals(values, again.values());
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithAttributeAndRemedy() {
    Map<String, Object> raw = raw();
    raw.put("title", null);
    raw.put("code", "w1");
    raw.put("depth", "12.505");
    raw.put("water_at", "1,000");
    raw.put("cost", -1);
    raw.put("dug_on", "2026-02-30");
    raw.put("use", "bathing");
    raw.put("risks", List.of("salt", "ghosts"));
    raw.put("covered", "perhaps");
    raw.put("region", "1");
    raw.put("keeper", "8");
    raw.put("warden", "9");
    raw.put("pictures", List.of("90", "91", "92", "93"));
    raw.put(
        "at", Map.of("type", "LineString", "coordinates", List.of(List.of(1, 2), List.of(3, 4))));
    raw.put("fed_by", List.of("6"));
    raw.put("samples", List.of(Map.of("day", "2021-01-01"), Map.of("nitrate", "x")));
    raw.put("colour", "blue");
    assertEquals(
        List.of(
            "title: Name is missing",
            "code: “w1” is not written as it should be",
            "depth: there are too many decimals",
            "water_at: “1,000” is no number",
            "cost: -1 is out of bounds",
            "dug_on: “2026-02-30” is no day",
            "use: there is no “bathing”",
            "risks: there is no “ghosts”",
            "covered: “perhaps” is neither yes nor no",
            "region: there is no “1”",
            "keeper: there is no “8”",
            "warden: there is no “9”",
            "pictures: there are too many",
            "at: it has another shape",
            "fed_by: there is no “6”",
            "samples[2].day: Day is missing",
            "samples[2].nitrate: “x” is no number",
            "colour: there is no attribute colour"),
        problems(raw));
    WELL.read(raw, Wells.WORLD)
        .problems()
        .forEach(p -> assertTrue(!p.remedy().chinese().isBlank() && !p.what().chinese().isBlank()));
  }

  @Test
  void checksAreJudgedWhereTheirInputsAreThere() {
    Map<String, Object> raw = raw();
    raw.put("water_at", "12.51");
    raw.put("samples", List.of(Map.of("day", "2019-01-01")));
    assertEquals(
        List.of(
            "water_at: the water stands below the bottom",
            "dug_on: a sample is older than the well"),
        problems(raw));
    raw.remove("dug_on");
    raw.remove("water_at");
    assertEquals(List.of(), problems(raw));
  }

  @Test
  void placesLieOnTheEarth() {
    for (Object bad :
        List.of(
            "181,0",
            "0,91",
            "0",
            "a,b",
            Map.of("type", "Point"),
            Map.of("type", "Circle", "coordinates", List.of(1, 2)),
            Map.of("type", "Polygon", "coordinates", List.of()),
            Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(List.of(0, 0), List.of(1, 0), List.of(1, 1), List.of(0, 1)))))) {
      List<Problem> problems = new ArrayList<>();
      AttributeType type = WELL.attribute("at").type();
      assertEquals(null, type.read(bad, Wells.WORLD, "at", problems));
      assertEquals(1, problems.size(), bad::toString);
    }
  }

  @Test
  void hugeNumbersAreNoNumbers() {
    Map<String, Object> raw = raw();
    raw.put("cost", new BigDecimal("1e1000000000"));
    raw.put("depth", "NaN");
    assertEquals(2, problems(raw).size());
  }
}
