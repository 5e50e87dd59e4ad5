package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.Soon;
import org.shanshui.platform.audit.ChainVerifier;
import org.shanshui.platform.audit.ChainVerifier.Finding;

/** A backup taken while people work holds all they had done before, and proves itself. */
class BackupTest {
  @TempDir private Path folder;

  @Test
  void aBackupOfALivingDatabaseIsRestoredElsewhereWithItsChainWhole() throws Exception {
    Path live = folder.resolve("live");
    Path backup = folder.resolve("backup");
    Path elsewhere = folder.resolve("elsewhere");
    AtomicInteger written = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    String head;
    int acknowledged;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(live)) {
      migrate(database);
      try (Connection connection = connect(database)) {
        write(connection, written);
        try (Statement statement = connection.createStatement()) {
          statement.execute("insert into sealing_key (id) values ('0a0b0c0d')");
        }
        head = head(connection);
      }
      Files.writeString(live.resolve(Backup.HEADS), "2025-03-01  " + head + "\n");
      CompletableFuture<Void> work =
          CompletableFuture.runAsync(
              () -> {
                try (Connection connection = connect(database)) {
                  while (!done.get()) {
                    write(connection, written);
                  }
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      Soon.is("people work", () -> written.get() > 20);
      acknowledged = written.get();
      Files.writeString(live.resolve(Backup.KEYS), "cd".repeat(32));
      Backup.Taken taken = Backup.take(live, live.resolve(Backup.HEADS), backup);
      assertThat(taken.keys()).containsExactly("0a0b0c0d");
      assertThat(backup.resolve(Backup.KEYS)).as("the key is not in it").doesNotExist();
      done.set(true);
      work.join();
      assertThat(taken.files()).isGreaterThan(500);
      assertThat(written.get()).as("work went on meanwhile").isGreaterThan(acknowledged);
      assertThatThrownBy(() -> Backup.take(live, live.resolve(Backup.HEADS), backup))
          .hasMessageContaining("is there already");
    }
    // As a restoring leaves it that is broken off before the database is there.
    Files.createDirectories(elsewhere);
    Files.writeString(elsewhere.resolve("postgres.password"), "of no database");
    assertThat(Backup.restore(backup, elsewhere).keys()).containsExactly("0a0b0c0d");
    assertThat(elsewhere.resolve(Backup.KEYS)).doesNotExist();
    assertThat(elsewhere.resolve(Backup.HEADS)).hasContent("2025-03-01  " + head);
    // As the command does that restores.
    Finding proved =
        Databases.with(
            Map.of("SHANSHUI_DATA", elsewhere.toString()),
            connection -> ChainVerifier.verify(connection, Set.of(head)));
    assertThat(proved).isInstanceOf(Finding.Whole.class);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(elsewhere);
        Connection connection = connect(database)) {
      Finding.Whole whole = (Finding.Whole) ChainVerifier.verify(connection, Set.of(head));
      assertThat(whole.missing()).as("heads kept outside are in it").isEmpty();
      assertThat(whole.entries()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(count(connection)).isGreaterThanOrEqualTo(acknowledged);
      write(connection, written);
    }
    assertThatThrownBy(() -> Backup.restore(backup, elsewhere))
        .as("nothing is written over")
        .hasMessageContaining("holds a database");
    damage(backup);
    Path third = folder.resolve("third");
    assertThatThrownBy(() -> Backup.restore(backup, third)).hasMessageContaining("damaged");
    assertThat(third.resolve("postgres")).doesNotExist();
  }

  @Test
  void aCityThatIsKeptBringsItsKeysAndTakesNone() throws Exception {
    Path live = folder.resolve("live");
    Path kept = folder.resolve("kept");
    Path house = folder.resolve("house");
    Path other = Files.createDirectories(folder.resolve("other"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(live)) {
      migrate(database);
      Path keys = Files.writeString(live.resolve("named.key"), "ab\n");
      Backup.take(live, live.resolve("no-heads"), keys, kept, database.port(), database.password());
    }
    Backup.restore(kept, house);
    assertThat(house.resolve(Backup.KEYS)).hasContent("ab");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(house.resolve(Backup.KEYS))))
        .isEqualTo("rw-------");
    Files.writeString(other.resolve(Backup.KEYS), "cd");
    Backup.restore(kept, other);
    assertThat(other.resolve(Backup.KEYS)).hasContent("cd\nab");
  }

  private static void migrate(EmbeddedDatabase database) {
    Flyway.configure()
        .dataSource(database.url(), EmbeddedDatabase.OWNER, database.password())
        .initSql("select set_config('shanshui.units', '{}', false)")
        .load()
        .migrate();
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.url(), EmbeddedDatabase.OWNER, database.password());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('shanshui.audit_from', '/', false), set_config('shanshui.audit_to', '0', false)");
    }
    return connection;
  }

  private static void write(Connection connection, AtomicInteger written) throws SQLException {
    String code = "区" + written.get();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into region (code, name, level, path) values ('%1$s', '%1$s', 'town', '/%1$s/')"
              .formatted(code));
      statement.execute("select seal_record(true)");
    }
    written.incrementAndGet();
  }

  private static String head(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select hash from audit_seal order by number desc limit 1")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from region where code like '区%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** One bit of the largest table. */
  private static void damage(Path backup) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(backup.resolve("postgres/base"))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    Path victim = files.get(files.size() / 2);
    byte[] bytes = Files.readAllBytes(victim);
    byte[] other = bytes.length == 0 ? new byte[1] : bytes;
    other[other.length / 2] ^= 1;
    Files.write(victim, other);
  }
}
