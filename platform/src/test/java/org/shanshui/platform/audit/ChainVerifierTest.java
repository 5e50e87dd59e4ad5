package org.shanshui.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.audit.ChainVerifier.Break;
import org.shanshui.platform.audit.ChainVerifier.Finding;
import org.shanshui.platform.directory.Regions;
import org.springframework.beans.factory.annotation.Autowired;

/** The proof finds whatever was done to the record behind the application's back. */
@PlatformTest
class ChainVerifierTest {
  @Autowired private DataSource database;
  @Autowired private Regions regions;

  @BeforeEach
  void someChanges() {
    String code = "T" + Long.toString(System.nanoTime(), 36);
    Actor.house("测试")
        .run(
            () -> {
              for (int i = 0; i < 8; i++) {
                regions.add(code + i, "试验乡" + i, "town", Regions.NATION);
              }
            });
  }

  @Test
  void anUntouchedRecordIsWhole() throws SQLException {
    assertThat(after("select 1")).isInstanceOf(Finding.Whole.class);
  }

  @Test
  void aHashNotedEarlierIsFoundAgain() throws SQLException {
    try (Connection connection = connect()) {
      Finding.Whole whole = (Finding.Whole) ChainVerifier.verify(connection, null);
      assertThat(ChainVerifier.verify(connection, whole.head()))
          .isEqualTo(new Finding.Whole(whole.entries(), whole.head(), true));
    }
  }

  @Test
  void cuttingOffTheEndIsFoundByAHashNotedEarlier() throws SQLException {
    try (Connection connection = connect()) {
      String head = ((Finding.Whole) ChainVerifier.verify(connection, null)).head();
      tamper(connection, "delete from audit_entry where hash = '" + head + "'");
      Finding finding = ChainVerifier.verify(connection, head);
      connection.rollback();
      assertThat(((Finding.Whole) finding).foundKnown()).isFalse();
    }
  }

  @Test
  void aChangedContentIsFound() throws SQLException {
    Finding finding =
        after(
            "update audit_entry set after = jsonb_set(after, '{name}', '\"别处\"') where number = 2");
    assertThat(finding).isInstanceOf(Finding.Broken.class);
    assertThat(((Finding.Broken) finding).number()).isEqualTo(2);
    assertThat(((Finding.Broken) finding).what()).isEqualTo(Break.CONTENT);
  }

  @Test
  void aChangedActorIsFound() throws SQLException {
    assertThat(after("update audit_entry set actor = '另一个人' where number = 3"))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void aMissingEntryIsFound() throws SQLException {
    assertThat(after("delete from audit_entry where number = 5"))
        .extracting("number", "what")
        .containsExactly(6L, Break.GAP);
  }

  @Test
  void anEntryRewrittenWithItsOwnHashIsFoundByTheNext() throws SQLException {
    Finding finding =
        after(
            "update audit_entry e set actor = '另一个人' where number = 4;"
                + "update audit_entry e set hash = encode(sha256(convert_to(audit_text(e), 'UTF8')), 'hex') where number = 4");
    assertThat(finding).extracting("number", "what").containsExactly(5L, Break.LINK);
  }

  @Test
  void theApplicationItselfCannotChangeTheRecord() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> statement.execute("delete from audit_entry"))
          .hasMessageContaining("append-only");
    }
  }

  /** What the proof comes to after this was done with the guard taken off; all is undone. */
  private Finding after(String deed) throws SQLException {
    try (Connection connection = connect()) {
      tamper(connection, deed);
      try {
        return ChainVerifier.verify(connection, null);
      } finally {
        connection.rollback();
      }
    }
  }

  private static void tamper(Connection connection, String deed) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter table audit_entry disable trigger user");
      statement.execute(deed);
    }
  }

  private Connection connect() {
    return Actor.house("测试")
        .call(
            () -> {
              try {
                return database.getConnection();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
