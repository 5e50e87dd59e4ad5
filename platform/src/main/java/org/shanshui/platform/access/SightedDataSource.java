package org.shanshui.platform.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
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
          + " set_config('synchronous_commit', ?, false)";

  private volatile boolean awaitsDisk = true;

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

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    Actor actor = Actor.current();
    try (PreparedStatement settings = connection.prepareStatement(SETTINGS)) {
      settings.setString(1, actor.sight().from());
      settings.setString(2, actor.sight().to());
      settings.setString(3, actor.sight().unitArray());
      settings.setString(4, actor.personId() == null ? "" : actor.personId().toString());
      settings.setString(5, actor.name());
      settings.setString(6, actor.address());
      settings.setString(7, actor.region());
      Sight administered = actor.sightAs(Role.ADMINISTRATOR, Role.SECURITY);
      settings.setString(8, administered.from());
      settings.setString(9, administered.to());
      Sight audited = actor.sightAs(Role.AUDITOR, Role.ADMINISTRATOR);
      settings.setString(10, audited.from());
      settings.setString(11, audited.to());
      settings.setString(12, awaitsDisk ? "on" : "off");
      settings.execute();
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLException("Connections are given out in the name of the current actor only");
  }
}
