package org.shanshui.language.offices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
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

/** The corpus files beside this class are the specification of how bodies are read. */
class OfficesCorpusTest {
  static Stream<List<String>> names() throws IOException {
    return lines("canonical.corpus.tsv");
  }

  static Stream<List<String>> lists() throws IOException {
    return lines("lists.corpus.tsv");
  }

  static Stream<List<String>> prose() throws IOException {
    return lines("prose.corpus.tsv");
  }

  static Stream<List<String>> responsibilities() throws IOException {
    return lines("responsibilities.corpus.tsv");
  }

  static Stream<List<String>> others() throws IOException {
    return lines("not-responsibilities.corpus.tsv");
  }

  @ParameterizedTest
  @MethodSource("names")
  void knowsTheFullName(List<String> line) {
    assertEquals(line.get(1), Objects.requireNonNullElse(Offices.canonical(line.get(0)), "-"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void splitsLists(List<String> line) {
    String text = "列：" + line.get(0) + "。";
    String found =
        Offices.parseList(text, 2, text.length() - 1).stream()
            .map(
                name ->
                    switch (name.kind()) {
                          case NAMED -> "";
                          case COLLECTIVE -> "C:";
                          case OTHER -> "O:";
                        }
                        + name.quote()
                        + (name.etc() ? "+" : ""))
            .collect(Collectors.joining("|"));
    assertEquals(line.get(1), found);
  }

  @ParameterizedTest
  @MethodSource("prose")
  void findsBodiesInProse(List<String> line) {
    String found =
        Offices.find(line.get(0)).stream().map(OfficeName::quote).collect(Collectors.joining("|"));
    assertEquals(line.get(1), found.isEmpty() ? "-" : found, line.get(0));
  }

  @ParameterizedTest
  @MethodSource("responsibilities")
  void readsWhoIsResponsible(List<String> line) {
    Responsibility read = assertRead(line.get(0));
    GeneralClause general = read.generalClause();
    OfficeName lead = read.lead();
    Quote due = read.due();
    assertEquals(
        line.subList(1, 8),
        List.of(
            lead == null ? "-" : lead.quote(),
            quotes(read.support()),
            orDash(read.leaders().stream().map(Quote::text).collect(Collectors.joining("|"))),
            due == null ? "-" : due.text(),
            read.etc() ? "etc" : "-",
            general == null ? "-" : general.quote().text(),
            quotes(read.implied())),
        line.get(0));
  }

  @ParameterizedTest
  @MethodSource("others")
  void leavesOtherBracketsAlone(List<String> line) {
    assertNull(Responsibilities.parse(line.get(0)), line.get(0));
    assertEquals(List.of(), Responsibilities.find("说明。" + line.get(0)), line.get(0));
  }

  @Test
  void findsClausesInATextWithTheirPlaces() {
    String text = "1.做好节水（含中水回用）工作。（责任单位：市水利局，各县（市、区）政府）\n2.推进绿化。（市林业局）\n3.办好集市（市商务局）。";
    List<Responsibility> found = Responsibilities.find(text);
    assertEquals(2, found.size());
    assertEquals("（责任单位：市水利局，各县（市、区）政府）", text.substring(found.get(0).start(), found.get(0).end()));
    assertEquals("（市林业局）", text.substring(found.get(1).start(), found.get(1).end()));
  }

  @Test
  void aCompanyAloneIsResponsibleBehindItsSentenceOnly() {
    assertEquals(1, Responsibilities.find("接入泵站40座。（岚川水务发展有限公司）").size());
    assertEquals(0, Responsibilities.find("引进龙头企业1家（岚川水务发展有限公司）。").size());
  }

  @Test
  void generalClausesSayWhatTheyHoldFor() {
    assertEquals(GeneralClause.Scope.FOLLOWING, scope("责任单位：市水利局；以下均需各县（市、区）落实，不再列出"));
    assertEquals(GeneralClause.Scope.PRECEDING, scope("责任单位：市水利局；以上均需各县（市、区）落实"));
    assertEquals(GeneralClause.Scope.ALL, scope("责任单位：市水利局；各项任务均需各县（市、区）落实"));
  }

  @Test
  void sameBodyByWhateverName() {
    assertTrue(Offices.same("市发展改革委", "台州市发展和改革委员会"));
    assertTrue(Offices.same("各县（市、区）政府", "各县(市、区)人民政府"));
    assertFalse(Offices.same("市水利局", "县水利局"));
    assertFalse(Offices.same("加快推进", "加快推进"), "no names of bodies");
  }

  @Test
  void aShorterNameOfADepartmentIsToldFromAnotherBody() {
    assertTrue(Offices.shortens("市文旅局", "市文化广电旅游体育局"));
    assertTrue(Offices.shortens("市文化和旅游局", "台州市文化广电和旅游局"));
    assertTrue(Offices.shortens("市自然资源局", "市自然资源和规划局"));
    assertTrue(Offices.shortens("市教育局", "市教育体育局"));
    assertTrue(Offices.shortens("市林草和园林局", "市林草园林局"), "but for what joins its words");
    assertFalse(Offices.shortens("市发改委", "市发展和改革委员会"), "that is the same");
    assertFalse(Offices.shortens("县自然资源局", "市自然资源和规划局"));
    assertFalse(Offices.shortens("市体育局", "市文化广电旅游体育局"));
    assertFalse(Offices.shortens("市规划局", "市自然资源和规划局"));
    assertFalse(Offices.shortens("市卫生局", "市卫生健康委员会"));
    assertFalse(Offices.shortens("市政府办公室", "市人民政府金融工作办公室"));
    assertFalse(Offices.shortens("市委办公室", "市委金融委员会办公室"));
    assertFalse(Offices.shortens("市生态环境局", "市生态环境局岫城分局"));
    assertFalse(Offices.shortens("加快推进", "加快推进"));
  }

  @Test
  void everyFormOfTheRegisterIsRead() throws IOException {
    for (List<String> line : lines("offices.tsv").toList()) {
      String mark = line.get(0).substring(0, 1);
      boolean marked = "*@!".contains(mark);
      String full = marked ? line.get(0).substring(1) : line.get(0);
      String anchor = mark.equals("!") ? "" : mark.equals("@") ? "台州" : "市";
      String canonical = (mark.equals("@") ? "" : anchor) + full;
      assertEquals(canonical, Offices.canonical(anchor + full));
      for (String form : line.size() < 2 ? List.<String>of() : List.of(line.get(1).split(" "))) {
        if (form.contains("~")) {
          assertNotNull(Offices.canonical(form.replace("~", "台州市")), form);
        } else {
          assertEquals(canonical, Offices.canonical(anchor + form), form);
        }
      }
    }
  }

  private static GeneralClause.Scope scope(String clause) {
    return Objects.requireNonNull(assertRead(clause).generalClause()).scope();
  }

  private static Responsibility assertRead(String clause) {
    @Nullable Responsibility read = Responsibilities.parse(clause);
    assertNotNull(read, clause);
    return Objects.requireNonNull(read);
  }

  private static String quotes(List<OfficeName> names) {
    return orDash(names.stream().map(OfficeName::quote).collect(Collectors.joining("|")));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static Stream<List<String>> lines(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OfficesCorpusTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)));
    }
  }
}
