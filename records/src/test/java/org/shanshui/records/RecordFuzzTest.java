package org.shanshui.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.pack.Packs;

/**
 * Whatever the bytes of a type's file, it loads or has faults with places; whatever the bytes of a
 * value, it is read or has a problem. The seeds run as tests; {@code JAZZER_FUZZ=1} looks for more.
 */
class RecordFuzzTest {
  private static final RecordType WELL = Wells.type();

  @FuzzTest(maxDuration = "1m")
  void type(byte[] bytes) {
    try {
      Packs packs = Wells.with(new String(bytes, UTF_8));
      packs
          .find(Wells.DAY, Wells.TYPES, "well")
          .orElseThrow()
          .read(Map.of("title", "x"), Wells.WORLD);
    } catch (BadPackException e) {
      assertTrue(!e.faults().isEmpty());
    }
  }

  @FuzzTest(maxDuration = "1m")
  void value(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    for (Attribute attribute : WELL.attributes()) {
      for (Object raw :
          List.of(text, List.of(text), Map.of("type", text, "coordinates", List.of(text)))) {
        List<Problem> problems = new ArrayList<>();
        Object value = attribute.type().read(raw, Wells.WORLD, attribute.key(), problems);
        assertTrue((value == null) == !problems.isEmpty());
      }
    }
  }
}
