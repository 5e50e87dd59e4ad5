package org.shanshui.platform.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SecrecyTest {
  private static final SealedColumn MOBILE = SealedColumn.sought("person", "mobile");
  private static final SealedColumn PHONE = SealedColumn.of("case_file", "reporter_phone");
  private static final Keys.Key OLD = key(1);
  private static final Keys.Key NEW = key(2);

  private final Secrecy before = new Secrecy(new Keys(List.of(OLD)));
  private final Secrecy after = new Secrecy(new Keys(List.of(OLD, NEW)));
  private final Secrecy other = new Secrecy(new Keys(List.of(NEW)));

  private static Keys.Key key(int seed) {
    byte[] secret = new byte[Keys.BYTES];
    secret[0] = (byte) seed;
    return Keys.Key.of(secret);
  }

  /** Any text that UTF-8 can carry. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .excludeChars(surrogates())
        .ofMaxLength(200)
        .map(text -> text + "山水😀");
  }

  private static char[] surrogates() {
    char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return all;
  }

  @Property
  void whatIsSealedOpensAndTellsNothing(@ForAll("texts") String text) {
    String sealed = before.seal(MOBILE, text);
    assertThat(before.open(MOBILE, sealed)).isEqualTo(text);
    assertThat(sealed).matches("[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain(text);
    assertThat(before.seal(MOBILE, text)).as("never the same twice").isNotEqualTo(sealed);
  }

  @Property
  void whatIsChangedAnywhereDoesNotOpen(
      @ForAll("texts") String text, @ForAll @IntRange(max = 9999) int place) {
    String sealed = before.seal(MOBILE, text);
    // The last character carries bits that are no part of the value.
    int at = place % (sealed.length() - 1);
    char another = sealed.charAt(at) == 'a' ? 'b' : 'a';
    String changed = sealed.substring(0, at) + another + sealed.substring(at + 1);
    refused(before, MOBILE, changed);
    refused(before, MOBILE, sealed.substring(0, at));
  }

  @Property
  void whatIsMovedToAnotherColumnDoesNotOpen(@ForAll("texts") String text) {
    refused(before, PHONE, before.seal(MOBILE, text));
  }

  @Property
  void keysAreTurned(@ForAll("texts") String text) {
    String earlier = before.seal(MOBILE, text);
    String later = after.seal(MOBILE, text);
    assertThat(after.open(MOBILE, earlier)).isEqualTo(text);
    assertThat(other.open(MOBILE, later)).as("the newest seals").isEqualTo(text);
    refused(before, MOBILE, later);
    assertThat(after.digests(MOBILE, text))
        .contains(before.digest(MOBILE, text), after.digest(MOBILE, text))
        .hasSize(2);
  }

  private static void refused(Secrecy secrecy, SealedColumn column, String kept) {
    assertThatThrownBy(() -> secrecy.open(column, kept))
        .as(kept)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("What stands in " + column.place());
  }

  @Test
  void inClearNothingIsTaken() {
    refused(before, MOBILE, "13912345678");
    refused(before, MOBILE, OLD.id() + ".????");
    assertThat(before.seal(MOBILE, null)).isNull();
    assertThat(before.open(MOBILE, null)).isNull();
    assertThat(before.digest(MOBILE, null)).isNull();
  }

  @Test
  void aWholeValueIsFoundHoweverItIsWritten() {
    assertThat(before.digests(MOBILE, "139-1234 5678"))
        .containsExactly(before.digest(MOBILE, "13912345678"));
    assertThat(before.digests(MOBILE, "ZHANG@Example.cn"))
        .containsExactly(before.digest(MOBILE, "zhang@example.cn"));
    assertThat(before.digests(MOBILE, "1391234567"))
        .doesNotContain(before.digest(MOBILE, "13912345678"));
    assertThat(before.digests(PHONE, "13912345678"))
        .as("columns do not tell of each other")
        .doesNotContain(before.digest(MOBILE, "13912345678"));
  }

  @Test
  void inADocumentASealedValueIsKnownByItsForm() {
    assertThat(before.openIn(PHONE, before.sealIn(PHONE, "王小明"))).isEqualTo("王小明");
    assertThat(before.openIn(PHONE, "王小明")).isNull();
    assertThat(before.openIn(PHONE, java.util.Map.of("type", "Point"))).isNull();
  }
}
