package org.shanshui.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.SightedDataSource;

/** For commands that look at the database beside the application, running or not. */
public final class Databases {
  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private Databases() {}

  /**
   * Does something on a connection to the database that these environment variables name: a server
   * of the user's own, or the embedded one of the data folder, which is started if it does not run.
   *
   * @throws DatabaseException if there is no such database or it does not answer
   */
  public static <T> T with(Map<String, String> environment, Work<T> work) {
    String url = environment.getOrDefault("SHANSHUI_DB_URL", "");
    try {
      if (!url.isEmpty()) {
        return on(
            url,
            environment.getOrDefault("SHANSHUI_DB_USER", ""),
            environment.getOrDefault("SHANSHUI_DB_PASSWORD", ""),
            work);
      }
      return whileRunning(
          Path.of(environment.getOrDefault("SHANSHUI_DATA", "data")).toAbsolutePath(),
          (port, password) ->
              on(EmbeddedDatabase.url(port), EmbeddedDatabase.OWNER, password, work));
    } catch (SQLException | IOException e) {
      throw new DatabaseException(
          "不能读取数据库：" + e.getMessage(), "cannot read the database: " + e.getMessage(), e);
    }
  }

  /** Work on an embedded server that runs. */
  @FunctionalInterface
  interface WorkOnServer<T> {
    T on(int port, String password) throws IOException, SQLException;
  }

  /** Does something with the server of a data folder, which is started if it does not run. */
  static <T> T whileRunning(Path folder, WorkOnServer<T> work) throws IOException {
    if (!Files.exists(folder.resolve("postgres/PG_VERSION"))) {
      throw new DatabaseException(
          folder + " 中没有数据库。请用 SHANSHUI_DATA 指定数据目录。",
          "there is no database in %s: name the data folder by SHANSHUI_DATA".formatted(folder),
          null);
    }
    try {
      if (!EmbeddedDatabase.isInUse(folder)) {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
          return work.on(database.port(), database.password());
        }
      }
      // Line 4 of postmaster.pid is the port (PostgreSQL, src/include/utils/pidfile.h).
      List<String> lines = Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
      return work.on(
          Integer.parseInt(lines.get(3).strip()),
          Files.readString(folder.resolve("postgres.password")).strip());
    } catch (SQLException e) {
      throw new DatabaseException(
          "不能读取数据库：" + e.getMessage(), "cannot read the database: " + e.getMessage(), e);
    }
  }

  private static <T> T on(String url, String user, String password, Work<T> work)
      throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    Actor.Scope acting = Actor.house("命令行").enter();
    try (Connection connection = new SightedDataSource(source).getConnection()) {
      return work.on(connection);
    } finally {
      acting.close();
    }
  }
}
