package org.shanshui.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** In whose name a session of the database is, whoever had it before. */
@PlatformTest
class SightedDataSourceTest {
  private static final List<Actor> ACTORS =
      List.of(
          Actor.NOBODY,
          Actor.house("test"),
          person(7, "/99/9901/990108/", Set.of(Role.UNIT_OFFICER), "10.0.0.1"),
          person(7, "/99/9901/990108/", Set.of(Role.UNIT_OFFICER), "10.0.0.2"),
          person(7, "/99/9901/990108/", Set.of(Role.AUDITOR), "10.0.0.1"),
          person(8, "/99/9901/", Set.of(Role.ADMINISTRATOR), "10.0.0.1"));

  @Autowired private DataSource house;

  private Connection session;
  private SightedDataSource source;

  @BeforeEach
  void oneSession() throws SQLException {
    session = another();
    source = new SightedDataSource(new SingleConnectionDataSource(session, true));
  }

  @AfterEach
  void giveBack() throws SQLException {
    session.close();
  }

  @Test
  void aSessionIsInTheNameOfTheOneWhoActsWhateverItWasBefore() throws SQLException {
    Random random = new Random(1);
    for (int turn = 0; turn < 300; turn++) {
      Actor actor = ACTORS.get(random.nextInt(ACTORS.size()));
      boolean waits = random.nextInt(8) > 0;
      source.awaitDisk(waits);
      boolean keeps = random.nextInt(8) == 0;
      source.keepPlans(keeps);
      try (Connection connection = as(actor);
          Statement statement = connection.createStatement()) {
        assertThat(settings(statement)).isEqualTo(settings(actor, waits, keeps));
        work(connection, statement, random.nextInt(4));
      }
    }
  }

  /** What may happen to a connection before it is given back. */
  private static void work(Connection connection, Statement statement, int kind)
      throws SQLException {
    if (kind == 0) {
      return;
    }
    connection.setAutoCommit(false);
    statement.execute("select set_config('shanshui.region_from', '/', true)");
    if (kind == 1) {
      connection.commit();
    } else {
      if (kind == 2) {
        assertThatThrownBy(() -> statement.execute("select 1 / 0"))
            .isInstanceOf(SQLException.class);
      }
      connection.rollback();
    }
    connection.setAutoCommit(true);
  }

  @Test
  void whoGetsItAgainIsNotAnnouncedAgain() throws SQLException {
    Actor actor = ACTORS.get(2);
    as(actor);
    try (Statement statement = session.createStatement()) {
      // Would be overwritten if the session were told once more.
      statement.execute("select set_config('shanshui.actor', 'marked', false)");
      as(actor);
      assertThat(text(statement, "select current_setting('shanshui.actor')")).isEqualTo("marked");
      as(ACTORS.get(5));
      as(actor);
      assertThat(text(statement, "select current_setting('shanshui.actor')"))
          .isEqualTo(actor.name());
    }
  }

  @Test
  void anotherSessionIsTold() throws SQLException {
    Actor actor = ACTORS.get(2);
    as(actor);
    try (Connection other = another();
        Statement statement = other.createStatement()) {
      source.setTargetDataSource(new SingleConnectionDataSource(other, true));
      as(actor);
      assertThat(settings(statement)).isEqualTo(settings(actor, true, false));
    }
  }

  private Connection another() throws SQLException {
    return Objects.requireNonNull(house.unwrap(SightedDataSource.class).getTargetDataSource())
        .getConnection();
  }

  private Connection as(Actor actor) {
    return actor.call(
        () -> {
          try {
            return source.getConnection();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String settings(Statement statement) throws SQLException {
    return text(
        statement,
        "select concat_ws(' ', current_setting('shanshui.region_from'), current_setting('shanshui.region_to'),"
            + " current_setting('shanshui.units'), current_setting('shanshui.actor_id'),"
            + " current_setting('shanshui.actor'), current_setting('shanshui.address'),"
            + " current_setting('shanshui.admin_from'), current_setting('shanshui.audit_from'),"
            + " current_setting('synchronous_commit'), current_setting('plan_cache_mode'))");
  }

  private static String settings(Actor actor, boolean waits, boolean keeps) {
    return String.join(
        " ",
        actor.sight().from(),
        actor.sight().to(),
        actor.sight().unitArray(),
        actor.personId() == null ? "" : String.valueOf(actor.personId()),
        actor.name(),
        actor.address(),
        actor.sightAs(Role.ADMINISTRATOR, Role.SECURITY).from(),
        actor.sightAs(Role.AUDITOR, Role.ADMINISTRATOR).from(),
        waits ? "on" : "off",
        keeps ? "force_generic_plan" : "auto");
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Actor person(long id, String region, Set<Role> roles, String address) {
    return new Actor(
        id,
        "login" + id,
        "name " + id,
        1L,
        region,
        roles,
        false,
        new Sight(region, List.of(id, id + 1)),
        address);
  }
}
