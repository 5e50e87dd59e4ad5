package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {
  /** RFC 6238, appendix B: the key of the examples with SHA-1, and their last six digits. */
  private static final String SECRET =
      Totp.encoded("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  @Test
  void codesAreThoseOfTheStandard() {
    assertThat(SECRET).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    String[][] examples = {
      {"59", "287082"},
      {"1111111109", "081804"},
      {"1111111111", "050471"},
      {"1234567890", "005924"},
      {"2000000000", "279037"},
      {"20000000000", "353130"}
    };
    for (String[] example : examples) {
      Instant moment = Instant.ofEpochSecond(Long.parseLong(example[0]));
      assertThat(Totp.code(SECRET, moment)).as(example[0]).isEqualTo(example[1]);
    }
  }

  @Test
  void aCodeIsGoodOnceAndAboutNow() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = Totp.step(SECRET, "005924", now, 0).orElseThrow();
    assertThat(Totp.step(SECRET, "005 924", now, 0)).hasValue(step);
    assertThat(Totp.step(SECRET, "005924", now, step)).as("used").isEmpty();
    assertThat(Totp.step(SECRET, "005924", now.plusSeconds(30), 0)).hasValue(step);
    assertThat(Totp.step(SECRET, "005924", now.minusSeconds(30), 0)).hasValue(step);
    assertThat(Totp.step(SECRET, "005924", now.plusSeconds(90), 0)).as("old").isEmpty();
    assertThat(Totp.step(SECRET, "", now, 0)).isEmpty();
    assertThat(Totp.step(SECRET, "００５９２４", now, 0)).isEmpty();
  }

  @Test
  void secretsAreLongAndDiffer() {
    assertThat(Totp.secret()).hasSize(32).matches("[A-Z2-7]+").isNotEqualTo(Totp.secret());
  }
}
