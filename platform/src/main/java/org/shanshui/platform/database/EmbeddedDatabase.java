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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  static final String SUPERUSER = "postgres";

  /**
   * The setting that names a folder for the programs, in place of one in the folder of the data.
   */
  private static final String PROGRAMS = "shanshui.postgres-programs";

  private static final Duration RECOVERY = Duration.ofMinutes(10);
  private static final String GUARDED =
      """
      # Written by Shanshui: this machine only, with the password in ../postgres.password.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  /**
   * Together more than two minutes, for what is left of a server can be that long about its end.
   */
  private static final List<Duration> PAUSES =
      Stream.of(1, 1, 2, 2, 4, 4, 8, 8, 16, 16, 32, 32).map(Duration::ofSeconds).toList();

  /** What a server needs that starts after its disk was full: a file of its log, and some. */
  private static final long ROOM_TO_START = 64L << 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Seldom trouble = new Seldom();
  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final String password;
  private final int port;
  private final EmbeddedPostgres server;
  private boolean closed;

  private EmbeddedDatabase(
      Path folder, FileChannel lockFile, FileLock lock, EmbeddedPostgres server, String password) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.server = server;
    this.password = password;
    this.port = server.getPort();
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
      String password = password(folder);
      server = launch(folder, password, freePort());
      guard(server, data, password);
      return new EmbeddedDatabase(folder, lockFile, lock, server, password);
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
    if (!Files.exists(folder.resolve("lock"))) {
      // Restored, and not started yet.
      return false;
    }
    try (FileChannel file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      // This very program has it.
      return true;
    }
  }

  String url() {
    return url(port);
  }

  static String url(int port) {
    return "jdbc:postgresql://localhost:" + port + "/" + OWNER;
  }

  int port() {
    return port;
  }

  String password() {
    return password;
  }

  /**
   * Starts the server anew, under the same address, whenever it ends without having been told to.
   *
   * @param lost is run when it does not start any more
   */
  synchronized void keepAlive(Runnable lost) {
    // Not the library's process, which starts the server and ends.
    Optional<ProcessHandle> running;
    try {
      running = ServerProcess.serving(folder.resolve("postgres"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (running.isEmpty()) {
      log.warn("数据库进程无法监视 · the database server cannot be watched");
      return;
    }
    Optional<String> program = running.get().info().command();
    if (program.isEmpty()) {
      log.warn("数据库程序无从得知 · the program of the database server cannot be seen");
      return;
    }
    running
        .get()
        .onExit()
        .thenAcceptAsync(
            ended -> revive(ended.pid(), Path.of(program.get()), lost),
            task -> new Thread(task, "database-revival").start());
  }

  private synchronized void revive(long pid, Path program, Runnable lost) {
    log.error(
        "数据库进程 {} 意外终止，正在重新启动 · the database server ended unexpectedly and is started anew", pid);
    for (Duration pause : PAUSES) {
      try {
        // What it leaves behind of itself ends soon, and until then it refuses to start; so it does
        // while another has its port.
        wait(pause.toMillis());
        awaitRoom();
        if (closed) {
          return;
        }
        ServerProcess.restart(
            folder.resolve("postgres"), program, folder.resolve("postgres.log"), RECOVERY);
        keepAlive(lost);
        return;
      } catch (IOException e) {
        log.error("数据库未能重新启动 · the database server did not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (!closed) {
      lost.run();
    }
  }

  /** A server whose disk is full cannot start, however often it is tried. */
  private void awaitRoom() throws IOException, InterruptedException {
    while (!closed && Files.getFileStore(folder).getUsableSpace() < ROOM_TO_START) {
      if (trouble.isDue()) {
        log.error("磁盘已满，腾出空间后自动启动数据库 · the disk is full: the database starts when there is room");
      }
      wait(BETWEEN_LOOKS.toMillis());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
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

  private static EmbeddedPostgres launch(Path folder, String password, int port)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(programs(folder).toFile())
        .setRegisterShutdownHook(false)
        .setPort(port)
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
        // A file a day, kept until the same day of the next year: GB/T 22239 asks for six months.
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_directory", folder.resolve("postgres-log").toString())
        .setServerConfig("log_filename", "%m-%d.log")
        .setServerConfig("log_rotation_age", "1d")
        .setServerConfig("log_rotation_size", "0")
        .setServerConfig("log_truncate_on_rotation", "on")
        .setErrorRedirector(
            ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .setOutputRedirector(
            ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .start();
  }

  /**
   * Where the programs are unpacked: the library lets everyone write there, so it lies in a folder
   * that only we enter. What earlier versions unpacked where others could write is not run. Houses
   * that come and go share what was unpacked once, which takes seconds of processor time.
   */
  private static Path programs(Path folder) throws IOException {
    String shared = System.getProperty(PROGRAMS, "");
    Path programs =
        PrivateFolder.of(
            shared.isEmpty()
                ? folder.resolve("postgres-programs")
                : Path.of(shared).toAbsolutePath().normalize());
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

  private static String password(Path folder) throws IOException {
    Path file = folder.resolve("postgres.password");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    Path hba = folder.resolve("postgres/pg_hba.conf");
    if (Files.exists(hba) && Files.readString(hba).equals(GUARDED)) {
      throw new DatabaseException(
          "数据库的口令文件 %s 不见了，没有它打不开数据库。请从备份中放回该文件。".formatted(file),
          "the password of the database, %s, is gone, and without it nothing opens: put the file back from a backup"
              .formatted(file),
          null);
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
