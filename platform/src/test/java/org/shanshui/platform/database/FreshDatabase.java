package org.shanshui.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.access.SightedDataSource;
import org.shanshui.platform.calendar.Editions;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.util.AopTestUtils;

/**
 * Gives each class of tests a database of its own, a copy of the one that the application has just
 * made, and its clock anew: so no class finds what another has left, in whatever order they run.
 */
public final class FreshDatabase implements TestExecutionListener, Ordered {
  /** There is a new database: what is remembered of the last one is no more. */
  public record Given() {}

  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void beforeTestClass(TestContext test) throws Exception {
    ApplicationContext house = test.getApplicationContext();
    EmbeddedDatabase server = house.getBean(EmbeddedDatabase.class);
    SightedDataSource source = sighted(house.getBean(DataSource.class));
    // Who asks for a connection meanwhile waits for the new database.
    CompletableFuture<DataSource> next = new CompletableFuture<>();
    DataSource old = source.getTargetDataSource();
    source.setTargetDataSource(new Awaited(next));
    // Tests need not survive a power cut.
    source.awaitDisk(false);
    HikariDataSource pool = (HikariDataSource) old;
    Soon.is(
        "the last class has given its connections back",
        () -> pool.isClosed() || pool.getHikariPoolMXBean().getActiveConnections() == 0);
    pool.close();
    String before = Objects.requireNonNull(pool.getJdbcUrl());
    before = before.substring(before.lastIndexOf('/') + 1);
    String fresh = EmbeddedDatabase.OWNER + NUMBER.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(
                url(server.url(), "postgres"), "postgres", server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database %1$s template %2$s owner %2$s".formatted(fresh, EmbeddedDatabase.OWNER));
      if (!before.equals(EmbeddedDatabase.OWNER)) {
        statement.execute("drop database " + before + " with (force)");
      }
    }
    ConfigurableListableBeanFactory beans =
        (ConfigurableListableBeanFactory) house.getAutowireCapableBeanFactory();
    for (String name : beans.getSingletonNames()) {
      forget(beans.getSingleton(name));
    }
    house.getBean(MovableClock.Hands.class).reset();
    HikariConfig config =
        DatabaseConfiguration.pool(
            url(server.url(), fresh), EmbeddedDatabase.OWNER, server.password(), 16);
    // As many as the class needs: to open all beforehand, for each class, takes longer than many of
    // its tests.
    config.setMinimumIdle(1);
    next.complete(new HikariDataSource(config));
    source.setTargetDataSource(next.get());
    Actor.house("测试").run(house.getBean(Editions.class)::takeUp);
    house.publishEvent(new Given());
  }

  /** What the class has set going ends with it. */
  @Override
  public void afterTestClass(TestContext test) {
    JdbcClient jdbc = test.getApplicationContext().getBean(JdbcClient.class);
    Actor.house("测试")
        .run(
            () ->
                Soon.is(
                    "all is told and read",
                    () ->
                        jdbc.sql(
                                """
                                select not exists (select from compile_job) and not exists (
                                  select from event_publication where completion_date is null and status is distinct from 'FAILED')
                                """)
                            .query(Boolean.class)
                            .single()));
  }

  /** Some tests listen to what is asked, from around it. */
  private static SightedDataSource sighted(@Nullable DataSource source) {
    return source instanceof SightedDataSource found
        ? found
        : sighted(((DelegatingDataSource) Objects.requireNonNull(source)).getTargetDataSource());
  }

  private static String url(String url, String database) {
    return url.substring(0, url.lastIndexOf('/') + 1) + database;
  }

  /** Figures that were counted in the last database. */
  private static void forget(Object bean) throws IllegalAccessException {
    Object target = AopTestUtils.getUltimateTargetObject(bean);
    if (!target.getClass().getName().startsWith("org.shanshui.")) {
      return;
    }
    for (Field field : target.getClass().getDeclaredFields()) {
      if (field.getType() == KeptFigures.class) {
        field.setAccessible(true);
        ((KeptFigures<?, ?>) field.get(target)).forget();
      }
    }
  }

  /** Is there as soon as it is made. */
  private static final class Awaited extends AbstractDataSource {
    private final CompletableFuture<DataSource> made;

    Awaited(CompletableFuture<DataSource> made) {
      this.made = made;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return made.join().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      throw new SQLException("One user only");
    }
  }
}
