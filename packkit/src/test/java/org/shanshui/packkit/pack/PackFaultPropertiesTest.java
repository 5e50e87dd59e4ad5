package org.shanshui.packkit.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.schema.FileSchema;

/**
 * However a pack is spoilt, it loads, or each fault has a file, a line in it, a column, and words.
 */
class PackFaultPropertiesTest {
  private static final FileKind<String> KIND =
      new FileKind<>(
          "prices",
          FileSchema.of(
              PackFaultPropertiesTest.class,
              "price.schema.json",
              FileSchema.of(Words.class, "words.schema.json")),
          (key, root, found, faults) -> Optional.of(key),
          (value, given) -> Map.of());

  private static final String HEAD =
      """
      key: fruit
      name: {zh: 水果, en: Fruit}
      version: "1.0"
      in_force_from: 2026-01-01
      needs: []
      sources:
        - {zh: 自拟, en: made up}
      """;
  private static final String PRICE = "yuan: 2.50\nsort: red\n";

  @Provide
  Arbitrary<String> spoilt() {
    Arbitrary<String> bits =
        Arbitraries.of(
            "",
            ":",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "!x ",
            "\"",
            "'",
            "\n",
            "\n  ",
            "\t",
            "x: ",
            "key: b\n",
            "1",
            "~",
            "#",
            "|",
            "---\n",
            "\u0007",
            "河",
            "𠀀");
    return Arbitraries.integers()
        .between(0, HEAD.length())
        .flatMap(
            at ->
                Arbitraries.integers()
                    .between(0, 6)
                    .flatMap(
                        cut ->
                            bits.map(
                                bit ->
                                    HEAD.substring(0, at)
                                        + bit
                                        + HEAD.substring(Math.min(HEAD.length(), at + cut)))));
  }

  @Property(tries = 1000)
  void everyFaultHasAPlace(@ForAll("spoilt") String head) {
    try {
      Packs.load(
          List.of(
              PackSource.of(
                  "packs/",
                  Map.of(
                      "fruit/pack.yaml", head.getBytes(UTF_8),
                      "fruit/prices/apple.yaml", PRICE.getBytes(UTF_8)))),
          List.of(KIND));
    } catch (BadPackException e) {
      long lines = head.lines().count() + 1;
      assertTrue(!e.faults().isEmpty());
      for (Fault fault : e.faults()) {
        assertTrue(fault.place().file().equals("packs/fruit/pack.yaml"), fault::toString);
        assertTrue(fault.place().line() <= lines, fault::toString);
        assertTrue(!fault.chinese().isBlank() && !fault.english().isBlank());
      }
    }
  }
}
