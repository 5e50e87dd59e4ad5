package org.shanshui.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.pack.Packs;

/** A made-up pack with everything a type of record may have; and each way to spoil it. */
class PackTest {
  @Test
  void itLoadsAndItsExamplesComeOut() {
    Packs packs = Wells.packs();
    assertEquals(List.of(), packs.examine());
    assertEquals(List.of(), packs.withoutExample());
    assertEquals(17, Wells.type().attributes().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "holds: dug_on <= today | holds: dug_on <= yesterday | there is no input or function yesterday",
        "holds: water_at <= depth | holds: water_at <= title | <= does not take (number, text)",
        "holds: water_at <= depth | holds: water_at + depth | the expression has to give yes or no",
        "s.day >= dug_on | s.date >= dug_on | there is no column date",
        "type: flag | type: flagg | “flagg” is none of the values there are",
        "type: flag} | type: flag, unit: 米} | an attribute of type flag has no unit",
        "{key: covered | {key: in | in is a reserved word",
        "{key: covered | {key: today | today is a reserved word",
        "{key: cost | {key: depth | the attribute depth occurs twice",
        "codes: water | codes: milk | there is no list of codes milk",
        "codes: water |  | a choice has either codes or options",
        "least: 0, most: 500 | least: 600, most: 500 | most is less than least",
        "`W-[0-9]{3}` | `W-[0-9{3}` | the pattern is not sound",
        "of: spring | | of is missing",
        "most: 12 | most: 0 | a whole number from 1 to 1000",
        "when: known(covered) && !covered |  | a rule without condition stands last",
        "gives: good | when: covered@gives: good | the last rule has no condition",
        "id: open | id: foul | the rule foul occurs twice",
        "It is not covered. | '{lid} is off.' | {lid} stands for nothing",
        "key: water-in-it | key: dug-before-today | the check dug-before-today occurs twice",
        "at: water_at | at: bottom | there is no attribute bottom",
        "start: draft | start: begin | there is no state begin",
        "to: checked, who: [KEEPER] | to: seen, who: [KEEPER] | there is no state seen",
        "who: [KEEPER] | who: [MAYOR] | there is no role or relation MAYOR",
        "who: [KEEPER] | who: [] | the list is too short",
        "another_than: [submit] | another_than: [sign] | there is no step sign",
        "attributes: [region] | attributes: [county] | there is no attribute county",
        "limit: 10d | limit: ten | “ten” is not written as it should be",
        "en: In use, end: true | en: In use | ",
        "en: Closed, end: true | en: Closed | no step leads on from the state closed",
        "to: closed | to: in_use | the state closed can never be reached",
      })
  void eachFaultIsToldWithLineAndColumn(String text, String other, String what) {
    String whole = Wells.text("records/well.yaml");
    String spoilt =
        whole.replaceFirst(
            java.util.regex.Pattern.quote(text.replace("`", "\"")),
            java.util.regex.Matcher.quoteReplacement(
                other == null ? "" : other.replace("`", "\"").replace("@", "\n    ")));
    if (what == null) {
      assertEquals(List.of(), Wells.with(spoilt).examine());
      return;
    }
    BadPackException bad = assertThrows(BadPackException.class, () -> Wells.with(spoilt));
    Fault first = bad.faults().get(0);
    assertTrue(first.what().english().contains(what), bad::getMessage);
    assertEquals("packs/wells/records/well.yaml", first.place().file());
    int at = whole.substring(0, whole.indexOf(text.replace("`", "\""))).split("\n", -1).length;
    assertTrue(Math.abs(first.place().line() - at) <= 9, bad::getMessage);
    assertTrue(first.place().column() > 1, bad::getMessage);
  }
}
