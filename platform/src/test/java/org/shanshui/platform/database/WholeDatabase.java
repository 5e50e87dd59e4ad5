package org.shanshui.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All rows of all tables of the class's database, seen from above any scope. */
public final class WholeDatabase {
  private WholeDatabase() {}

  /** Tables in a row of which the text stands. */
  public static List<String> tablesWith(BeanFactory beans, String text) throws SQLException {
    EmbeddedDatabase server = beans.getBean(EmbeddedDatabase.class);
    String name =
        beans
            .getBean(JdbcClient.class)
            .sql("select current_database()")
            .query(String.class)
            .single();
    String url = server.url();
    List<String> with = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                url.substring(0, url.lastIndexOf('/') + 1) + name,
                EmbeddedDatabase.SUPERUSER,
                server.password());
        Statement statement = connection.createStatement()) {
      for (String table :
          EarlierDatabase.list(
              statement,
              "select c.oid::regclass::text from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'")) {
        // Bytes are written as hexadecimal digits.
        if (!EarlierDatabase.list(
                statement,
                "select 1 from %1$s t where strpos(t::text, '%2$s') > 0 or strpos(t::text, encode('%2$s', 'hex')) > 0 limit 1"
                    .formatted(table, text))
            .isEmpty()) {
          with.add(table);
        }
      }
    }
    return with;
  }
}
