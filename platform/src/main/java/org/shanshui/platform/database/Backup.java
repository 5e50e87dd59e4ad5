package org.shanshui.platform.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Backups of the embedded database, taken while the application runs: the files of the database as
 * PostgreSQL's own base backup takes them, what was written meanwhile, the password, and the heads
 * of the record of changes. It holds everything that was acknowledged before it began, and is a
 * data folder by itself, with a list of its files and their hashes.
 */
public final class Backup {
  private static final String DATABASE = "postgres";
  private static final String PASSWORD = "postgres.password";
  private static final String LIST = "backup.sha256";

  /** The heads of the record of changes, in a backup and by default in a data folder. */
  public static final String HEADS = "record-heads";

  /** The keys of personal data, by default in a data folder. Of backups only a kept city has it. */
  public static final String KEYS = "personal.key";

  /** Ids of the keys that a backup needs, a line each. */
  private static final String KEYS_NEEDED = "keys-needed";

  /**
   * What a base backup leaves out (PostgreSQL, Continuous Archiving, "Backing Up the Data
   * Directory"): a server makes them anew, or they would mislead it. Of the folders among them the
   * folder is kept.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private Backup() {}

  /**
   * What was taken.
   *
   * @param bytes of all files together
   * @param keys ids of the keys without which its personal data cannot be read
   */
  public record Taken(long files, long bytes, List<String> keys) {}

  /**
   * Takes a backup of a data folder, whether or not an application uses it.
   *
   * @param heads file of the heads of the record of changes
   * @param target folder that is not there yet; it is there when the backup is whole
   * @throws DatabaseException if there is no database, or the target is there already
   */
  public static Taken take(Path data, Path heads, Path target) throws IOException {
    return Databases.whileRunning(
        data, (port, password) -> take(data, heads, null, target, port, password));
  }

  /**
   * The same for who knows how to reach the server of the data folder.
   *
   * @param keys file of the keys of personal data, to be in it; null for none
   */
  static Taken take(
      Path data, Path heads, @Nullable Path keys, Path target, int port, String password)
      throws IOException {
    if (Files.exists(target)) {
      throw new DatabaseException(
          "备份目录 %s 已存在，请换一个。".formatted(target),
          "the folder %s is there already: name another".formatted(target),
          null);
    }
    Path draft = target.resolveSibling(target.getFileName() + ".unfinished");
    FileSystemUtils.deleteRecursively(draft);
    PrivateFolder.of(draft.toAbsolutePath());
    try (Connection connection =
            DriverManager.getConnection(
                EmbeddedDatabase.url(port), EmbeddedDatabase.SUPERUSER, password);
        Statement statement = connection.createStatement()) {
      Copy copy = new Copy(draft);
      // Before all else: what is noted later may not be in the backup.
      if (Files.exists(heads)) {
        copy.file(heads, Path.of(HEADS));
      }
      copy.file(data.resolve(PASSWORD), Path.of(PASSWORD));
      if (keys != null) {
        copy.file(keys, Path.of(KEYS));
      }
      // Ours until the connection ends: what is written from here on is kept for us.
      statement.execute(
          "select pg_create_physical_replication_slot('shanshui_backup', true, true)");
      statement.execute("select pg_backup_start('shanshui', true)");
      copy.database(data.resolve(DATABASE));
      try (ResultSet stopped =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        copy.text(stopped.getString(1), Path.of(DATABASE, "backup_label"));
      }
      copy.log(data.resolve(DATABASE).resolve("pg_wal"));
      // After all else: a key that came meanwhile is needed for what came with it.
      List<String> needed = keysNeeded(statement);
      copy.text(String.join("\n", needed), Path.of(KEYS_NEEDED));
      copy.list();
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return new Taken(copy.hashes.size(), copy.bytes, needed);
    } catch (SQLException e) {
      throw new DatabaseException(
          "备份失败：" + e.getMessage(), "the backup failed: " + e.getMessage(), e);
    } finally {
      FileSystemUtils.deleteRecursively(draft);
    }
  }

  /** None of a database that no version with keys has started on. */
  private static List<String> keysNeeded(Statement statement) throws SQLException {
    try (ResultSet knows =
        statement.executeQuery("select to_regproc('sealing_keys') is not null")) {
      knows.next();
      if (!knows.getBoolean(1)) {
        return List.of();
      }
    }
    List<String> keys = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("select * from sealing_keys()")) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
    }
    return keys;
  }

  /**
   * Puts a backup into a data folder that holds no database yet; the next start recovers from it.
   *
   * @throws DatabaseException if the backup is not whole, or the folder holds a database
   */
  public static Taken restore(Path backup, Path data) throws IOException {
    if (!Files.exists(backup.resolve(LIST))) {
      throw new DatabaseException(
          "%s 不是山水的备份目录。".formatted(backup), "%s is no backup".formatted(backup), null);
    }
    if (Files.exists(data.resolve(DATABASE))) {
      throw new DatabaseException(
          "数据目录 %s 中已有数据库。请用 SHANSHUI_DATA 指定一个空目录。".formatted(data),
          "the data folder %s holds a database: name an empty one by SHANSHUI_DATA".formatted(data),
          null);
    }
    Map<String, String> told = new TreeMap<>();
    for (String line : Files.readAllLines(backup.resolve(LIST))) {
      told.put(line.substring(66), line.substring(0, 64));
    }
    Path draft = data.resolve(DATABASE + ".unfinished");
    Files.createDirectories(data);
    FileSystemUtils.deleteRecursively(draft);
    PrivateFolder.of(draft.toAbsolutePath());
    try {
      Copy copy = new Copy(draft);
      copy.folders(backup);
      for (String file : told.keySet()) {
        copy.file(backup.resolve(file), Path.of(file));
        if (!Objects.equals(copy.hashes.get(file), told.get(file))) {
          throw new DatabaseException(
              "备份已损坏：文件 %s 与清单不符。".formatted(file),
              "the backup is damaged: %s is missing or not as listed".formatted(file),
              null);
        }
      }
      // A restoring that was broken off may have put these here: without the database they are
      // nothing.
      Files.move(
          draft.resolve(PASSWORD), data.resolve(PASSWORD), StandardCopyOption.REPLACE_EXISTING);
      if (Files.exists(draft.resolve(HEADS))) {
        Files.move(draft.resolve(HEADS), data.resolve(HEADS), StandardCopyOption.REPLACE_EXISTING);
      }
      if (Files.exists(draft.resolve(KEYS))) {
        restoreKeys(draft.resolve(KEYS), data.resolve(KEYS));
      }
      List<String> needed =
          told.containsKey(KEYS_NEEDED)
              ? Files.readAllLines(draft.resolve(KEYS_NEEDED))
              : List.of();
      Files.move(draft.resolve(DATABASE), data.resolve(DATABASE));
      return new Taken(copy.hashes.size(), copy.bytes, needed);
    } finally {
      FileSystemUtils.deleteRecursively(draft);
    }
  }

  /** No key that is there is lost: it may be that of a backup elsewhere. */
  private static void restoreKeys(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      Files.writeString(to, "\n" + Files.readString(from), StandardOpenOption.APPEND);
    } else {
      Files.move(from, to);
    }
  }

  /** Files on their way into a folder, each with its hash. */
  private static final class Copy {
    private final Path target;
    private final Map<String, String> hashes = new TreeMap<>();
    private long bytes;

    Copy(Path target) {
      this.target = target;
    }

    /** A file that vanishes meanwhile is one that the database no longer needs. */
    void file(Path from, Path to) throws IOException {
      Path file = target.resolve(to);
      Files.createDirectories(file.getParent());
      try (InputStream in = Files.newInputStream(from)) {
        write(in, to);
      } catch (NoSuchFileException e) {
        Files.deleteIfExists(file);
      }
    }

    void text(String text, Path to) throws IOException {
      write(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), to);
    }

    private void write(InputStream in, Path to) throws IOException {
      MessageDigest digest = sha256();
      Path file = target.resolve(to);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        bytes += in.transferTo(out);
      }
      hashes.put(to.toString().replace('\\', '/'), HexFormat.of().formatHex(digest.digest()));
    }

    void database(Path data) throws IOException {
      Files.walkFileTree(
          data,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes any)
                throws IOException {
              String name = folder.getFileName().toString();
              if (name.startsWith("pgsql_tmp")) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              folder(Path.of(DATABASE).resolve(data.relativize(folder)));
              return data.equals(folder.getParent()) && LEFT_OUT.contains(name)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes any)
                throws IOException {
              String name = file.getFileName().toString();
              if (!name.startsWith("pgsql_tmp")
                  && !name.startsWith("pg_internal.init")
                  && !(data.equals(file.getParent()) && LEFT_OUT.contains(name))) {
                file(file, Path.of(DATABASE).resolve(data.relativize(file)));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault)
                throws IOException {
              if (fault instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw fault;
            }
          });
    }

    /** What was written from the beginning of the backup to its end. */
    void log(Path log) throws IOException {
      folder(Path.of(DATABASE, "pg_wal", "archive_status"));
      folder(Path.of(DATABASE, "pg_wal", "summaries"));
      try (Stream<Path> files = Files.list(log)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          file(file, Path.of(DATABASE, "pg_wal").resolve(file.getFileName()));
        }
      }
    }

    /** Also those that hold nothing: the server expects them. */
    void folders(Path from) throws IOException {
      try (Stream<Path> all = Files.walk(from)) {
        for (Path folder : all.filter(Files::isDirectory).toList()) {
          folder(from.relativize(folder));
        }
      }
    }

    private void folder(Path to) throws IOException {
      Path folder = target.resolve(to);
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    void list() throws IOException {
      List<String> lines =
          hashes.entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).toList();
      Files.write(target.resolve(LIST), lines);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
