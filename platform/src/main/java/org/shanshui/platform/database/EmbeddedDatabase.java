package org.shanshui.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL run by the application itself, its data in a folder. One application at a time may use
 * the folder. A server left running by an application that was killed is stopped first; what it had
 * acknowledged is kept, since it writes through to the disk like any other.
 */
final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /**
   * Owner of the database. Not a superuser, for superusers stand above the policies of data scope.
   */
  static final String OWNER = "shanshui";

  private static final Duration RECOVERY = Duration.ofMinutes(10);
  private static final String GUARDED =
      """
      # Written by Shanshui: this machine only, with the password in ../postgres.password.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final FileChannel lockFile;
  private final FileLock lock;
  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedDatabase(
      FileChannel lockFile, FileLock lock, EmbeddedPostgres server, String password) {
    this.lockFile = lockFile;
    this.lock = lock;
    this.server = server;
    this.password = password;
  }

  /**
   * Starts the server of this folder, making it at the first time.
   *
   * @throws DatabaseException if another application uses the folder, or the server does not start
   */
  static EmbeddedDatabase start(Path folder) {
    FileChannel lockFile = null;
    EmbeddedPostgres server = null;
    try {
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(lockFile, folder);
      Path data = folder.resolve("postgres");
      stopOrphan(data);
      String password = password(folder.resolve("postgres.password"));
      server = launch(folder, data, password);
      guard(server, data, password);
      return new EmbeddedDatabase(lockFile, lock, server, password);
    } catch (IOException | SQLException | IllegalStateException e) {
      closeQuietly(server, e);
      closeQuietly(lockFile, e);
      if (e instanceof DatabaseException known) {
        throw known;
      }
      throw new DatabaseException(
          "内置数据库未能在 %s 启动：%s".formatted(folder, e.getMessage()),
          "the embedded database did not start in %s; see the log above, or set SHANSHUI_DB_URL to a server of your own"
              .formatted(folder),
          e);
    }
  }

  /** Whether an application holds the folder. */
  static boolean isInUse(Path folder) throws IOException {
    try (FileChannel file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      return lock == null;
    }
  }

  String url() {
    return url(server.getPort());
  }

  static String url(int port) {
    return "jdbc:postgresql://localhost:" + port + "/" + OWNER;
  }

  String password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    server.close();
    lock.release();
    lockFile.close();
  }

  private static FileLock lock(FileChannel lockFile, Path folder) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new DatabaseException(
          "数据目录 %s 正被另一个山水程序使用。请先停止它，或用 SHANSHUI_DATA 指定另一个目录。".formatted(folder),
          "another Shanshui is using the data folder %s: stop it, or name another folder by SHANSHUI_DATA"
              .formatted(folder),
          null);
    }
    return lock;
  }

  /**
   * Whoever holds our lock is the only one to talk to the server, so a server that runs has lost
   * its application.
   */
  private static void stopOrphan(Path data) throws IOException {
    Optional<ProcessHandle> orphan = ServerProcess.serving(data);
    if (orphan.isPresent()) {
      log.warn(
          "上次未正常停止，先停止遗留的数据库进程 · stopping the database server that a killed application left behind: {}",
          orphan.get().pid());
    }
    ServerProcess.stop(data);
  }

  private static EmbeddedPostgres launch(Path folder, Path data, String password)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(programs(folder).toFile())
        .setRegisterShutdownHook(false)
        .setPort(freePort())
        .setPGStartupWait(RECOVERY)
        .setConnectConfig("password", password)
        .setLocaleConfig("locale", "C.UTF-8")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        // The library turns these off, which is for tests: what is acknowledged must be on the
        // disk.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "60")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("jit", "off")
        .setErrorRedirector(
            ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .setOutputRedirector(
            ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .start();
  }

  /**
   * Where the programs are unpacked: the library lets everyone write there, so it lies in a folder
   * that only we enter. What earlier versions unpacked where others could write is not run.
   */
  private static Path programs(Path folder) throws IOException {
    Path programs = PrivateFolder.of(folder.resolve("postgres-programs"));
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(programs, "PG-*")) {
      for (Path open : earlier) {
        FileSystemUtils.deleteRecursively(open);
      }
    }
    return programs.resolve("unpacked");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String password(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, password + "\n");
    move(draft, file);
    return password;
  }

  /** A new server lets everyone on the machine in; from here on, only who knows the password. */
  private static void guard(EmbeddedPostgres server, Path data, String password)
      throws SQLException, IOException {
    Path hba = data.resolve("pg_hba.conf");
    if (Files.readString(hba).equals(GUARDED)) {
      return;
    }
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + password + "'");
      if (isMissing(statement, "select 1 from pg_roles where rolname = '" + OWNER + "'")) {
        statement.execute("create role " + OWNER + " login password '" + password + "'");
      }
      if (isMissing(statement, "select 1 from pg_database where datname = '" + OWNER + "'")) {
        statement.execute("create database " + OWNER + " owner " + OWNER);
      }
      Path draft = data.resolve("pg_hba.conf.new");
      Files.writeString(draft, GUARDED);
      move(draft, hba);
      statement.execute("select pg_reload_conf()");
    }
  }

  private static boolean isMissing(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void closeQuietly(@Nullable AutoCloseable resource, Exception reason) {
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Exception e) {
      reason.addSuppressed(e);
    }
  }
}
