package org.shanshui.platform.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.shanshui.platform.database.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Clears what is left of a city whose building was broken off, before the house opens: it is begun
 * again. Only who builds is on the site, whatever the number of nodes.
 */
@Component
@ConditionalOnProperty("shanshui.sample")
class BuildingSite implements FlywayMigrationStrategy {
  private static final Logger log = LoggerFactory.getLogger(BuildingSite.class);
  private static final long LOCK = Lock.SAMPLE_CITY.number();

  @Override
  public void migrate(Flyway flyway) {
    DataSource source = flyway.getConfiguration().getDataSource();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (is(statement, "select to_regclass('sample_city') is not null")
          && is(statement, "select exists (select from sample_city where built_at is null)")) {
        if (!is(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
          throw new UnfinishedCity();
        }
        log.info(
            "上次建立样例城市时中断，清空重建 · the building of the sample city was broken off: it is begun again");
        Flyway.configure()
            .configuration(flyway.getConfiguration())
            .cleanDisabled(false)
            .load()
            .clean();
        is(statement, "select pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    flyway.migrate();
  }

  /** Does the work while nobody else is on the site. */
  static void alone(DataSource source, Runnable work) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (!is(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
        throw new UnfinishedCity();
      }
      work.run();
      is(statement, "select pg_advisory_unlock(" + LOCK + ")");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean is(Statement statement, String question) throws SQLException {
    try (ResultSet rows = statement.executeQuery(question)) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
