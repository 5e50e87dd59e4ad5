package org.shanshui.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.shanshui.platform.access.SightedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** One pool of connections, each given out in the name of the one who acts. */
@Configuration(proxyBeanMethods = false)
@EnableSchedulerLock(defaultLockAtMostFor = "PT10M")
class DatabaseConfiguration {
  private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);
  private static final int LOST = 70;

  @Bean
  @ConditionalOnExpression("environment.getProperty('shanshui.db-url', '').isBlank()")
  EmbeddedDatabase embeddedDatabase(
      DatabaseSettings settings, ObjectProvider<EarlyDatabase.Start> early) {
    EarlyDatabase.Start start = early.getIfAvailable();
    EmbeddedDatabase database =
        start == null ? EmbeddedDatabase.start(settings.folder()) : start.take();
    database.keepAlive(DatabaseConfiguration::giveUp);
    return database;
  }

  /** Nothing can be kept any more: whoever looks after the application starts it anew. */
  private static void giveUp() {
    log.error("数据库无法恢复，程序退出 · the database cannot be brought back: leaving");
    Runtime.getRuntime().halt(LOST);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource pool(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
    EmbeddedDatabase own = embedded.getIfAvailable();
    HikariDataSource pool =
        new HikariDataSource(
            own == null
                ? pool(
                    settings.dbUrl(),
                    settings.dbUser(),
                    settings.dbPassword(),
                    settings.dbConnections())
                : pool(
                    own.url(), EmbeddedDatabase.OWNER, own.password(), settings.dbConnections()));
    refuseAboveScope(pool);
    return pool;
  }

  static HikariConfig pool(String url, String user, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "shanshui");
    // From the first time on, and all that the application asks: planning a statement takes longer
    // than most take to run.
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("preparedStatementCacheQueries", "1024");
    return config;
  }

  @Bean
  @org.springframework.context.annotation.Primary
  SightedDataSource dataSource(HikariDataSource pool) {
    return new SightedDataSource(pool);
  }

  /** A database that a newer version has made is not this one's to write in. */
  @Bean
  FlywayConfigurationCustomizer nothingNewer() {
    return flyway -> flyway.ignoreMigrationPatterns(new String[0]);
  }

  @Bean
  LockProvider lockProvider(DataSource dataSource) {
    return new JdbcTemplateLockProvider(
        JdbcTemplateLockProvider.Configuration.builder()
            .withJdbcTemplate(new JdbcTemplate(dataSource))
            .withTableName("scheduled_lock")
            .usingDbTime()
            .build());
  }

  private static void refuseAboveScope(HikariDataSource pool) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
      if (rows.next() && rows.getBoolean(1)) {
        pool.close();
        throw new DatabaseException(
            "SHANSHUI_DB_USER 是超级用户或可绕过行级权限，数据范围将失效。请改用普通用户：create role shanshui login password '…'; create database shanshui owner shanshui;",
            "SHANSHUI_DB_USER is a superuser or may bypass row security, so data scope would not hold: use an ordinary role that owns the database",
            null);
      }
    } catch (SQLException e) {
      pool.close();
      throw new DatabaseException(
          "不能连接数据库：" + e.getMessage(),
          "cannot connect to the database: check SHANSHUI_DB_URL, SHANSHUI_DB_USER and SHANSHUI_DB_PASSWORD",
          e);
    }
  }
}
