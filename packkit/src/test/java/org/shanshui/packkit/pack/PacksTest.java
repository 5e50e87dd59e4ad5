package org.shanshui.packkit.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;

/** With two kinds of files made up for it: prices, and baskets that refer to them. */
class PacksTest {
  private static final FileSchema WORDS = FileSchema.of(Words.class, "words.schema.json");

  private record Price(String key, BigDecimal yuan) {}

  private record Basket(Price price, Template words) {}

  private static final FileKind<Price> PRICES =
      new FileKind<>(
          "prices",
          FileSchema.of(PacksTest.class, "price.schema.json", WORDS),
          (key, root, found, faults) -> Optional.of(new Price(key, root.get("yuan").number())),
          (price, given) ->
              Map.of("cost", price.yuan().multiply((BigDecimal) given.get("pieces"))));

  private static final FileKind<Basket> BASKETS =
      new FileKind<>(
          "baskets",
          FileSchema.of(PacksTest.class, "basket.schema.json", WORDS),
          (key, root, found, faults) -> {
            Optional<Price> price = found.find(PRICES, root.text("price"));
            if (price.isEmpty()) {
              faults.add(
                  root.get("price").place(),
                  new Words("没有这个价格", "there is no such price"),
                  new Words("请先写价格", "write it first"));
            }
            Optional<Template> words = Template.read(root.map("words"), List.of("price"), faults);
            return price.flatMap(p -> words.map(w -> new Basket(p, w)));
          },
          (basket, given) -> Map.of("price", basket.price().yuan()));

  private final Map<String, String> files = new TreeMap<>();

  PacksTest() {
    files.put("fruit/pack.yaml", head("fruit", "1.0", "2026-01-01"));
    files.put("fruit/prices/apple.yaml", "yuan: 2.50\n");
    files.put(
        "fruit/baskets/small.yaml",
        "price: apple\nwords: {zh: \"每个{price}元\", en: \"{price} yuan each\"}\n");
    files.put(
        "fruit/examples/cost.yaml",
        """
        - name: {zh: 四个, en: four}
          of: prices/apple
          given: {pieces: 4}
          gives: {cost: 10}
        """);
  }

  private static String head(String key, String version, String from) {
    return """
        key: %s
        name: {zh: 水果, en: Fruit}
        version: "%s"
        in_force_from: %s
        sources: [{zh: 自拟, en: made up}]
        """
        .formatted(key, version, from);
  }

  private static PackSource source(String prefix, Map<String, String> files) {
    Map<String, byte[]> bytes = new HashMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
    return PackSource.of(prefix, bytes);
  }

  private Packs load() {
    return Packs.load(List.of(source("packs/", files)), List.of(PRICES, BASKETS));
  }

  private List<String> faults() {
    return assertThrows(BadPackException.class, this::load).faults().stream()
        .map(f -> f.place() + " " + f.what().english())
        .toList();
  }

  @Test
  void aPackIsReadIntoTypedValues() {
    Packs packs = load();
    LocalDate day = LocalDate.of(2026, 6, 1);
    assertEquals(new BigDecimal("2.50"), packs.find(day, PRICES, "apple").orElseThrow().yuan());
    Basket basket = packs.on(day, BASKETS).get("small");
    assertEquals(
        new Words("每个2.50元", "2.50 yuan each"),
        basket.words().fill((name, chinese) -> basket.price().yuan().toPlainString()));
    assertEquals(List.of(), packs.examine());
    assertEquals(List.of("fruit: baskets/small"), packs.withoutExample());
  }

  @Test
  void theVersionInForceOnTheDayDecides() {
    files.put("fruit-2/pack.yaml", head("fruit", "2.0", "2026-07-01"));
    files.put("fruit-2/prices/apple.yaml", "yuan: 3\n");
    Packs packs = load();
    assertTrue(packs.find(LocalDate.of(2025, 12, 31), PRICES, "apple").isEmpty());
    assertEquals("2.50", price(packs, LocalDate.of(2026, 6, 30)));
    assertEquals("3", price(packs, LocalDate.of(2026, 7, 1)));
  }

  private static String price(Packs packs, LocalDate day) {
    return packs.find(day, PRICES, "apple").orElseThrow().yuan().toPlainString();
  }

  @Test
  void aCitysOwnPackTakesThePlaceOfTheReleases() {
    Map<String, String> own =
        Map.of(
            "obst/pack.yaml",
            head("fruit", "1.1", "2026-01-01"),
            "obst/prices/apple.yaml",
            "yuan: 9\n");
    Packs packs =
        Packs.load(
            List.of(source("packs/", files), source("/etc/packs/", own)), List.of(PRICES, BASKETS));
    assertEquals("9", price(packs, LocalDate.of(2026, 6, 1)));
    assertEquals(Map.of(), packs.on(LocalDate.of(2026, 6, 1), BASKETS));
  }

  @Test
  void allThatIsWrongIsToldAtOnceEachWithLineAndColumn() {
    files.put("fruit/prices/pear.yaml", "yuna: 2\nyuan: two\n");
    files.put("fruit/prices/plum.yaml", "# a plum\nyuan: -1\nsort: mirabelle\n");
    files.put("fruit/baskets/large.yaml", "price: melon\nwords: {zh: \"{x}\", en: ''}\n");
    files.put("fruit/baskets/other.yaml", "price: melon\nwords: {zh: \"{x}\", en: b}\n");
    assertEquals(
        List.of(
            "packs/fruit/baskets/large.yaml:2:24 “” is not written as it should be",
            "packs/fruit/baskets/other.yaml:1:8 there is no such price",
            "packs/fruit/baskets/other.yaml:2:14 {x} stands for nothing",
            "packs/fruit/prices/pear.yaml:1:1 there is no yuna here",
            "packs/fruit/prices/pear.yaml:2:7 a number is expected, not a text",
            "packs/fruit/prices/plum.yaml:2:7 “-1” is out of bounds",
            "packs/fruit/prices/plum.yaml:3:7 “mirabelle” is none of the values there are"),
        faults());
    Fault typo =
        assertThrows(BadPackException.class, this::load).faults().stream()
            .filter(f -> f.what().english().contains("yuna"))
            .findFirst()
            .orElseThrow();
    assertEquals("packs/fruit/prices/pear.yaml:1:1：没有“yuna”这一项；是否应为“yuan”？", typo.chinese());
    assertEquals(
        "packs/fruit/prices/pear.yaml:1:1: there is no yuna here; is it yuan?", typo.english());
  }

  @Test
  void strangersAndMissingHeadsAreTold() {
    files.put("fruit/scripts/run.sh", "rm");
    files.put("fruit/prices/Apfel.yml", "yuan: 1");
    files.put("loose.yaml", "a: b");
    files.put("veg/prices/leek.yaml", "yuan: 1");
    assertEquals(
        List.of(
            "packs/fruit/prices/Apfel.yml:1:1 the file's name does not fit",
            "packs/fruit/scripts/run.sh:1:1 packs have no such file",
            "packs/loose.yaml:1:1 the file is in no pack",
            "packs/veg/pack.yaml:1:1 pack.yaml is missing"),
        faults());
  }

  @Test
  void headsAreHeldTogether() {
    files.put("veg/pack.yaml", head("veg", "1.0", "2026-02-30") + "needs: [fruit, meat]\n");
    files.put("veg/prices/apple.yaml", "yuan: 1");
    files.put(
        "veg/examples/a.yaml",
        "- {name: {zh: 一, en: one}, of: prices/leek, given: {}, gives: {a: 1}}");
    assertEquals(
        List.of(
            "packs/veg/examples/a.yaml:1:32 the pack has no prices/leek.yaml",
            "packs/veg/pack.yaml:4:16 there is no such day",
            "packs/veg/pack.yaml:6:16 the pack meat, which this needs, is not there",
            "packs/veg/prices/apple.yaml:1:1 the pack fruit has prices/apple already"),
        faults());
    files.remove("veg/prices/apple.yaml");
    files.remove("veg/examples/a.yaml");
    files.put("veg/pack.yaml", head("veg", "1.0", "2026-02-30"));
    assertEquals(List.of("packs/veg/pack.yaml:4:16 there is no such day"), faults());
    files.put("veg/pack.yaml", head("fruit", "1.0", "2026-02-01"));
    assertEquals(1, faults().size());
  }

  @Test
  void aPackSeesTheFilesOfThoseItNeedsAndOfNoOther() {
    files.put("picnic/pack.yaml", head("picnic", "1.0", "2026-01-01"));
    files.put("picnic/baskets/picnic.yaml", "price: apple\nwords: {zh: 一, en: b}\n");
    assertEquals(List.of("packs/picnic/baskets/picnic.yaml:1:8 there is no such price"), faults());
    files.put("picnic/pack.yaml", head("picnic", "1.0", "2026-01-01") + "needs: [fruit]\n");
    assertEquals("apple", load().on(LocalDate.of(2026, 1, 1), BASKETS).get("picnic").price().key());
  }

  @Test
  void anExampleThatComesOutOtherwiseIsToldAtItsPlace() {
    files.put(
        "fruit/examples/cost.yaml",
        """
        - {name: {zh: 一, en: one}, of: prices/apple, given: {pieces: 1}, gives: {cost: 2.5}}
        - {name: {zh: 二, en: two}, of: prices/apple, given: {pieces: 2}, gives: {cost: 6}}
        """);
    List<Fault> faults = load().examine();
    assertEquals(1, faults.size());
    assertEquals("packs/fruit/examples/cost.yaml:2:3", faults.get(0).place().toString());
    assertEquals("the example “two” gives cost 5.00, not 6", faults.get(0).what().english());
  }

  @Test
  void aFolderIsReadAndWhatIsNoPartOfAPackIsLeft(@TempDir Path folder) throws IOException {
    files.put("fruit/README.md", "# Fruit");
    files.put("fruit/.hidden/x.yaml", "x");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Packs packs = Packs.load(List.of(PackSource.folder(folder)), List.of(PRICES, BASKETS));
    assertEquals("2.50", price(packs, LocalDate.of(2026, 1, 1)));
    BadPackException missing =
        assertThrows(
            BadPackException.class,
            () -> Packs.load(List.of(PackSource.folder(folder.resolve("no"))), List.of(PRICES)));
    assertEquals(1, missing.faults().size());
  }

  @Test
  void maximalFoldersAreRefused() {
    Map<String, byte[]> many = new HashMap<>();
    for (int i = 0; i <= PackSource.MOST_FILES; i++) {
      many.put("a/prices/p" + i + ".yaml", new byte[0]);
    }
    assertThrows(
        BadPackException.class,
        () -> Packs.load(List.of(PackSource.of("x/", many)), List.of(PRICES)));
  }

  @Test
  void whereOneFileHasToBeInForceThereIsNoneToGuess() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertEquals("apple", load().only(day, PRICES).key());
    assertThrows(IllegalStateException.class, () -> load().only(day.minusDays(1), PRICES));
    files.put("fruit/prices/pear.yaml", "yuan: 1");
    assertThrows(IllegalStateException.class, () -> load().only(day, PRICES));
  }

  @Test
  void aFileOfNoPackIsReadAlone() {
    assertEquals("x.yaml", PRICES.read("x.yaml", "yuan: 1".getBytes(UTF_8)).key());
    assertThrows(BadPackException.class, () -> PRICES.read("x.yaml", "a: 1".getBytes(UTF_8)));
  }

  @Test
  void nodesAreReadAsTheyAre() {
    assertEquals("prices", PRICES.toString());
    assertThrows(
        IllegalStateException.class, () -> new Node.Mapping(null, Map.of()).get("nothing"));
  }
}
