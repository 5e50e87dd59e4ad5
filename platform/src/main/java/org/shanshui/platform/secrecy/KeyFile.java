package org.shanshui.platform.secrecy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.platform.database.Backup;
import org.shanshui.platform.database.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the keys: one a line, 64 hexadecimal digits, the newest last. */
public final class KeyFile {
  private static final Logger log = LoggerFactory.getLogger(KeyFile.class);
  private static final String HEAD =
      """
      # 山水：个人信息的密钥，一行一把，新数据用最后一把加密。丢失后个人信息无法读出：请另存副本，不要与数据库备份放在一起。
      # Shanshui: keys of personal data, one a line, the last one seals. Without them personal data cannot be read:
      # keep a copy, and not where the backups of the database lie.
      """;

  private KeyFile() {}

  /** Where these environment variables say that it lies. */
  public static Path of(Map<String, String> environment) {
    String named = environment.getOrDefault("SHANSHUI_KEY_FILE", "");
    return (named.isEmpty()
            ? Path.of(environment.getOrDefault("SHANSHUI_DATA", "data")).resolve(Backup.KEYS)
            : Path.of(named))
        .toAbsolutePath()
        .normalize();
  }

  /** Ids of the keys that it holds; none if it is not there. */
  public static Collection<String> ids(Path file) throws IOException {
    return Files.exists(file) ? read(file).ids() : List.of();
  }

  /**
   * @throws DatabaseException if it holds no key, or something else
   */
  static Keys read(Path file) throws IOException {
    List<Keys.Key> keys = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String key = line.strip();
      if (key.isEmpty() || key.startsWith("#")) {
        continue;
      }
      if (!key.matches("[0-9a-fA-F]{%d}".formatted(2 * Keys.BYTES))) {
        throw new DatabaseException(
            "密钥文件 %s 第 %d 行不是密钥：应为 64 位十六进制数字。请放回原来的文件。".formatted(file, number),
            "line %d of the file of keys %s is no key, which has 64 hexadecimal digits: put the file back as it was"
                .formatted(number, file),
            null);
      }
      keys.add(Keys.Key.of(HexFormat.of().parseHex(key)));
    }
    if (keys.isEmpty()) {
      throw new DatabaseException(
          "密钥文件 %s 中没有密钥。请放回原来的文件。".formatted(file),
          "the file of keys %s holds none: put it back as it was".formatted(file),
          null);
    }
    if (Files.getPosixFilePermissions(file).stream().anyMatch(KeyFile::isOfOthers)) {
      log.warn("密钥文件 {} 其他用户也能访问，请执行 chmod 600 · others may use the file of keys: chmod 600", file);
    }
    return new Keys(keys);
  }

  private static boolean isOfOthers(PosixFilePermission permission) {
    return Set.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE)
        .contains(permission);
  }

  /** Makes it with one key, for its owner alone; it is there whole or not at all. */
  static void make(Path file) throws IOException {
    byte[] secret = new byte[Keys.BYTES];
    new SecureRandom().nextBytes(secret);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer text =
          ByteBuffer.wrap(
              (HEAD + HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      // What is sealed next is lost with the key, should the power fail.
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
