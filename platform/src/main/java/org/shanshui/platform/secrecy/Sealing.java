package org.shanshui.platform.secrecy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.DatabaseException;
import org.shanshui.platform.database.Lock;
import org.shanshui.platform.database.RecordRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before anything is asked of the house: finds its keys, and seals what stands in clear in columns
 * that have become sealed ones, some hundred rows a transaction. One node at a time does so; one
 * that was broken off is gone on with by whoever starts next.
 */
final class Sealing {
  private static final Logger log = LoggerFactory.getLogger(Sealing.class);
  private static final int PART = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Sealing(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Configuration(proxyBeanMethods = false)
  static class Beans {
    /** Whoever uses it finds all sealed. */
    @Bean
    static Secrecy secrecy(
        JdbcClient jdbc,
        PlatformTransactionManager transactions,
        ObjectProvider<SealedColumn> columns,
        @Value("${shanshui.key-file}") Path file) {
      return new Sealing(jdbc, transactions)
          .begin(file.toAbsolutePath(), columns.stream().toList());
    }
  }

  /**
   * @throws DatabaseException if the database holds values of a key that the file does not have
   */
  Secrecy begin(Path file, List<SealedColumn> columns) {
    return Actor.house("个人信息加密")
        .call(
            () -> {
              Secrecy secrecy = new Secrecy(inTransaction(() -> keys(file)));
              columns.forEach(column -> seal(secrecy, column));
              return secrecy;
            });
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Lock.SECRECY.take(jdbc);
              return work.get();
            }));
  }

  private Keys keys(Path file) {
    List<String> missing =
        new ArrayList<>(
            jdbc.sql("select id from sealing_key order by id").query(String.class).list());
    try {
      if (!Files.exists(file)) {
        if (!missing.isEmpty()) {
          throw missing(file, missing);
        }
        KeyFile.make(file);
        log.info(
            "个人信息的密钥已生成：{}。备份不含它，请另存副本 · the key of personal data was made; no backup holds it, so keep a copy",
            file);
      }
      Keys keys = KeyFile.read(file);
      missing.removeAll(keys.ids());
      if (!missing.isEmpty()) {
        throw missing(file, missing);
      }
      jdbc.sql("insert into sealing_key (id) values (?) on conflict do nothing")
          .param(keys.newest().id())
          .update();
      return keys;
    } catch (IOException e) {
      throw new DatabaseException(
          "密钥文件 %s 不能读写：%s。请检查权限，或用 SHANSHUI_KEY_FILE 指定别处。".formatted(file, e),
          "the file of keys %s cannot be read or made: see to its permissions, or name another place by SHANSHUI_KEY_FILE"
              .formatted(file),
          e);
    }
  }

  private static DatabaseException missing(Path file, List<String> ids) {
    String keys = String.join(", ", ids);
    return new DatabaseException(
        "数据库中的个人信息由密钥 %s 加密，密钥文件 %s 中没有。请从另存的副本（或另一节点）放回该文件，或用 SHANSHUI_KEY_FILE 指向它。"
            .formatted(keys, file),
        "personal data in the database are sealed by the key %s, which is not in %s: put the file back from its copy or from another node, or name it by SHANSHUI_KEY_FILE"
            .formatted(keys, file),
        null);
  }

  private record Row(long id, String value) {}

  private void seal(Secrecy secrecy, SealedColumn column) {
    long sealed = 0;
    Optional<Integer> part;
    do {
      part = inTransaction(() -> part(secrecy, column));
      sealed += part.orElse(0);
    } while (part.isPresent());
    if (sealed > 0) {
      log.info("已加密 {} 行 · rows sealed: {}", sealed, column.place());
    }
  }

  /** How many rows it has sealed; empty if there is nothing left to do. */
  private Optional<Integer> part(Secrecy secrecy, SealedColumn column) {
    String table = column.table();
    String name = column.name();
    @Nullable Long through =
        jdbc.sql(
                "insert into sealed_column (table_name, column_name) values (?, ?)"
                    + " on conflict (table_name, column_name) do update set through = sealed_column.through returning through")
            .params(table, name)
            .query((row, number) -> Optional.ofNullable(row.getObject("through", Long.class)))
            .single()
            .orElse(null);
    if (through == null) {
      return Optional.empty();
    }
    List<Row> rows =
        jdbc.sql(
                "select id, %2$s as value from %1$s where id > ? and %2$s is not null order by id limit ? for update"
                    .formatted(table, name))
            .params(through, PART)
            .query(RecordRows.of(Row.class))
            .list();
    String digest = column.digest();
    jdbc.sql(
            "update %1$s t set %2$s = n.value%3$s from unnest(?, ?, ?) n (id, value, digest) where t.id = n.id"
                .formatted(table, name, digest == null ? "" : ", " + digest + " = n.digest"))
        .params(
            rows.stream().map(Row::id).toArray(Long[]::new),
            rows.stream().map(row -> secrecy.seal(column, row.value())).toArray(String[]::new),
            rows.stream()
                .map(row -> digest == null ? null : secrecy.digest(column, row.value()))
                .toArray(String[]::new))
        .update();
    jdbc.sql("update sealed_column set through = ? where table_name = ? and column_name = ?")
        .param(1, rows.isEmpty() ? null : rows.get(rows.size() - 1).id(), java.sql.Types.BIGINT)
        .param(2, table)
        .param(3, name)
        .update();
    return Optional.of(rows.size());
  }
}
