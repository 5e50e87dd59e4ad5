package org.shanshui.language.offices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OfficesPropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "市水利局",
          "市",
          "县",
          "（",
          "）",
          "〈",
          "〉",
          "(",
          ")",
          "[",
          "、",
          "，",
          "；",
          "：",
          ":",
          "责任单位",
          "牵头",
          "配合",
          "等",
          "和",
          "及",
          "以及",
          "按职责分工负责",
          "负责",
          "各县（市、区）政府",
          "以下均需",
          "落实",
          "不再列出",
          "完成时限",
          "2022年6月底",
          "责任领导",
          "张某",
          "由",
          " ",
          "\n",
          "。",
          "人行台州市中心支行",
          "团市委",
          "国网",
          "台州",
          "\uD83C",
          "等单位",
          "以上均");

  @Provide
  Arbitrary<String> prose() {
    return Arbitraries.oneOf(
        Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces)),
        Arbitraries.strings().ofMaxLength(60));
  }

  @Property
  void namesFoundQuoteTheTextInOrder(@ForAll("prose") String text) {
    assertInOrder(text, Offices.find(text));
  }

  @Property
  void listsQuoteTheTextInOrder(@ForAll("prose") String text) {
    assertInOrder(text, Offices.parseList(text, 0, text.length()));
  }

  @Property
  void clausesQuoteTheTextAndStayInside(@ForAll("prose") String text) {
    Responsibility whole = Responsibilities.parse(text);
    if (whole != null) {
      assertInside(text, whole);
    }
    int last = 0;
    for (Responsibility clause : Responsibilities.find(text)) {
      assertTrue(clause.start() >= last);
      assertInside(text, clause);
      last = clause.end();
    }
  }

  @Property
  void theFullNameOfAFullNameIsItself(@ForAll("prose") String name) {
    String canonical = Offices.canonical(name);
    assertTrue(canonical == null || !canonical.isEmpty());
    assertEquals(canonical != null, Offices.same(name, name));
  }

  @Test
  void longTextsAreReadInLinearTime() {
    String list = "市水利局、市林业局和".repeat(40_000);
    String clauses = "做好工作。（责任单位：市水利局、各县（市、区）政府；以下均需县〈市、区〉落实）".repeat(10_000);
    String open = "（责任单位：".repeat(40_000);
    String nested = "（".repeat(100_000) + "）".repeat(100_000);
    assertTimeout(
        Duration.ofMinutes(2),
        () -> {
          Offices.find(list);
          Offices.parseList(list, 0, list.length());
          Responsibilities.find(clauses);
          Responsibilities.find(open);
          Responsibilities.find(nested);
          Responsibilities.find("由市水利局牵头，".repeat(10_000));
          Responsibilities.find("牵头单位：市水利局 ".repeat(10_000));
          Responsibilities.find("由市水利局会同".repeat(10_000));
          Responsibilities.find("负责：".repeat(20_000));
          Responsibilities.parse(list);
          Responsibilities.parse(open);
          Responsibilities.parse("市水利局，".repeat(20_000));
          Responsibilities.parse("责任单位：市水利局 ，".repeat(20_000));
          Responsibilities.parse("以下，".repeat(20_000));
          Responsibilities.parse("市".repeat(100_000));
          Responsibilities.parse("和市水利局".repeat(20_000));
          Offices.canonical("各有关".repeat(30_000));
        });
  }

  private static void assertInOrder(String text, List<OfficeName> names) {
    int last = 0;
    for (OfficeName name : names) {
      assertTrue(name.start() >= last && name.end() > name.start(), text);
      assertEquals(text.substring(name.start(), name.end()), name.quote());
      last = name.end();
    }
  }

  private static void assertInside(String text, Responsibility clause) {
    for (OfficeName unit : clause.support()) {
      assertEquals(text.substring(unit.start(), unit.end()), unit.quote());
      assertTrue(unit.start() >= clause.start() && unit.end() <= clause.end());
    }
    for (Quote person : clause.leaders()) {
      assertEquals(text.substring(person.start(), person.end()), person.text());
    }
    OfficeName lead = clause.lead();
    if (lead != null) {
      assertEquals(text.substring(lead.start(), lead.end()), lead.quote());
    }
    Quote due = clause.due();
    if (due != null) {
      assertEquals(text.substring(due.start(), due.end()), due.text());
    }
  }
}
