package org.shanshui.packkit.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;

class YamlReaderTest {
  private static Node read(String yaml) {
    Faults faults = new Faults();
    Node root = YamlReader.read("a.yaml", yaml.getBytes(UTF_8), faults).orElse(null);
    assertEquals(List.of(), faults.list());
    return root;
  }

  private static List<Fault> faults(byte[] bytes) {
    Faults faults = new Faults();
    YamlReader.read("a.yaml", bytes, faults);
    return faults.list();
  }

  private static Fault fault(String yaml) {
    List<Fault> faults = faults(yaml.getBytes(UTF_8));
    assertEquals(1, faults.size(), faults::toString);
    return faults.get(0);
  }

  @Test
  void everyNodeKnowsItsPlace() {
    Node.Mapping root = (Node.Mapping) read("河: 长\nlist:\n  - 甲\n  - \"乙\"\n");
    assertEquals(new Place("a.yaml", 1, 4), root.get("河").place());
    Node.Sequence list = (Node.Sequence) root.get("list");
    assertEquals(new Place("a.yaml", 2, 1), root.at("list"));
    assertEquals(new Place("a.yaml", 3, 5), list.items().get(0).place());
    assertEquals(new Place("a.yaml", 4, 6), ((Node.Scalar) list.items().get(1)).first());
  }

  @Test
  void onlyWhatLooksLikeANumberIsOne() {
    Object plain =
        read("{a: -12.50, b: 2026-01-31, c: no, d: 12:30, e: 007, f: 1e3, g: true, h: ~, i: '5', j: 1_000, k: 0x1F}")
            .plain();
    Map<?, ?> map = (Map<?, ?>) plain;
    assertEquals(new BigDecimal("-12.50"), map.get("a"));
    assertEquals("2026-01-31", map.get("b"));
    assertEquals("no", map.get("c"));
    assertEquals("12:30", map.get("d"));
    assertEquals("007", map.get("e"));
    assertEquals("1e3", map.get("f"));
    assertEquals(true, map.get("g"));
    assertTrue(map.containsKey("h") && map.get("h") == null);
    assertEquals("5", map.get("i"));
    assertEquals("1_000", map.get("j"));
    assertEquals("0x1F", map.get("k"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: !!java.lang.Object {} | 1 | 4",
        "a: !own b | 1 | 4",
        "a: &x b | 1 | 4",
        "a: *x | 1 | 4",
        "'{a: b, a: c}' | 1 | 8",
        "'[a, b' | 1 | 6",
        "'a: b: c' | 1 | 5",
        "'? [a]' | 1 | 3",
      })
  void whatIsNotAllowedIsToldWithItsPlace(String yaml, int line, int column) {
    Fault fault = fault(yaml);
    assertEquals(new Place("a.yaml", line, column), fault.place(), fault::toString);
  }

  @Test
  void aliasesCannotMakeAFileGrow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertEquals(new Place("a.yaml", 1, 5), fault(bomb.toString()).place());
  }

  @Test
  void emptyFilesAndSecondDocumentsAreFaults() {
    assertEquals(Place.top("a.yaml"), fault("").place());
    assertEquals(Place.top("a.yaml"), fault("# nothing\n").place());
    assertEquals(new Place("a.yaml", 2, 1), fault("a: b\n---\nc: d\n").place());
  }

  @Test
  void sizeDepthAndNumberAreBounded() {
    assertEquals(Place.top("a.yaml"), fault("a: " + "x".repeat(YamlReader.LARGEST)).place());
    Fault deep = fault("[".repeat(2_000) + "]".repeat(2_000));
    assertEquals(1, deep.place().line());
    assertTrue(deep.what().english().contains("deep"), deep::toString);
    Fault many = fault("[" + "a,".repeat(YamlReader.MOST_NODES) + "a]");
    assertTrue(many.what().english().contains("nodes"), many::toString);
  }

  @Test
  void whatIsNoUtf8OrNoTextIsToldWhereItStands() {
    byte[] bytes = "河: x\n长: y".getBytes(UTF_8);
    bytes[bytes.length - 1] = (byte) 0xFF;
    assertEquals(new Place("a.yaml", 2, 4), faults(bytes).get(0).place());
    assertEquals(new Place("a.yaml", 2, 4), fault("a: b\nc: \u0001").place());
  }
}
