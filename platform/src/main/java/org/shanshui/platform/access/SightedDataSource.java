package org.shanshui.platform.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives out connections in the name of the {@linkplain Actor#current() current actor}. The row
 * policies of the database read the settings made here; a connection that nobody asked for in a
 * name sees nothing.
 */
public final class SightedDataSource extends DelegatingDataSource {
  private static final String SETTINGS =
      "select set_config('shanshui.region_from', ?, false), set_config('shanshui.region_to', ?, false),"
          + " set_config('shanshui.units', ?, false), set_config('shanshui.actor_id', ?, false),"
          + " set_config('shanshui.actor', ?, false), set_config('shanshui.address', ?, false),"
          + " set_config('shanshui.actor_region', ?, false),"
          + " set_config('shanshui.admin_from', ?, false), set_config('shanshui.admin_to', ?, false),"
          + " set_config('shanshui.audit_from', ?, false), set_config('shanshui.audit_to', ?, false),"
          + " set_config('synchronous_commit', ?, false), set_config('shanshui.clock', ?, false),"
          + " set_config('plan_cache_mode', ?, false)";

  /** By session of the database. Nothing but this changes these settings beyond a transaction. */
  private final Map<PGConnection, List<String>> told =
      Collections.synchronizedMap(new WeakHashMap<>());

  private volatile boolean awaitsDisk = true;
  private volatile String clock = "";
  private volatile boolean keepsPlans;

  public SightedDataSource(DataSource source) {
    super(source);
  }

  /**
   * Whether a commit waits until the disk has it, as it does unless told otherwise. A machine that
   * loses its power may lose the last moments of what did not wait, but never a part of them.
   */
  public void awaitDisk(boolean awaits) {
    awaitsDisk = awaits;
  }

  /**
   * Whether the database goes by the first plan that it has made of a statement, or, as it does
   * unless told otherwise, plans the first few times anew for the values that are asked for. Of use
   * where much is done in a short time and no table is large.
   */
  public void keepPlans(boolean keeps) {
    keepsPlans = keeps;
  }

  /** How far the house's clock is set off from the machine's, as all that is stamped goes by it. */
  public void setClockOff(Duration offset) {
    clock = offset.isZero() ? "" : offset.toSeconds() + " seconds";
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try {
      give(connection, settings(Actor.current()));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private List<String> settings(Actor actor) {
    Sight sight = actor.sight();
    Sight administered = actor.sightAs(Role.ADMINISTRATOR, Role.SECURITY);
    Sight audited = actor.sightAs(Role.AUDITOR, Role.ADMINISTRATOR);
    return List.of(
        sight.from(),
        sight.to(),
        sight.unitArray(),
        actor.personId() == null ? "" : actor.personId().toString(),
        actor.name(),
        actor.address(),
        actor.region(),
        administered.from(),
        administered.to(),
        audited.from(),
        audited.to(),
        awaitsDisk ? "on" : "off",
        clock,
        keepsPlans ? "force_generic_plan" : "auto");
  }

  /** What a session of the database was told stays with it: it is told again only what differs. */
  private void give(Connection connection, List<String> settings) throws SQLException {
    PGConnection session = connection.unwrap(PGConnection.class);
    if (settings.equals(told.get(session))) {
      return;
    }
    told.remove(session);
    try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
      for (int i = 0; i < settings.size(); i++) {
        statement.setString(i + 1, settings.get(i));
      }
      statement.execute();
    }
    told.put(session, settings);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLException("Connections are given out in the name of the current actor only");
  }
}
