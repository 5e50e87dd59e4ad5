package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.audit.ChainVerifier;
import org.shanshui.platform.audit.ChainVerifier.Break;
import org.shanshui.platform.audit.ChainVerifier.Finding;
import org.springframework.beans.factory.annotation.Autowired;

/** What earlier versions chained entry by entry is carried on by seals, and proved with them. */
@PlatformTest
class EarlierRecordTest {
  @Autowired private EmbeddedDatabase server;
  private EarlierDatabase earlier;

  @BeforeEach
  void anEarlierDatabase() throws SQLException {
    earlier = new EarlierDatabase(server, "earlier_record", "100");
    try (Connection connection = earlier.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 5; i++) {
        statement.execute(region("早" + i));
      }
      statement.execute("update region set name = '改过' where code = '早1'");
    }
    earlier.upgrade();
    try (Connection connection = earlier.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        statement.execute(region("晚" + i));
        statement.execute("select seal_record(true)");
      }
    }
  }

  @AfterEach
  void gone() throws SQLException {
    earlier.close();
  }

  @Test
  void bothAreProvedAsOne() throws SQLException {
    try (Connection connection = earlier.connect()) {
      Finding.Whole whole = (Finding.Whole) ChainVerifier.verify(connection, Set.of());
      assertThat(whole.entries()).isEqualTo(9);
      assertThat(whole.unsealed()).isZero();
    }
  }

  @Test
  void whatWasChainedEarlierStaysProtectedByTheSealsAfterIt() throws SQLException {
    assertThat(after("update audit_entry set actor = 'x' where number = 2"))
        .extracting("number", "what")
        .containsExactly(2L, Break.CONTENT);
    assertThat(after("delete from audit_entry where number = 3"))
        .extracting("number", "what")
        .containsExactly(4L, Break.GAP);
    assertThat(after("delete from audit_entry where number = 6"))
        .extracting("number", "what")
        .containsExactly(1L, Break.SEAL_LINK);
  }

  private Finding after(String deed) throws SQLException {
    try (Connection connection = earlier.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "alter table audit_entry disable trigger user; alter table audit_entry no force row level security;"
              + deed);
      Finding finding = ChainVerifier.verify(connection, Set.of());
      connection.rollback();
      return finding;
    }
  }

  private static String region(String code) {
    return "insert into region (code, name, level, path) values ('%1$s', '%1$s', 'town', '/%1$s/')"
        .formatted(code);
  }
}
