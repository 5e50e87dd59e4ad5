package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be a password. */
class PasswordsTest {
  private static final String LOGIN = "zhang.san";

  @ParameterizedTest
  @CsvSource({
    "Xin-8kouling,        true",
    "xinkouling8-,        true",
    "Xinkouling88,        true",
    "xinkouling88,        false",
    "1234567890,          false",
    "Sh0rt-pw,            false",
    "Zhang.San-2025,      false",
    "P@ssw0rd2025,        false",
    "Admin123456,         false",
    "aA1-aA1-aA1-,        false",
    "云岫山水Yunxiu8!,     true"
  })
  void examples(String password, boolean good) {
    assertThat(Passwords.check(password, LOGIN).isEmpty()).as(password).isEqualTo(good);
  }

  @Property
  void aShortOneIsNeverTaken(@ForAll @StringLength(max = 9) String password) {
    assertThat(Passwords.check(password, LOGIN)).isPresent();
  }

  @Property
  void oneOfTwoKindsIsNeverTaken(@ForAll("lowerAndDigits") String password) {
    assertThat(Passwords.check(password, LOGIN)).isPresent();
  }

  @Provide
  Arbitrary<String> lowerAndDigits() {
    return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(10).ofMaxLength(40);
  }

  @Property
  void oneThatHoldsTheLoginIsNeverTaken(@ForAll @StringLength(max = 40) String around) {
    assertThat(Passwords.check("Aa1-" + around + LOGIN.toUpperCase(Locale.ROOT), LOGIN))
        .isPresent();
  }

  @Property(tries = 200)
  void aOneTimePasswordAlwaysSatisfiesTheRules(@ForAll("logins") String login) {
    String password = Passwords.oneTime(login);
    assertThat(Passwords.check(password, login)).isEmpty();
    assertThat(password).hasSize(16).doesNotContainPattern("[0O1lI]");
  }

  @Provide
  Arbitrary<String> logins() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(40);
  }
}
