package org.shanshui.platform.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the record of changes has come. One transaction at a time writes to it, until it is
 * committed; so whoever finds the same head twice knows that nothing was changed between.
 */
@Component
public class ChangeRecord {
  private final JdbcClient jdbc;

  ChangeRecord(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of the last entry, greater than that of any before it; 0 where there is none. */
  long head() {
    return jdbc.sql("select record_head()").query(Long.class).single();
  }
}
