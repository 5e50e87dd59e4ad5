package org.shanshui.platform.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.secrecy.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the rows of confirmed imports, a part a transaction, so that no other save waits long. What
 * came of a row is committed with it: a job that was broken off goes on where it stood.
 */
@Component
class ImportJob {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Imports imports;
  private final Map<String, Form<?>> forms;
  private final TransactionTemplate transaction;

  ImportJob(
      JdbcClient jdbc,
      JsonMapper json,
      Imports imports,
      List<Form<?>> forms,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.json = json;
    this.imports = imports;
    this.forms = Imports.byPath(forms);
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What it keeps of them waits sealed. */
  @Configuration(proxyBeanMethods = false)
  static class Sealed {
    @Bean
    static SealedColumn rowsOfImports() {
      return Imports.ROWS;
    }

    @Bean
    static SealedColumn faultsOfImports() {
      return Imports.FAULTS;
    }
  }

  private record Part(long id, String rows, String outcomes) {}

  /** Not in a transaction of its own: told again until it comes to its end. */
  @Async
  @TransactionalEventListener
  void keep(ImportConfirmed confirmed) {
    confirmed.actor().run(() -> keep(confirmed.id()));
  }

  private void keep(long id) {
    Imports.Import read =
        transaction.execute(status -> imports.find(id)).orElseThrow(IllegalStateException::new);
    Form<?> form = Objects.requireNonNull(forms.get(read.form()), read.form());
    List<Long> parts =
        jdbc.sql("select id from import_part where import_id = ? order by number")
            .param(id)
            .query(Long.class)
            .list();
    for (long part : parts) {
      keep(form, read, part);
    }
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("update import_file set state = 'DONE' where id = ? and state = 'RUNNING'")
                .param(id)
                .update());
  }

  /** All rows of a part at once; where one is refused, each by itself. */
  private <D> void keep(Form<D> form, Imports.Import read, long part) {
    try {
      transaction.executeWithoutResult(status -> keep(form, read, part, null));
    } catch (Refused oneOfThem) {
      for (int row : left(part)) {
        try {
          transaction.executeWithoutResult(status -> keep(form, read, part, row));
        } catch (Refused refused) {
          transaction.executeWithoutResult(
              status -> settle(read, part, List.of(row), refused.refusal()));
        }
      }
    }
  }

  private <D> void keep(Form<D> form, Imports.Import read, long id, @Nullable Integer only) {
    Part part = locked(id);
    Map<String, @Nullable Refusal> done = imports.outcomes(part.outcomes());
    List<Entry<D>> entries = new ArrayList<>();
    for (Imports.Stored row : imports.stored(part.rows())) {
      if (!done.containsKey(String.valueOf(row.row())) && (only == null || only == row.row())) {
        entries.add(
            new Entry<>(row.row(), json.treeToValue(row.draft(), form.drafts()), row.known()));
      }
    }
    if (!entries.isEmpty()) {
      form.open(imports.given(read)).keep(entries);
      settle(read, id, entries.stream().map(Entry::number).toList(), null);
    }
  }

  private Part locked(long id) {
    return jdbc.sql("select id, rows, outcomes from import_part where id = ? for update")
        .param(id)
        .query(RecordRows.of(Part.class))
        .single();
  }

  private List<Integer> left(long id) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Part part = locked(id);
              Map<String, @Nullable Refusal> done = imports.outcomes(part.outcomes());
              return imports.stored(part.rows()).stream()
                  .map(Imports.Stored::row)
                  .filter(row -> !done.containsKey(String.valueOf(row)))
                  .toList();
            }));
  }

  private void settle(
      Imports.Import read, long part, List<Integer> rows, @Nullable Refusal refusal) {
    Map<String, @Nullable Refusal> outcomes = new LinkedHashMap<>();
    rows.forEach(row -> outcomes.put(String.valueOf(row), refusal));
    jdbc.sql("update import_part set outcomes = outcomes || cast(? as jsonb) where id = ?")
        .params(json.writeValueAsString(outcomes), part)
        .update();
    jdbc.sql("update import_file set kept = kept + ?, refused = refused + ? where id = ?")
        .params(refusal == null ? rows.size() : 0, refusal == null ? 0 : rows.size(), read.id())
        .update();
  }
}
