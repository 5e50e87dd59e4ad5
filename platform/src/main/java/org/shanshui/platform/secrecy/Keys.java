package org.shanshui.platform.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys of a house, oldest first. */
final class Keys {
  static final int BYTES = 32;

  private final Map<String, Key> byId = new LinkedHashMap<>();
  private final Key newest;

  /**
   * What is derived of a key of the file, so that one use tells nothing of another.
   *
   * @param id by which values name it; tells nothing of the key
   */
  record Key(String id, SecretKey sealing, SecretKey digesting) {
    static Key of(byte[] secret) {
      SecretKeySpec root = new SecretKeySpec(secret, "HmacSHA256");
      return new Key(
          HexFormat.of().formatHex(hmac(root, "id"), 0, 4),
          new SecretKeySpec(hmac(root, "seal"), "AES"),
          new SecretKeySpec(hmac(root, "digest"), "HmacSHA256"));
    }
  }

  /**
   * @param all at least one, the newest last
   */
  Keys(List<Key> all) {
    all.forEach(key -> byId.put(key.id(), key));
    newest = all.get(all.size() - 1);
  }

  Key newest() {
    return newest;
  }

  Collection<Key> all() {
    return byId.values();
  }

  Collection<String> ids() {
    return byId.keySet();
  }

  @Nullable Key find(String id) {
    return byId.get(id);
  }

  static byte[] hmac(SecretKey key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
