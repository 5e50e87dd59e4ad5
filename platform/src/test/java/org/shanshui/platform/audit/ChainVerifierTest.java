package org.shanshui.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
  @Autowired private Sealer sealer;

  @BeforeEach
  void someChanges() {
    sealer.seal();
    String code = "T" + Long.toString(System.nanoTime(), 36);
    Actor.house("测试")
        .run(
            () -> {
              for (int i = 0; i < 8; i++) {
                regions.add(code + i, "试验乡" + i, "town", Regions.NATION);
              }
            });
    sealer.seal();
  }

  @Test
  void anUntouchedRecordIsWhole() throws SQLException {
    assertThat(after("select 1"))
        .isInstanceOfSatisfying(
            Finding.Whole.class,
            whole -> {
              assertThat(whole.entries()).isGreaterThan(8);
              assertThat(whole.unsealed()).isZero();
            });
  }

  @Test
  void whatIsNotSealedYetIsToldAndProtectedAlike() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update region set name = name || '甲' where code = '110101'");
      Finding.Whole whole = (Finding.Whole) ChainVerifier.verify(connection, Set.of());
      assertThat(whole.unsealed()).isEqualTo(1);
      assertThat(whole.oldest()).isNotNull();
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "delete from audit_entry where number = (select max(number) from audit_entry)"))
          .hasMessageContaining("append-only");
      connection.rollback();
    }
  }

  @Test
  void aHashNotedEarlierIsFoundAgain() throws SQLException {
    try (Connection connection = connect()) {
      Finding.Whole whole = (Finding.Whole) ChainVerifier.verify(connection, Set.of());
      assertThat(((Finding.Whole) ChainVerifier.verify(connection, Set.of(whole.head()))).missing())
          .isEmpty();
    }
  }

  @Test
  void cuttingOffTheEndIsFoundByAHashNotedEarlier() throws SQLException {
    try (Connection connection = connect()) {
      Finding.Whole whole = (Finding.Whole) ChainVerifier.verify(connection, Set.of());
      tamper(
          connection,
          "delete from audit_entry e using (select numbers from audit_seal order by number desc limit 1) s where e.number <@ s.numbers;"
              + "delete from audit_seal where hash = '"
              + whole.head()
              + "'");
      Finding finding = ChainVerifier.verify(connection, Set.of(whole.head()));
      connection.rollback();
      assertThat(((Finding.Whole) finding).missing()).containsExactly(whole.head());
    }
  }

  @Test
  void aChangedContentIsFound() throws SQLException {
    assertThat(
            after(
                "update audit_entry set after = jsonb_set(after, '{name}', '\"别处\"') where number = 2"))
        .extracting("number", "what")
        .containsExactly(2L, Break.CONTENT);
  }

  @Test
  void aChangedActorIsFound() throws SQLException {
    assertThat(after("update audit_entry set actor = '另一个人' where number = 3"))
        .extracting("number", "what")
        .containsExactly(3L, Break.CONTENT);
  }

  @Test
  void aMissingEntryIsFound() throws SQLException {
    assertThat(after("delete from audit_entry where number = 5"))
        .extracting("number", "what")
        .containsExactly(5L, Break.MISSING);
  }

  @Test
  void theLastEntryOfASealIsMissedToo() throws SQLException {
    assertThat(
            after(
                "delete from audit_entry where number = (select upper(range_merge(numbers)) - 1 from audit_seal where number = 1)"))
        .extracting("what")
        .isEqualTo(Break.MISSING);
  }

  @Test
  void anEntryPutInAfterwardsIsFound() throws SQLException {
    assertThat(
            after(
                """
                create temp table copied on commit drop as select * from audit_entry where number = 5;
                update copied set number = 900000000, actor = '另一个人';
                insert into audit_entry select * from copied
                """))
        .extracting("number", "what")
        .containsExactly(900000000L, Break.PUT_IN);
  }

  @Test
  void anEntryOfTheSameNumberOnAnotherDayIsFound() throws SQLException {
    assertThat(
            after(
                """
                create temp table copied on commit drop as select * from audit_entry where number = 5;
                update copied set day = day - 1;
                update copied c set hash = encode(sha256(convert_to(audit_text(jsonb_populate_record(null::audit_entry, to_jsonb(c))), 'UTF8')), 'hex');
                insert into audit_entry select * from copied
                """))
        .extracting("number", "what")
        .containsExactly(5L, Break.PUT_IN);
  }

  private static final String REWRITE =
      "update audit_entry e set actor = '另一个人' where number = 4;"
          + "update audit_entry e set hash = encode(sha256(convert_to(audit_text(e), 'UTF8')), 'hex') where number = 4;";

  @Test
  void anEntryRewrittenWithItsOwnHashIsFoundByItsSeal() throws SQLException {
    assertThat(after(REWRITE)).extracting("number", "what").containsExactly(1L, Break.SEAL_CONTENT);
  }

  @Test
  void aSealRewrittenWithItsEntriesIsFoundByTheNext() throws SQLException {
    assertThat(
            after(
                REWRITE
                    + """
                    update audit_seal s set hash = encode(sha256(convert_to(seal_text(s), 'UTF8') || (
                      select string_agg(decode(e.hash, 'hex'), '' order by e.number) from audit_entry e where e.number <@ s.numbers)), 'hex')
                    where number = 1
                    """))
        .extracting("number", "what")
        .containsExactly(2L, Break.SEAL_LINK);
  }

  @Test
  void aMissingSealIsFound() throws SQLException {
    assertThat(after("delete from audit_seal where number = 1"))
        .extracting("number", "what")
        .containsExactly(2L, Break.SEAL_GAP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_seal set numbers = '{}' where number = 1",
        "update audit_seal set numbers = '{[1,)}' where number = 1",
        "update audit_seal set at = at - interval '1 day' where number = 1",
        "update audit_seal set frontier = '1' where number = 1",
        "update audit_seal set entries = entries - 1 where number = 1"
      })
  void aSealThatWasChangedIsFound(String deed) throws SQLException {
    assertThat(after(deed)).extracting("number", "what").containsExactly(1L, Break.SEAL_CONTENT);
  }

  @Test
  void theApplicationItselfCannotChangeTheRecord() throws SQLException {
    for (String deed :
        List.of(
            "delete from audit_entry",
            "update audit_entry set actor = 'x'",
            "truncate audit_entry",
            "delete from audit_seal",
            "update audit_seal set hash = 'x'",
            "truncate audit_seal",
            "insert into audit_seal select * from audit_seal")) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(deed)).hasMessageContaining("append-only");
      }
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.execute("insert into audit_entry select * from audit_entry limit 1"))
          .hasMessageContaining("row-level security");
    }
  }

  /** What the proof comes to after this was done with the guard taken off; all is undone. */
  private Finding after(String deed) throws SQLException {
    try (Connection connection = connect()) {
      tamper(connection, deed);
      try {
        return ChainVerifier.verify(connection, Set.of());
      } finally {
        connection.rollback();
      }
    }
  }

  private static void tamper(Connection connection, String deed) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // Whoever rules the server may do all of this; the record shows it. The sealer of this house
      // stands aside meanwhile: it would take the same tables in another order.
      statement.execute("select pg_advisory_xact_lock(7305808869)");
      statement.execute(
          "alter table audit_entry disable trigger user; alter table audit_entry no force row level security;"
              + "alter table audit_seal disable trigger user; alter table audit_seal no force row level security");
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
