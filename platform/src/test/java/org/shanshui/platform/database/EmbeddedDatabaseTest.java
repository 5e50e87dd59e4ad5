package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.Soon;

/** The folder of the embedded database, as people and machines treat it. */
class EmbeddedDatabaseTest {
  /** Names a folder for the programs that all these houses share. */
  private static final String PROGRAMS = "shanshui.postgres-programs";

  private final @Nullable String programs = System.getProperty(PROGRAMS);
  @TempDir private Path folder;

  @AfterEach
  void shareTheProgramsAgain() {
    if (programs == null) {
      System.clearProperty(PROGRAMS);
    } else {
      System.setProperty(PROGRAMS, programs);
    }
  }

  @Test
  void aCopyOfTheFolderLeavesTheLiveServerAlone() throws Exception {
    Path live = folder.resolve("live");
    Path copy = folder.resolve("copy");
    try (EmbeddedDatabase first = EmbeddedDatabase.start(live)) {
      execute(first, "create table t (x int)");
      execute(first, "insert into t values (1)");
      execute(first, "checkpoint");
      copy(live, copy);
      assertThat(ServerProcess.serving(live.resolve("postgres"))).isPresent();
      assertThat(ServerProcess.serving(copy.resolve("postgres")))
          .as("the number in the copied file is the live server's")
          .isEmpty();
      try (EmbeddedDatabase second = EmbeddedDatabase.start(copy)) {
        execute(second, "insert into t values (2)");
        assertThat(rows(second)).isEqualTo(2);
        execute(first, "insert into t values (3), (4)");
        assertThat(rows(first)).isEqualTo(3);
      }
      assertThat(rows(first)).isEqualTo(3);
    }
  }

  /** PostgreSQL takes any live process of the number that it finds for its server, and gives up. */
  @Test
  void aServerThatIsKilledIsThereAgainThoughItsNumberIsAnothersByThen() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try (EmbeddedDatabase database = watched()) {
      Path file = folder.resolve("postgres").resolve("postmaster.pid");
      ProcessHandle server = ServerProcess.serving(folder.resolve("postgres")).orElseThrow();
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      lines.set(0, Long.toString(other.pid()));
      server.destroyForcibly();
      server.onExit().get();
      Files.write(file, lines);
      Soon.is("the server answers again", () -> answers(database));
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aServerThatIsKilledIsThereAgainWithAllItHadAcknowledged() throws Exception {
    try (EmbeddedDatabase database = watched()) {
      execute(database, "create table t (x int)");
      for (int i = 1; i <= 2; i++) {
        execute(database, "insert into t values (1)");
        ProcessHandle server = ServerProcess.serving(folder.resolve("postgres")).orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
        Soon.is("the server answers again", () -> answers(database));
        assertThat(rows(database)).isEqualTo(i);
      }
    }
    assertThat(ServerProcess.serving(folder.resolve("postgres")))
        .as("one that was told to end stays so")
        .isEmpty();
    assertThat(folder.resolve("postgres-log")).isDirectoryContaining("glob:**.log");
  }

  /** It refuses to start while a process of the old server has the memory that they shared. */
  @Test
  void aServerThatIsKilledIsThereAgainWhenTheLastOfItsProcessesHasEnded() throws Exception {
    try (EmbeddedDatabase database = watched()) {
      ProcessHandle server = ServerProcess.serving(folder.resolve("postgres")).orElseThrow();
      ProcessHandle writer = checkpointer(server);
      new ProcessBuilder("kill", "-STOP", Long.toString(writer.pid())).start().waitFor();
      server.destroyForcibly();
      server.onExit().get();
      Soon.is("it was refused", () -> isToldOf("shared memory block"));
      assertThat(answers(database)).isFalse();
      writer.destroyForcibly();
      Soon.is("the server answers again", () -> answers(database));
    }
  }

  @Test
  void aServerThatIsKilledIsThereAgainWhenItsPortIsFree() throws Exception {
    try (EmbeddedDatabase database = watched()) {
      ProcessHandle server = ServerProcess.serving(folder.resolve("postgres")).orElseThrow();
      server.destroyForcibly();
      server.onExit().get();
      try (ServerSocket other = new ServerSocket()) {
        other.setReuseAddress(true);
        other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), database.port()));
        Soon.is("it was refused", () -> isToldOf("could not bind"));
      }
      Soon.is("the server answers again", () -> answers(database));
    }
  }

  /** One that is started anew when it ends. */
  private EmbeddedDatabase watched() {
    EmbeddedDatabase database = EmbeddedDatabase.start(folder);
    database.keepAlive(
        () -> {
          throw new IllegalStateException("given up");
        });
    return database;
  }

  private static ProcessHandle checkpointer(ProcessHandle server) {
    return server
        .children()
        .filter(
            child -> {
              try {
                return Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"))
                    .contains("checkpointer");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }

  /** What is printed before the server has its own log stands beside it. */
  private boolean isToldOf(String words) {
    try (Stream<Path> logs = Files.list(folder.resolve("postgres-log"))) {
      for (Path log : Stream.concat(Stream.of(folder.resolve("postgres.log")), logs).toList()) {
        if (Files.readString(log).contains(words)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answers(EmbeddedDatabase database) {
    try (Connection connection = connect(database)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTheServer() throws IOException {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(
        data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n0\n");
    assertThat(ServerProcess.serving(data)).isEmpty();
    ServerProcess.stop(data);
    assertThat(ProcessHandle.current().isAlive()).isTrue();
    Files.writeString(data.resolve("postmaster.pid"), "half writ");
    assertThat(ServerProcess.serving(data)).isEmpty();
  }

  @Test
  void theProgramsAreTheirOwnersAloneAndThePasswordIsNotMadeUp() throws IOException, SQLException {
    System.clearProperty(PROGRAMS);
    Path programs = folder.resolve("postgres-programs");
    Files.createDirectory(programs);
    Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path planted = Files.createDirectories(programs.resolve("PG-0123/bin")).resolve("postgres");
    Files.writeString(planted, "#!/bin/sh\ntouch ../ran\n");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(rows(database, "select 1")).isEqualTo(1);
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(programs);
      assertThat(PosixFilePermissions.toString(allowed)).isEqualTo("rwx------");
      assertThat(planted).doesNotExist();
    }
    Files.delete(folder.resolve("postgres.password"));
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .as("without its password nothing is made up")
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("postgres.password")
        .hasMessageContaining("from a backup");
    assertThat(folder.resolve("postgres.password")).doesNotExist();
  }

  @Test
  void programsOfAnotherUserAreNotRun() throws IOException {
    System.clearProperty(PROGRAMS);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("postgres-programs"), elsewhere);
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("postgres-programs")
        .hasMessageContaining("not a folder of the user");
  }

  @Test
  void housesShareTheProgramsOfTheFolderThatIsNamedForThem() throws IOException, SQLException {
    Path shared = folder.resolve("shared");
    System.setProperty(PROGRAMS, shared.toString());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("house"))) {
      assertThat(rows(database, "select 1")).isEqualTo(1);
    }
    assertThat(folder.resolve("house/postgres-programs")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
        .isEqualTo("rwx------");
  }

  private static void execute(EmbeddedDatabase database, String statement) throws SQLException {
    try (Connection connection = connect(database);
        Statement work = connection.createStatement()) {
      work.execute(statement);
    }
  }

  private static int rows(EmbeddedDatabase database) throws SQLException {
    return rows(database, "select count(*) from t");
  }

  private static int rows(EmbeddedDatabase database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement work = connection.createStatement();
        ResultSet rows = work.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), "postgres", database.password());
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(all::add);
    }
    for (Path file : all) {
      Path target = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
      } else {
        Files.copy(file, target);
      }
    }
  }
}
