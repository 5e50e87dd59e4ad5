package org.shanshui.packkit.yaml;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.shanshui.packkit.Faults;

/**
 * Whatever the bytes, there is a root or a fault, and each has a place. The seeds run as tests;
 * {@code JAZZER_FUZZ=1} looks for more.
 */
class YamlFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void yaml(byte[] bytes) {
    Faults faults = new Faults();
    Optional<Node> root = YamlReader.read("a.yaml", bytes, faults);
    assertTrue(root.isPresent() || !faults.none());
    root.ifPresent(Node::plain);
    faults.list().forEach(f -> assertTrue(!f.chinese().isBlank() && !f.english().isBlank()));
  }
}
