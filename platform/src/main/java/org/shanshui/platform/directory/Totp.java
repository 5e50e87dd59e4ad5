package org.shanshui.platform.directory;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with time (RFC 6238: SHA-1, thirty seconds, six digits, as all apps have it).
 */
final class Totp {
  private static final int PERIOD_SECONDS = 30;
  private static final int SECRET_BYTES = 20;
  private static final int MODULUS = 1_000_000;

  /** Clocks go wrong: a code of the step before or after is good too. */
  private static final int TOLERANCE = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new secret, in base 32. */
  static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return encoded(bytes);
  }

  /**
   * The step that the code belongs to, if it is one of now and later than one that was used.
   *
   * @param used the last step that was used
   */
  static OptionalLong step(String secret, String code, Instant now, long used) {
    String digits = code.replaceAll("\\s", "");
    long here = now.getEpochSecond() / PERIOD_SECONDS;
    for (long step = here - TOLERANCE; step <= here + TOLERANCE; step++) {
      if (step > used && code(secret, step).equals(digits)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** The code of a moment. */
  static String code(String secret, Instant moment) {
    return code(secret, moment.getEpochSecond() / PERIOD_SECONDS);
  }

  private static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = held << 8 | b & 0xFF;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(held >> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(BASE32.charAt(held << 5 - bits & 31));
    }
    return text.toString();
  }

  private static byte[] decoded(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
    int bits = 0;
    int held = 0;
    for (char c : text.toCharArray()) {
      held = held << 5 | BASE32.indexOf(c);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (held >> bits));
        held &= (1 << bits) - 1;
      }
    }
    return bytes.array();
  }
}
