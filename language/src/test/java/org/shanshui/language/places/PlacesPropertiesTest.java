package org.shanshui.language.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PlacesPropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "台州", "市", "区", "县", "椒江", "、", "（", "）", "和", "朝阳", "鼓楼区", "城区", "三区两市", "市区", "包括",
          "以下简称", "海南", "藏族自治州", "路", "场", "域", "\uD83C", "a", "臺州", "，", "等", "“", "”", "天台县",
          "黄岩");

  @Provide
  Arbitrary<String> prose() {
    return Arbitraries.oneOf(
        Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces)),
        Arbitraries.strings().ofMaxLength(60));
  }

  @Provide
  Arbitrary<String> homes() {
    return Arbitraries.of("331000", "331002", "330000", "110000", "220100", "429004");
  }

  @Property
  void matchesQuoteTheTextInOrder(@ForAll("prose") String text, @ForAll("homes") String home) {
    Place place = Objects.requireNonNull(Gazetteer.of().byCode(home));
    int last = 0;
    for (PlaceMatch match : Gazetteer.of().find(text, place)) {
      assertTrue(match.start() >= last && match.end() > match.start(), text);
      assertEquals(text.substring(match.start(), match.end()), match.quote());
      last = match.end();
    }
  }

  @Property
  void groupsQuoteTheTextInOrder(@ForAll("prose") String text, @ForAll("homes") String home) {
    Place place = Objects.requireNonNull(Gazetteer.of().byCode(home));
    int last = 0;
    for (PlaceGroups.GroupMatch match : PlaceGroups.learn(text, place).find(text)) {
      assertTrue(match.start() >= last && match.end() > match.start(), text);
      assertEquals(text.substring(match.start(), match.end()), match.quote());
      assertTrue(!match.places().isEmpty());
      last = match.end();
    }
  }

  @Property
  void guessingTheHomeNeverThrows(@ForAll("prose") String title, @ForAll("prose") String head) {
    Place home = Gazetteer.of().home(title, null, head);
    assertTrue(home == null || Gazetteer.of().byCode(home.code()) == home);
  }

  @Test
  void aLongTextIsReadInLinearTime() {
    String text = "椒江、黄岩、路桥、临海和市区的城区鼓楼区".repeat(100_000);
    Place home = Objects.requireNonNull(Gazetteer.of().byCode("331000"));
    Assertions.assertTimeout(
        Duration.ofMinutes(2), () -> PlaceGroups.learn(text, home).find(text).size());
  }
}
