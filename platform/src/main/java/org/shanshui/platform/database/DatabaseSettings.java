package org.shanshui.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data are.
 *
 * @param data folder of the embedded database
 * @param dbUrl JDBC address of a server of the user's own; empty for the embedded one
 */
@ConfigurationProperties("shanshui")
record DatabaseSettings(
    @DefaultValue("data") Path data,
    @DefaultValue("") String dbUrl,
    @DefaultValue("") String dbUser,
    @DefaultValue("") String dbPassword,
    @DefaultValue("16") int dbConnections) {}
