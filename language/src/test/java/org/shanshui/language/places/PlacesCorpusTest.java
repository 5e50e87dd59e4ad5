package org.shanshui.language.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus files beside this class are the specification of how places are read. */
class PlacesCorpusTest {
  private static final Gazetteer GAZETTEER = Gazetteer.of();

  static Stream<List<String>> places() throws IOException {
    return lines("places.corpus.tsv");
  }

  static Stream<List<String>> homes() throws IOException {
    return lines("home.corpus.tsv");
  }

  static Stream<List<String>> groups() throws IOException {
    return lines("groups.corpus.tsv");
  }

  @ParameterizedTest
  @MethodSource("places")
  void findsPlacesInText(List<String> line) {
    String found =
        GAZETTEER.find(line.get(1), place(line.get(0))).stream()
            .map(m -> m.quote() + "=" + Objects.requireNonNullElse(m.code(), "?"))
            .collect(Collectors.joining(" "));
    assertEquals(line.get(2), found.isEmpty() ? "-" : found, line.get(1));
  }

  @ParameterizedTest
  @MethodSource("homes")
  void guessesTheHomeRegion(List<String> line) {
    Place home = GAZETTEER.home(line.get(0), line.get(1), line.get(2));
    assertEquals(line.get(3), home == null ? "-" : home.code(), line.get(0));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void resolvesGroups(List<String> line) {
    PlaceGroups groups = PlaceGroups.learn(line.get(1), place(line.get(0)));
    String members =
        groups.members(line.get(2)).stream().map(Place::code).collect(Collectors.joining(" "));
    assertEquals(line.get(3), members.isEmpty() ? "-" : members, line.get(1));
    if (!members.isEmpty()) {
      assertTrue(
          groups.find(line.get(1)).stream().anyMatch(g -> g.quote().equals(line.get(2))),
          "found where it stands: " + line.get(1));
    }
  }

  @Test
  void theRegisterIsWhole() {
    assertEquals(34, GAZETTEER.all().stream().filter(p -> p.level() == Level.PROVINCE).count());
    assertEquals(333, GAZETTEER.all().stream().filter(p -> p.level() == Level.PREFECTURE).count());
    for (Place place : GAZETTEER.all()) {
      Place parent = GAZETTEER.parent(place);
      assertEquals(place.level() == Level.PROVINCE, parent == null, place.name());
      assertTrue(parent == null || parent.contains(place), place.name());
      assertTrue(GAZETTEER.byName(place.name()).contains(place), place.name());
    }
    assertEquals(9, GAZETTEER.children(Objects.requireNonNull(GAZETTEER.byCode("331000"))).size());
  }

  @Test
  void retiredPlacesAreKnownAndNotInForce() {
    Place retired = Objects.requireNonNull(GAZETTEER.byCode("330621"));
    assertEquals("绍兴县", retired.name());
    assertEquals("330600", retired.parent());
    assertFalse(GAZETTEER.isInForce(retired));
    assertTrue(GAZETTEER.isInForce(Objects.requireNonNull(GAZETTEER.byCode("330602"))));
    assertTrue(GAZETTEER.all().stream().allMatch(GAZETTEER::isInForce));
  }

  @Test
  void shortNamesDropTheGenericAndThePeoples() {
    assertEquals("黔东南", Objects.requireNonNull(GAZETTEER.byCode("522600")).shortName());
    assertEquals("内蒙古", Objects.requireNonNull(GAZETTEER.byCode("150000")).shortName());
    assertEquals("克孜勒苏", Objects.requireNonNull(GAZETTEER.byCode("653000")).shortName());
    assertEquals("浦东", Objects.requireNonNull(GAZETTEER.byCode("310115")).shortName());
    assertEquals("和县", Objects.requireNonNull(GAZETTEER.byCode("340523")).shortName());
  }

  private static @Nullable Place place(String code) {
    return code.equals("-") ? null : Objects.requireNonNull(GAZETTEER.byCode(code), code);
  }

  private static Stream<List<String>> lines(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PlacesCorpusTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)));
    }
  }
}
