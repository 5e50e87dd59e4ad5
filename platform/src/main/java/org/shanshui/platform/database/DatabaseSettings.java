package org.shanshui.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the data are.
 *
 * @param data folder of the embedded database
 * @param diskReserve room on its disk below which nothing more is taken in
 * @param dbUrl JDBC address of a server of the user's own; empty for the embedded one
 */
@ConfigurationProperties("shanshui")
record DatabaseSettings(
    @DefaultValue("data") Path data,
    @DefaultValue("128MB") DataSize diskReserve,
    @DefaultValue("") String dbUrl,
    @DefaultValue("") String dbUser,
    @DefaultValue("") String dbPassword,
    @DefaultValue("16") int dbConnections) {
  /** Folder of the embedded database, wherever the application was started from. */
  Path folder() {
    return data.toAbsolutePath().normalize();
  }
}
