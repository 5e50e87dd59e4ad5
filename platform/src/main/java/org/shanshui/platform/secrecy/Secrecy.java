package org.shanshui.platform.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens personal data: AES-256-GCM, a value bound to its column, written as {@code
 * key.base64(nonce, ciphertext, tag)}. New values are sealed by the newest key, those of before are
 * opened by the one that they name.
 */
public final class Secrecy {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private static final String SEALED = "sealed";

  private final SecureRandom random = new SecureRandom();
  private final Keys keys;

  Secrecy(Keys keys) {
    this.keys = keys;
  }

  /** The value as it is kept. */
  public @Nullable String seal(SealedColumn column, @Nullable String value) {
    if (value == null) {
      return null;
    }
    Keys.Key key = keys.newest();
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] clear = value.getBytes(StandardCharsets.UTF_8);
      byte[] kept = new byte[NONCE + clear.length + TAG];
      System.arraycopy(nonce, 0, kept, 0, NONCE);
      cipher(Cipher.ENCRYPT_MODE, key, column, kept).doFinal(clear, 0, clear.length, kept, NONCE);
      return key.id() + "." + ENCODER.encodeToString(kept);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The value that was sealed.
   *
   * @throws IllegalStateException if it was not sealed for this column, or has been changed since
   */
  public @Nullable String open(SealedColumn column, @Nullable String kept) {
    if (kept == null) {
      return null;
    }
    int dot = kept.indexOf('.');
    Keys.Key key = dot < 0 ? null : keys.find(kept.substring(0, dot));
    if (key == null) {
      throw new IllegalStateException(
          "What stands in " + column.place() + " is sealed by no key of this house");
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(kept.substring(dot + 1));
      if (bytes.length < NONCE + TAG) {
        throw new GeneralSecurityException("too short");
      }
      return new String(
          cipher(Cipher.DECRYPT_MODE, key, column, bytes)
              .doFinal(bytes, NONCE, bytes.length - NONCE),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "What stands in " + column.place() + " is not what was sealed there", e);
    }
  }

  /** A value as it stands in a document, where it is known for a sealed one by its form. */
  public Map<String, String> sealIn(SealedColumn column, String value) {
    return Map.of(SEALED, Objects.requireNonNull(seal(column, value)));
  }

  /** The value that was sealed in a document; null if this is none. */
  public @Nullable String openIn(SealedColumn column, @Nullable Object kept) {
    return kept instanceof Map<?, ?> map
            && isSealed(map.keySet())
            && map.get(SEALED) instanceof String sealed
        ? open(column, sealed)
        : null;
  }

  /** Whether what has these names in a document is a sealed value. */
  public static boolean isSealed(Collection<?> names) {
    return names.size() == 1 && names.contains(SEALED);
  }

  private static Cipher cipher(int mode, Keys.Key key, SealedColumn column, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG * Byte.SIZE, nonce, 0, NONCE));
    cipher.updateAAD(column.place().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** What stands beside a sealed value, for it to be found by. */
  public @Nullable String digest(SealedColumn column, @Nullable String value) {
    return value == null ? null : digest(column, value, keys.newest());
  }

  /**
   * What stands beside this value, by whichever key it was sealed. Blanks, hyphens and case make no
   * difference.
   */
  public List<String> digests(SealedColumn column, String value) {
    return keys.all().stream().map(key -> digest(column, value, key)).toList();
  }

  private static String digest(SealedColumn column, String value, Keys.Key key) {
    String plain = value.replaceAll("[\\s\\u3000-]", "").toLowerCase(Locale.ROOT);
    return ENCODER.encodeToString(Keys.hmac(key.digesting(), column.place() + "\n" + plain));
  }
}
