package org.shanshui.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.audit.ChainVerifier.Finding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written on record is sealed in the end, whoever writes meanwhile, and once. */
@PlatformTest
class SealerTest {
  private static final Actor HOUSE = Actor.house("测试");

  @Autowired private DataSource database;
  @Autowired private Sealer sealer;
  @Autowired private JdbcClient jdbc;

  private Connection connect() {
    return HOUSE.call(
        () -> {
          try {
            return database.getConnection();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void change(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("update region set name = '" + name + "' where code = '110102'");
    }
  }

  private Finding.Whole proved() {
    try (Connection connection = connect()) {
      return (Finding.Whole) ChainVerifier.verify(connection, Set.of());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsCommittedAfterATransactionThatStillRunsWaitsForIt() throws SQLException {
    sealer.seal();
    long before = proved().entries();
    try (Connection slow = connect();
        Connection quick = connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("update region set name = name || '慢' where code = '110105'");
      change(quick, "快");
      sealer.seal();
      assertThat(proved().entries()).isEqualTo(before);
      assertThat(proved().unsealed()).isEqualTo(1);
      slow.commit();
    }
    sealer.seal();
    assertThat(proved().entries()).isEqualTo(before + 2);
    assertThat(proved().unsealed()).isZero();
  }

  @Test
  void numbersOfWhatWasRolledBackAreMissingAndNothingElse() throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      change(connection, "甲");
      connection.rollback();
      change(connection, "乙");
      connection.commit();
    }
    sealer.seal();
    assertThat(proved().unsealed()).isZero();
  }

  @Test
  void sealedAtCommitNothingIsEverUnsealed() throws SQLException {
    HOUSE.run(() -> sealer.sealAtCommit(true));
    try (Connection connection = connect()) {
      long before = proved().entries() + proved().unsealed();
      connection.setAutoCommit(false);
      change(connection, "子");
      change(connection, "丑");
      connection.commit();
      connection.setAutoCommit(true);
      change(connection, "寅");
      assertThat(proved().unsealed()).isZero();
      assertThat(proved().entries()).isEqualTo(before + 3);
    } finally {
      HOUSE.run(() -> sealer.sealAtCommit(false));
    }
    try (Connection connection = connect()) {
      change(connection, "卯");
    }
    sealer.seal();
    assertThat(proved().unsealed()).isZero();
  }

  @Test
  void inADatabaseMovedToAServerThatCountsAnewItGoesOn() throws SQLException {
    sealer.seal();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      change(connection, "旧");
      // As if the server it comes from had counted further: the last seal, and one entry that no
      // seal had taken.
      statement.execute(
          """
          alter table audit_entry disable trigger user; alter table audit_entry no force row level security;
          alter table audit_seal disable trigger user; alter table audit_seal no force row level security;
          update audit_entry e set transaction = '4000000000' where number = (select max(number) from audit_entry);
          update audit_entry e set hash = encode(sha256(convert_to(audit_text(e), 'UTF8')), 'hex') where transaction = '4000000000';
          update audit_seal set until = '3999999999', frontier = '3999999999' where number = (select max(number) from audit_seal);
          update audit_seal s set hash = encode(sha256(convert_to(seal_text(s), 'UTF8') || (
            select string_agg(decode(e.hash, 'hex'), '' order by e.number) from audit_entry e where e.number <@ s.numbers)), 'hex')
          where number = (select max(number) from audit_seal);
          alter table audit_entry force row level security; alter table audit_entry enable trigger append_only;
          alter table audit_entry enable trigger append_only_truncate;
          alter table audit_seal force row level security; alter table audit_seal enable trigger user;
          """);
      connection.commit();
      connection.setAutoCommit(true);
      change(connection, "新");
      sealer.seal();
      change(connection, "又新");
      sealer.seal();
    }
    assertThat(proved().unsealed()).isZero();
  }

  @Test
  void theHeadsOfDaysThatAreOverAreKeptOutsideOnce(@TempDir Path folder) throws Exception {
    sealer.seal();
    Path file = folder.resolve("deep/heads");
    HeadsFile heads = new HeadsFile(jdbc, new RecordSettings(RecordSettings.Sealed.SECOND, file));
    LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
    HOUSE.run(
        () -> {
          heads.keepBefore(tomorrow);
          heads.keepBefore(tomorrow);
        });
    assertThat(HeadsFile.read(file)).hasSize(1);
    String head = HeadsFile.read(file).get(0).hash();
    try (Connection connection = connect()) {
      assertThat(((Finding.Whole) ChainVerifier.verify(connection, List.of(head))).missing())
          .isEmpty();
    }
    Files.writeString(file, "2026-01-01 nothing\n");
    assertThatThrownBy(() -> HeadsFile.read(file)).isInstanceOf(IOException.class);
  }
}
